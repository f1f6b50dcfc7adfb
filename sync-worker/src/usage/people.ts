import { hash } from 'node:crypto';

/** Of people only this is kept. 72 bits: two of a million users are one with a probability of one in ten billion. */
const HASH_CHARS = 12;
/** Users seen lately, so that the same one is not hashed for every event. */
const REMEMBERED = 50_000;

export type HashUser = (userId: string) => string;

/** Counts people apart without knowing them: a salted hash that differs between portals. */
export function userHasher(salt: string): HashUser {
  const known = new Map<string, string>();
  return (userId) => {
    const remembered = known.get(userId);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const hashed = hash('sha256', salt + userId, 'base64url').slice(0, HASH_CHARS);
    known.set(userId, hashed);
    return hashed;
  };
}
