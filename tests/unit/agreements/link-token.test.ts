import { linkSecret, linkTokens } from '@attain/sync-worker/agreements/link-token';
import { newLinkId } from '@attain/sync-worker/links/random-id';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const tokens = linkTokens('the secret of the app');
const LINK = { portalId: 4711, linkId: 'q83v7gECAwQFBgcICQoLDA', expiresAt: 1_772_000_000_000 };
const TOKEN = tokens.issue(LINK);
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%+/ \n'];

describe('the token of a link', () => {
  it('reads as what it was issued for', () => {
    expect(tokens.read(TOKEN)).toEqual(LINK);
    expect(linkTokens('the secret of the app').read(TOKEN)).toEqual(LINK);
  });

  it('needs no escapes in an address', () => {
    expect(encodeURIComponent(TOKEN)).toBe(TOKEN);
  });

  it('is worth nothing under another secret', () => {
    expect(linkTokens('another secret').read(TOKEN)).toBeUndefined();
  });

  it('is refused with any one character altered, left out or put in', () => {
    const places = [...TOKEN].flatMap((_, place) => {
      const [before, rest] = [TOKEN.slice(0, place), TOKEN.slice(place)];
      const put = ALPHABET.map((letter) => before + letter + rest);
      const altered = ALPHABET.map((letter) => before + letter + rest.slice(1));
      return [before + rest.slice(1), ...put, ...altered];
    });
    const wrong = places.filter((text) => text !== TOKEN);
    expect(wrong.length).toBeGreaterThan(10_000);
    for (const text of wrong) expect(tokens.read(text)).toBeUndefined();
    for (const letter of ALPHABET) expect(tokens.read(TOKEN + letter)).toBeUndefined();
  });

  it('is refused with parts of another one', () => {
    const other = tokens.issue({ ...LINK, portalId: 4712 }).split('.');
    const parts = TOKEN.split('.');
    for (let at = 0; at < parts.length; at += 1) {
      const mixed = parts.map((part, index) => (index === at ? (other[index] ?? '') : part));
      const isSame = mixed.join('.') === TOKEN;
      expect(tokens.read(mixed.join('.'))).toEqual(isSame ? LINK : undefined);
    }
  });

  it('is nothing that anybody could make up', () => {
    const signature = fc.stringMatching(/^[\w-]{43}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), signature), (text) => {
        expect(tokens.read(text)).toBeUndefined();
        const { portalId, linkId, expiresAt } = LINK;
        expect(tokens.read(`${portalId}.${linkId}.${expiresAt}.${text}`)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('is read back whatever the portal, the link and the time', () => {
    const number = fc.integer({ min: 0, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(number, number, (portalId, expiresAt) => {
        const link = { portalId, linkId: newLinkId(), expiresAt };
        expect(tokens.read(tokens.issue(link))).toEqual(link);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the id of a link', () => {
  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, newLinkId)).size).toBe(1_000);
  });
});

describe('the secret that signs links', () => {
  it.each([
    ['key', 'app', 'key'],
    ['key', undefined, 'key'],
    [undefined, 'app', 'app'],
    [undefined, undefined, undefined],
  ])(
    'of the encryption key %s and the client secret %s is %s',
    (encryptionKey, clientSecret, secret) => {
      expect(linkSecret({ encryptionKey, clientSecret })).toBe(secret);
    },
  );
});
