import { posthogReader } from '@attain/sync-worker/usage/wire/posthog';
import { segmentReader } from '@attain/sync-worker/usage/wire/segment';
import { describe, expect, it } from 'vitest';

import { clientCaptures } from '../../real-data/client-captures.ts';
import { read } from './understood.ts';

const RECEIVED_AT = Date.parse('2026-11-22T03:44:03Z');

const USER_1 = { user: 'user-1', account: null, emailDomain: 'acme.example' };
const IN_ACME = { user: 'user-1', account: 'acme.example', emailDomain: null };

describe.each([
  {
    client: '@segment/analytics-node',
    reader: segmentReader(null),
    events: ['Report Exported', 'Signed Up — 日本語 ✓', 'Page viewed', 'Screen viewed'],
    members: [USER_1, IN_ACME],
  },
  {
    client: 'posthog-node',
    reader: posthogReader('company'),
    events: ['report_exported', 'dup'],
    members: [USER_1, { ...IN_ACME, user: null }],
  },
])('what $client was seen to send', ({ client, reader, events, members }) => {
  const captured = clientCaptures(client);

  it.skipIf(captured === undefined)('is understood whole, each event once', () => {
    const scenarios = Map.groupBy(captured ?? [], (capture) => capture.client);
    for (const requests of scenarios.values()) {
      const found = requests.map(({ body }) => read(reader, body, RECEIVED_AT));
      const all = {
        events: found.flatMap((each) => each.events),
        members: found.flatMap((each) => each.members),
        outcomes: found.flatMap((each) => each.outcomes),
      };
      const byKey = new Map(all.events.map(({ key, event }) => [key, event]));
      expect([...byKey.values()].sort()).toEqual(events.toSorted());
      expect(all.outcomes.every((outcome) => outcome === 'ignored_call')).toBe(true);
      const said = all.members.map(({ user, account, emailDomain }) => ({
        ...{ user, account: account?.value ?? null, emailDomain },
      }));
      expect(new Set(said.map((each) => JSON.stringify(each)))).toEqual(
        new Set(members.map((each) => JSON.stringify(each))),
      );
    }
  });

  it.skipIf(captured === undefined)('carries its key', () => {
    const keys = (captured ?? []).map(({ body }) => reader.keyIn(body));
    expect(keys.every((key) => key === 'test_write_key' || key === 'phc_test')).toBe(true);
  });
});
