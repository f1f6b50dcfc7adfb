import { hash } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

import type { KeyHolder } from '../ports/usage.ts';

/** How long a revoked key or a closed source may still be taken for what it was. */
const KNOWN_MS = 5_000;
/** Wrong keys are remembered too, so there is a bound to them. */
const MOST = 10_000;

/** How exactly it is known when a key was last used. */
const NOTED_EVERY_MS = 60_000;

type Options = {
  find: (keyHash: string) => Promise<KeyHolder | undefined>;
  /** Told of a key that is in use, now and then. */
  used: (holder: KeyHolder) => Promise<void>;
  now: () => Instant;
};

/** What is kept of a write key. */
export function hashOfKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

/** Finds whose key it is, asking the store once in some seconds and once for requests that come together. */
export function keyHolders({ find, used, now }: Options) {
  const known = new Map<string, { until: Instant; holder: Promise<KeyHolder | undefined> }>();
  const notedAt = new Map<string, Instant>();

  const look = async (keyHash: string) => {
    const holder = await find(keyHash);
    if (holder !== undefined && !holder.isRevoked) await note(holder);
    return holder;
  };

  const note = async (holder: KeyHolder) => {
    if ((notedAt.get(holder.keyId) ?? -Infinity) + NOTED_EVERY_MS > now()) return;
    notedAt.set(holder.keyId, now());
    await used(holder);
  };

  return (key: string): Promise<KeyHolder | undefined> => {
    const before = known.get(key);
    if (before !== undefined && before.until > now()) return before.holder;
    if (known.size >= MOST) known.clear();
    const holder = look(hashOfKey(key));
    known.set(key, { until: now() + KNOWN_MS, holder });
    // A failure says nothing of the key: the next request asks again.
    holder.catch(() => known.delete(key));
    return holder;
  };
}
