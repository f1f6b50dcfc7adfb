import { randomBytes } from 'node:crypto';

const ID_BYTES = 16;

/** 128 random bits: nobody finds a link by trying. */
export function newLinkId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}
