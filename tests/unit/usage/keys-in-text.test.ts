import { keysIn } from '@attain/sync-worker/http/ingest/keys-in-text';
import { posthogReader } from '@attain/sync-worker/usage/wire/posthog';
import { segmentReader } from '@attain/sync-worker/usage/wire/segment';
import { describe, expect, it } from 'vitest';

import { clientCaptures } from '../../real-data/client-captures.ts';

const LONGEST = 20;
const POSTHOG = posthogReader('company').keyNames;

function found(body: unknown, names = POSTHOG): readonly string[] {
  return [...keysIn(typeof body === 'string' ? body : JSON.stringify(body), names, LONGEST)];
}

const events = Array.from({ length: 50 }, (_, n) => ({ properties: { token: `own ${n}` } }));

describe('the keys that the text of a body may carry', () => {
  it.each([
    { where: 'before the batch', body: { api_key: 'the key', batch: events } },
    { where: 'after it', body: { batch: events, api_key: 'the key' } },
    { where: 'in the token after it', body: { batch: events, token: 'the key' } },
    { where: 'in its first event', body: [{ properties: { token: 'the key' } }, ...events] },
    { where: 'apart', body: '{"batch":[],\n  "api_key" :\n "the key" }' },
  ])('are found $where', ({ body }) => {
    expect(found(body)).toContain('the key');
    expect(found(body).length).toBeLessThanOrEqual(6);
  });

  it.each([
    { what: 'no field', body: 'the key' },
    { what: 'a field of another name', body: { key: 'the key' } },
    { what: 'no text', body: { api_key: 42, token: null } },
    { what: 'an empty text', body: { api_key: '' } },
    { what: 'a text that is too long', body: { api_key: 'k'.repeat(LONGEST + 1) } },
    { what: 'JSON within a text', body: { event: '{"api_key":"the key"}' } },
    { what: 'a text without end', body: '{"api_key":"the key' },
  ])('are none where there is $what', ({ body }) => {
    expect(found(body)).toEqual([]);
  });

  it('are each named once', () => {
    const batch = Array.from({ length: 50 }, () => ({ token: 'the key' }));
    expect(found({ api_key: 'the key', batch })).toEqual(['the key']);
  });

  it.each([
    { client: '@segment/analytics-node', reader: segmentReader(null) },
    { client: 'posthog-node', reader: posthogReader('company') },
  ])('hold the key in what $client was seen to send', ({ client, reader }) => {
    for (const { body } of clientCaptures(client) ?? []) {
      const key = reader.keyIn(body);
      if (key !== null) expect(found(body, reader.keyNames)).toContain(key);
    }
  });
});
