import {
  hashOfCode,
  hashOfSecret,
  isCode,
  isSecret,
  newCode,
  newSecret,
} from '@attain/sync-worker/sharing/secrets';
import { readToken, writeToken } from '@attain/sync-worker/sharing/share-token';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const SECRET = newSecret();
const TOKEN = { portalId: 4711, linkId: 'q83v7gECAwQFBgcICQoLDA', secret: SECRET };

describe('the address of a shared report', () => {
  it('reads as what it was written for, and needs no escapes', () => {
    const text = writeToken(TOKEN);
    expect(readToken(text)).toEqual(TOKEN);
    expect(encodeURIComponent(text)).toBe(text);
  });

  it.each([
    ['too short', writeToken(TOKEN).slice(0, -1)],
    ['too long', `${writeToken(TOKEN)}a`],
    ['a megabyte', 'a'.repeat(1_000_000)],
    ['of no portal', writeToken(TOKEN).replace('4711', '')],
    ['with a sign in the number', writeToken(TOKEN).replace('4711', '-4711')],
    ['with a line break', `${writeToken(TOKEN)}\n`],
    ['with an escape', writeToken(TOKEN).replace('.', '%2E')],
    ['nothing', ''],
    ['a path', `../${writeToken(TOKEN)}`],
  ])('is none when it is %s', (_what, text) => {
    expect(readToken(text)).toBeUndefined();
  });
});

describe('a secret', () => {
  it('is known by its hash, and no other is', () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        const hash = hashOfSecret(SECRET);
        expect(isSecret(SECRET, hash)).toBe(true);
        expect(isSecret(other, hash)).toBe(other === SECRET);
      }),
      { numRuns: 200 },
    );
  });

  it('is not known by another spelling of its bytes', () => {
    const last = SECRET.at(-1) ?? '';
    for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const spelt = SECRET.slice(0, -1) + digit;
      expect(isSecret(spelt, hashOfSecret(SECRET))).toBe(digit === last);
    }
  });

  it('is new each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, newSecret)).size).toBe(1_000);
  });
});

describe('a code', () => {
  it.each([6, 8])('has %i digits, leading zeros included', (digits) => {
    const codes = Array.from({ length: 2_000 }, () => newCode(digits));
    for (const code of codes) expect(code).toMatch(new RegExp(`^\\d{${digits}}$`));
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('opens its own link alone: its hash is worth nothing with the secret of another', () => {
    const hash = hashOfCode('123456', SECRET);
    expect(isCode('123456', SECRET, hash)).toBe(true);
    expect(isCode('123457', SECRET, hash)).toBe(false);
    expect(isCode('123456', newSecret(), hash)).toBe(false);
    expect(isCode('', SECRET, hash)).toBe(false);
  });
});
