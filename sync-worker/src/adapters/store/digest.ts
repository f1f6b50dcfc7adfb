import { hash } from 'node:crypto';

/** Tells one version of a record from the next; never compared across records, so 48 bits are plenty. */
export function contentHash(content: unknown): number {
  return Number.parseInt(hash('sha1', JSON.stringify(content)).slice(0, 12), 16);
}
