import { hash } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

import type { KeyHolder } from '../ports/usage.ts';

/** How long a revoked key or a closed source may still be taken for what it was. */
const KNOWN_MS = 5_000;
/** Wrong keys are remembered too, so there is a bound to them. */
const MOST = 10_000;

export type FindHolder = (keyHash: string) => Promise<KeyHolder | undefined>;

/** What is kept of a write key. */
export function hashOfKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

/** Finds whose key it is, asking the store once in some seconds and once for requests that come together. */
export function keyHolders(find: FindHolder, now: () => Instant) {
  const known = new Map<string, { until: Instant; holder: Promise<KeyHolder | undefined> }>();
  return (key: string): Promise<KeyHolder | undefined> => {
    const keyHash = hashOfKey(key);
    const before = known.get(keyHash);
    if (before !== undefined && before.until > now()) return before.holder;
    if (known.size >= MOST) known.clear();
    const holder = find(keyHash);
    known.set(keyHash, { until: now() + KNOWN_MS, holder });
    // A failure says nothing of the key: the next request asks again.
    holder.catch(() => known.delete(keyHash));
    return holder;
  };
}
