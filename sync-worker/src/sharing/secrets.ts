import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 random bits, for an address or a browser. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret. A secret of so many bits needs neither salt nor a slow hash. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function isSecret(given: string, hash: string): boolean {
  return areEqual(hashOfSecret(given), hash);
}

export function newCode(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0');
}

/**
 * What is kept of a code. It is keyed by the secret of its link's address, which is kept nowhere: whoever reads the database
 * cannot try the few codes there are.
 */
export function hashOfCode(code: string, secret: string): string {
  return createHmac('sha256', secret).update(code).digest('base64url');
}

export function isCode(given: string, secret: string, hash: string): boolean {
  return areEqual(hashOfCode(given, secret), hash);
}

/** In constant time: how long it takes tells nothing of where two hashes differ. */
function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
