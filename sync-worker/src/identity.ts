import { hash } from 'node:crypto';

/** What makes up an identity. */
export type Parts = readonly (string | number | null)[];

/** One digest for one list of parts; parts cannot run into each other. */
export function digestOf(...parts: Parts): Buffer {
  return hash('sha256', JSON.stringify(parts), 'buffer');
}

/** A stable id: the same parts give the same id on every import. */
export function idOf(...parts: Parts): string {
  return digestOf(...parts)
    .toString('base64url')
    .slice(0, 22);
}
