import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

const KEY_BYTES = 32;
const SHAPE = /^(\d{1,15})\.([\w-]{22})\.(\d{1,15})\.([\w-]{43})$/;

/** What a link's address says; it is signed, so that none of it can be altered. */
export type LinkToken = { portalId: number; linkId: string; expiresAt: Instant };

/** Makes and reads the addresses of sign-off links. */
export type LinkTokens = {
  issue(token: LinkToken): string;
  /** `undefined` for anything that was not issued here, whole and unaltered. */
  read(text: string): LinkToken | undefined;
};

/**
 * @param secret of the worker; another one makes all links that are out invalid
 * @param purpose what the links open: one of another purpose is none
 */
export function linkTokens(secret: string, purpose = 'attain sign-off links'): LinkTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    issue({ portalId, linkId, expiresAt }) {
      const text = `${portalId}.${linkId}.${expiresAt}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read(text) {
      const [, portalId, linkId, expiresAt, given] = SHAPE.exec(text) ?? [];
      if (linkId === undefined || given === undefined) return undefined;
      const wanted = sign(`${portalId}.${linkId}.${expiresAt}`);
      const signature = Buffer.from(given, 'base64url');
      // The last digit of base64 has bits to spare: another spelling of the same bytes is an altered address, too.
      if (signature.toString('base64url') !== given) return undefined;
      if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) {
        return undefined;
      }
      return { portalId: Number(portalId), linkId, expiresAt: Number(expiresAt) };
    },
  };
}

/**
 * What links are signed with: the key that protects what is stored, else the secret of the app. Without either there are
 * no links.
 */
export function linkSecret(environment: {
  encryptionKey: string | undefined;
  clientSecret: string | undefined;
}): string | undefined {
  return environment.encryptionKey ?? environment.clientSecret;
}
