import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isSignedByHubSpot, type SignedRequest } from '@attain/sync-worker/http/signature-v3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const RECORDED = fileURLToPath(
  new URL('../../../../shared/data/hubspot-signature-vectors/vectors.json', import.meta.url),
);

const SECRET = '7c3f8a1e-0b52-4d6f-9e21-5a4b3c2d1e0f';
const SIGNED_AT = Date.parse('2026-11-22T08:00:00Z');
const MINUTE_MS = 60_000;

/** Signatures that were computed with another program. */
const CARD: SignedRequest = {
  method: 'GET',
  uri: 'https://attain.example/api/companies/512/summary?portalId=4711',
  body: Buffer.alloc(0),
  signature: 'ahh1FO3GJvyqtfGCzEcjF1MUjjvLrCqweceIM3cJMZQ=',
  timestamp: String(SIGNED_AT),
};
const EVENTS: SignedRequest = {
  method: 'POST',
  uri: 'https://attain.example/webhooks/hubspot',
  body: Buffer.from('[{"name":"Zoë 東京"}]'),
  signature: 'wSFmy7FDN89ZMuurT6EEHGsZ6SQevnMkO26+96Szk7M=',
  timestamp: String(SIGNED_AT),
};
/** HubSpot undoes some escapes before it signs, in either case of their letters, and leaves others as they are. */
const ESCAPED: SignedRequest = {
  method: 'GET',
  uri: 'https://attain.example/api/x?userEmail=maren%40acme.example&x=a%20b%26c%2Fd%2fe%C3%AB%25',
  body: Buffer.alloc(0),
  signature: 'OhUsf6oWiQCIWgqhXTGj0rP4Mn2qMvvDHPOwOXKb51I=',
  timestamp: String(SIGNED_AT),
};

const isAccepted = (request: SignedRequest, now = SIGNED_AT, secret = SECRET) =>
  isSignedByHubSpot(request, secret, now);

describe('a signature is accepted', () => {
  it.each([
    ['of a card', CARD],
    ['of a body in other scripts than Latin', EVENTS],
    ['of a query with escapes', ESCAPED],
  ])('%s', (_, request) => {
    expect(isAccepted(request)).toBe(true);
  });

  it.each([-5 * MINUTE_MS, 0, 5 * MINUTE_MS])('%d ms from its timestamp', (distance) => {
    expect(isAccepted(CARD, SIGNED_AT + distance)).toBe(true);
  });
});

describe('a signature is refused', () => {
  it.each([
    ['for another method', { ...CARD, method: 'POST' }],
    ['for another path', { ...CARD, uri: CARD.uri.replace('512', '513') }],
    ['for another portal', { ...CARD, uri: CARD.uri.replace('4711', '4712') }],
    ['for another host', { ...CARD, uri: CARD.uri.replace('attain.example', 'evil.example') }],
    ['with a query that was added', { ...CARD, uri: `${CARD.uri}&userId=1` }],
    ['with a body that was added', { ...CARD, body: Buffer.from('{}') }],
    ['with a body that was changed', { ...EVENTS, body: Buffer.from('[{"name":"Zoe 東京"}]') }],
    [
      'with a body that was written anew',
      { ...EVENTS, body: Buffer.from('[ {"name":"Zoë 東京"} ]') },
    ],
    ['with another timestamp', { ...CARD, timestamp: String(SIGNED_AT + 1) }],
    ['without a timestamp', { ...CARD, timestamp: undefined }],
    ['without a signature', { ...CARD, signature: undefined }],
    ['with an empty signature', { ...CARD, signature: '' }],
    ['cut short', { ...CARD, signature: CARD.signature!.slice(0, 20) }],
    ['that is no base64', { ...CARD, signature: '∆∆∆' }],
    ['with a timestamp that is no number', { ...CARD, timestamp: 'now' }],
    ['with a timestamp in seconds', { ...CARD, timestamp: String(SIGNED_AT / 1_000) }],
    ['with an endless timestamp', { ...CARD, timestamp: '9'.repeat(400) }],
  ])('%s', (_, request) => {
    expect(isAccepted(request)).toBe(false);
  });

  it.each([5 * MINUTE_MS + 1, 86_400_000])('%d ms after it was made', (age) => {
    expect(isAccepted(CARD, SIGNED_AT + age)).toBe(false);
  });

  it.each([5 * MINUTE_MS + 1, 86_400_000])('%d ms before it was made', (ahead) => {
    expect(isAccepted(CARD, SIGNED_AT - ahead)).toBe(false);
  });

  it('made with another secret', () => {
    expect(isAccepted(CARD, SIGNED_AT, SECRET.replace('7', '8'))).toBe(false);
  });
});

const vectorSchema = z.object({
  version: z.enum(['v1', 'v2', 'v3']),
  clientSecret: z.string(),
  method: z.string().default('POST'),
  uri: z.string().default('https://www.example.com/webhook_uri'),
  body: z.string(),
  timestamp: z.string().default(String(SIGNED_AT)),
  signature: z.string(),
});

describe.skipIf(!existsSync(RECORDED))("the vectors of HubSpot's own clients", () => {
  const vectors = existsSync(RECORDED)
    ? z.array(vectorSchema).parse(JSON.parse(readFileSync(RECORDED, 'utf8')))
    : [];

  it.each(vectors)('$version at $timestamp', ({ version, clientSecret, body, ...vector }) => {
    const request = { ...vector, body: Buffer.from(body) };
    const then = Number(vector.timestamp);
    expect(isAccepted(request, then, clientSecret)).toBe(version === 'v3');
    expect(isAccepted(request, then + 6 * MINUTE_MS, clientSecret)).toBe(false);
  });
});
