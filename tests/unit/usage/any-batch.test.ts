import { DAY_MS } from '@attain/shared/domain/basics/time';
import { calendarOf } from '@attain/sync-worker/calendar';
import { usageSchema } from '@attain/sync-worker/config/usage';
import { admissionOf } from '@attain/sync-worker/usage/admission';
import { collector } from '@attain/sync-worker/usage/collector';
import { userHasher } from '@attain/sync-worker/usage/people';
import { posthogReader } from '@attain/sync-worker/usage/wire/posthog';
import { segmentReader } from '@attain/sync-worker/usage/wire/segment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const usage = usageSchema.parse({});
const OLDEST = NOW - usage.retention.cellDays * DAY_MS;

const admission = admissionOf({
  usage,
  kept: { numbers: new Map([['seen', ['rows']]]), users: new Set(['seen']) },
  calendar: calendarOf('Australia/Lord_Howe'),
  hashUser: userHasher('salt'),
});

/** What clients write, what they could write by mistake, and anything else. */
const anything = fc.jsonValue({ maxDepth: 3 });
const orAnything = (...usual: unknown[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: anything });
const id = orAnything('user-1', 'ann@acme.example', 'ann@gmail.com', 42, '', 'x'.repeat(9_999));
const group = orAnything('acme', ' acme', 'ann@acme.example', 42, '', 'x'.repeat(9_999), 'a\0');
const time = orAnything('2026-11-26T11:00:00Z', NOW, NOW / 1_000, '1970-01-01', '2099-01-01', 'x');
const object = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: anything },
  );

const segmentCall = object({
  type: orAnything('track', 'identify', 'group', 'page', 'screen', 'alias'),
  event: orAnything('seen', ' seen ', '', 'x'.repeat(201), 'a\0', '\ud800'),
  userId: id,
  groupId: group,
  messageId: orAnything('m-1', 'm-2', `node-next-${NOW}-1`),
  timestamp: time,
  properties: object({ rows: orAnything(1, '2', 1e300), duration_s: orAnything(1, -1, 1e9) }),
  traits: object({ email: id, company: object({ id: group }) }),
  context: object({
    groupId: group,
    userAgent: orAnything('Googlebot', 'Firefox'),
    traits: object({ email: id }),
  }),
});

const posthogCall = object({
  event: orAnything('seen', '$identify', '$groupidentify', '$set', '$pageview', '$exception'),
  distinct_id: id,
  uuid: orAnything('0190a0f0-0000-7000-8000-000000000001'),
  timestamp: time,
  offset: orAnything(1, -1, 1e300),
  properties: object({
    $groups: object({ company: group }),
    $group_type: orAnything('company'),
    $group_key: group,
    $set: object({ email: id }),
    $session_id: orAnything('s-1', 7, 'x'.repeat(9_999)),
    $is_identified: orAnything(true, false),
  }),
});

describe.each([
  { vendor: 'Segment', reader: segmentReader(null), call: segmentCall },
  { vendor: 'PostHog', reader: posthogReader('company'), call: posthogCall },
])('any batch of $vendor', ({ reader, call }) => {
  it('is taken without failing: every call has one outcome, and what is stored is within bounds', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 8 }), time, (batch, sentAt) => {
        const { collected, ...understood } = collector(admission, NOW);
        const delivery = { source: 'app', receivedAt: NOW, sentAt };
        expect(reader.read({ batch }, delivery, understood)).toBe(true);

        const { events, members, outcomes } = collected;
        const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
        expect(counted + events.length).toBe(batch.length);
        for (const { account, event, at, user, session, durationSeconds, key } of events) {
          expect(event).toBe(event.trim());
          expect([event, account.value].every((text) => text.isWellFormed())).toBe(true);
          expect(Math.max(event.length, account.value.length, key.length)).toBeLessThanOrEqual(200);
          expect(user === null || user.length === 12).toBe(true);
          expect(session === null || session.length <= 128).toBe(true);
          expect(at >= OLDEST && at <= NOW).toBe(true);
          expect(durationSeconds === null || durationSeconds <= 86_400).toBe(true);
        }
        const kept = JSON.stringify([events, [...members]]);
        expect(kept).not.toMatch(/ann@|user-1/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same keys whenever it comes', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 5 }), (batch) => {
        const keysAt = (receivedAt: number) => {
          const { collected, ...understood } = collector(admission, receivedAt);
          reader.read({ batch }, { source: 'app', receivedAt, sentAt: null }, understood);
          return collected.events.map(({ key }) => key);
        };
        const known = batch.every(
          (each) =>
            typeof (each as Record<string, unknown> | null)?.['messageId'] === 'string' ||
            typeof (each as Record<string, unknown> | null)?.['uuid'] === 'string',
        );
        fc.pre(known);
        expect(keysAt(NOW)).toEqual(keysAt(NOW));
      }),
      { numRuns: 300 },
    );
  });
});
