import { hash } from 'node:crypto';

import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import type { PortalStore } from '../ports/store.ts';
import type { JsonOfAny } from './api-route.ts';
import { HttpError } from './errors.ts';

/** HubSpot repeats at once, a program's queue within days. */
const KEPT_MS = 7 * DAY_MS;
/** Keys that begin so are never forgotten: no program's key has a space in it. */
export const NEVER_FORGOTTEN = 'never forgotten ';

export type Identity = {
  /** `undefined`: the caller gave none, so every request is a new one. */
  key: string | undefined;
  /** What the key stands for: method, address, body and caller. */
  content: readonly unknown[];
  /** Fields of the answer that are told once and kept nowhere. */
  secret: readonly string[] | undefined;
};

/** As it goes over the wire, so that a repeat gets the same bytes. */
export type WireAnswer = {
  status: number;
  text: string;
  version: number | null;
  /** When the answer was given that this one repeats; `null`: it is the first. */
  repeats: Instant | null;
};

/**
 * Runs a write whole or not at all, and once for one key: its answer is kept in the transaction of its change, and a repeat
 * gets it again. Writers of a portal take turns, so that of two at the same time the second one finds the answer of the first.
 * A refusal changes nothing and is not kept, nor is what an answer tells only once.
 *
 * @throws {HttpError} 409 where the key was used for something else.
 */
export async function once(
  store: PortalStore,
  { key, content, secret }: Identity,
  now: Instant,
  run: (store: PortalStore) => Promise<JsonOfAny>,
): Promise<WireAnswer> {
  return store.transaction(async (inside) => {
    if (key === undefined) return onTheWire(await run(inside));
    await inside.requests.forget(now - KEPT_MS, NEVER_FORGOTTEN);
    const digest = hash('sha256', JSON.stringify(content), 'base64url');
    const earlier = await inside.requests.answered(key);
    if (earlier) {
      if (earlier.digest !== digest) throw usedOtherwise();
      return {
        status: earlier.status,
        text: earlier.body,
        version: earlier.version,
        repeats: earlier.at,
      };
    }
    const made = await run(inside);
    const { status, text: body, version } = onTheWire(withoutSecret(made, secret));
    await inside.requests.keep({ key, digest, status, body, version, at: now });
    return onTheWire(made);
  });
}

function withoutSecret(answer: JsonOfAny, secret: readonly string[] = []): JsonOfAny {
  if (secret.length === 0) return answer;
  const untold = Object.fromEntries(secret.map((field) => [field, null]));
  return { ...answer, body: { ...(answer.body as object), ...untold } };
}

export function onTheWire({ status, body, version }: JsonOfAny): WireAnswer {
  return { status, text: JSON.stringify(body), version: version ?? null, repeats: null };
}

function usedOtherwise(): HttpError {
  return new HttpError(
    409,
    'conflict',
    'This Idempotency-Key (requestId) was used for another request: take a new one for each new request.',
    { details: [{ field: 'requestId', message: 'was used for another request' }] },
  );
}
