import { HOUR_MS } from '@attain/shared/domain/basics/time';
import { segmentReader } from '@attain/sync-worker/usage/wire/segment';
import { describe, expect, it } from 'vitest';

import { read } from './understood.ts';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const ACME = { by: 'account_key', value: 'acme' };

function some(message: object = {}) {
  return {
    type: 'track',
    event: 'Report exported',
    userId: 'user-1',
    messageId: 'm-1',
    timestamp: '2026-11-26T11:59:00.000Z',
    context: { groupId: 'acme' },
    ...message,
  };
}

const readBatch = (batch: unknown, more: object = {}) =>
  read(segmentReader(null), { batch, sentAt: '2026-11-26T12:00:00.000Z', ...more }, NOW);
const readOne = (message: object) => readBatch([some(message)]);

describe('a track call', () => {
  it('is an event of the group in its context', () => {
    const { events, members, outcomes } = readOne({
      properties: { rows: 42, duration_s: 12.5 },
      context: { groupId: 'acme', userAgent: 'Firefox', sessionId: 1_700_000 },
    });
    expect({ members, outcomes }).toEqual({ members: [], outcomes: [] });
    expect(events).toEqual([
      {
        account: ACME,
        event: 'Report exported',
        at: NOW - 60_000,
        user: 'user-1',
        emailDomain: null,
        session: '1700000',
        userAgent: 'Firefox',
        durationSeconds: 12.5,
        properties: { rows: 42, duration_s: 12.5 },
        key: expect.any(String),
      },
    ]);
  });

  it.each([
    { message: { context: {}, groupId: 'acme' }, account: ACME },
    { message: { context: { groupId: 42 } }, account: { by: 'account_key', value: '42' } },
    { message: { context: { groupId: '' } }, account: null },
    { message: { context: { groupId: { id: 'acme' } } }, account: null },
    { message: { context: null }, account: null },
    { message: { context: [] }, account: null },
  ])('names its account or none: $message', ({ message, account }) => {
    expect(readOne(message).events).toMatchObject([{ account }]);
  });

  it.each([
    { userId: 42, user: '42' },
    { userId: '', user: null },
    { userId: null, user: null },
    { userId: undefined, user: null },
    { userId: ['a'], user: null },
  ])('is nobody without a user id: $userId', ({ userId, user }) => {
    expect(readOne({ userId, anonymousId: 'anon-1' }).events).toMatchObject([{ user }]);
  });

  it('keeps a very long id apart from others without keeping its length', () => {
    const users = ['a', 'b'].map((end) => {
      const [event] = readOne({ userId: 'x'.repeat(100_000) + end }).events;
      return event?.user ?? '';
    });
    expect(new Set(users).size).toBe(2);
    expect(users.every(({ length }) => length < 100)).toBe(true);
  });

  it.each([
    { message: { userId: 'ann@acme.example' }, domain: 'acme.example' },
    { message: { context: { traits: { email: 'ann@Acme.example' } } }, domain: 'acme.example' },
    { message: { userId: 'user-1' }, domain: null },
  ])('tells the domain of an address: $message', ({ message, domain }) => {
    expect(readOne(message).events).toMatchObject([{ emailDomain: domain }]);
  });

  it.each([{ event: undefined }, { event: null }, { event: 42 }, { event: {} }])(
    'without a name is told: $event',
    ({ event }) => expect(readOne({ event }).outcomes).toEqual(['no_event']),
  );
});

describe('page and screen calls', () => {
  it('are events whose names are few', () => {
    const { events } = readBatch([
      some({ type: 'page', name: 'Index', category: 'Docs' }),
      some({ type: 'screen', name: 'Home' }),
    ]);
    expect(events.map(({ event }) => event)).toEqual(['Page viewed', 'Screen viewed']);
  });
});

describe('identify and group calls', () => {
  it.each([
    { message: { type: 'group', groupId: 'acme', context: {} }, account: ACME, domain: null },
    {
      message: { type: 'group', groupId: 'acme', traits: { email: 'info@holding.example' } },
      account: ACME,
      domain: null,
    },
    {
      message: { type: 'identify', context: {}, traits: { email: 'ann@acme.example' } },
      account: null,
      domain: 'acme.example',
    },
    {
      message: { type: 'identify', context: { traits: { email: 'ann@acme.example' } } },
      account: null,
      domain: 'acme.example',
    },
    {
      message: { type: 'identify', context: {}, traits: { company: { id: 'acme' } } },
      account: ACME,
      domain: null,
    },
    { message: { type: 'identify' }, account: ACME, domain: null },
  ])('say where a user belongs: $message', ({ message, account, domain }) => {
    const { members, events } = readOne(message);
    expect(events).toEqual([]);
    expect(members).toEqual([{ user: 'user-1', account, emailDomain: domain, at: NOW - 60_000 }]);
  });
});

describe('the time of a call', () => {
  const atOf = (message: object, more: object = {}) =>
    readBatch([some(message)], more).events.map(({ at }) => at - NOW);

  it.each([
    { message: { timestamp: '2026-11-26T11:00:00Z' }, at: -HOUR_MS },
    { message: { timestamp: '2026-11-26T11:00:00' }, at: -HOUR_MS },
    { message: { timestamp: '2026-11-26T13:00:00+02:00' }, at: -HOUR_MS },
    { message: { timestamp: (NOW - HOUR_MS) / 1_000 }, at: -HOUR_MS },
    { message: { timestamp: NOW - HOUR_MS }, at: -HOUR_MS },
    { message: { timestamp: String(NOW - HOUR_MS) }, at: -HOUR_MS },
    { message: { originalTimestamp: '2026-11-26T11:00:00Z' }, at: -HOUR_MS },
    { message: { timestamp: undefined }, at: 0 },
    { message: { timestamp: 'yesterday' }, at: 0 },
    { message: { timestamp: {} }, at: 0 },
  ])('is read in every form, and else when it came: $message', ({ message, at }) => {
    expect(atOf(message)).toEqual([at]);
  });

  it.each([
    { sentAt: '2026-11-26T12:00:00Z', at: -60_000 },
    { sentAt: '2026-11-26T11:59:00Z', at: -60_000 },
    { sentAt: '2026-11-26T11:58:59Z', at: 1_000 },
    { sentAt: '2026-11-26T13:00:00Z', at: -60_000 - HOUR_MS },
    { sentAt: '2026-11-25T12:00:00Z', at: -60_000 + 24 * HOUR_MS },
    { sentAt: '2026-11-25T11:59:59Z', at: -60_000 },
    { sentAt: 'now', at: -60_000 },
    { sentAt: undefined, at: -60_000 },
  ])('is put right by a clock that said $sentAt when it sent', ({ sentAt, at }) => {
    expect(atOf({}, { sentAt })).toEqual([at]);
  });
});

describe('the identity of a call', () => {
  const keyOf = (message: object) => readOne(message).events[0]?.key;

  it('is its message id, whatever else changes', () => {
    expect(keyOf({ event: 'Other' })).toBe(keyOf({}));
    expect(keyOf({ messageId: 'm-2' })).not.toBe(keyOf({}));
  });

  it('is its content where it has no id but a time', () => {
    const without = { messageId: undefined };
    expect(keyOf({ ...without, sentAt: 1 })).toBe(keyOf({ ...without, sentAt: 2 }));
    expect(keyOf({ ...without, userId: 'user-2' })).not.toBe(keyOf(without));
  });

  it('is its own each time where nothing tells it from another', () => {
    const without = { messageId: undefined, timestamp: undefined };
    expect(keyOf(without)).not.toBe(keyOf(without));
  });

  it('does not depend on how deep a call is nested', () => {
    const nested: unknown = JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000));
    expect(keyOf({ messageId: undefined, properties: { nested } })).toEqual(expect.any(String));
  });
});

describe('what is no call', () => {
  it('in a batch is told one by one, and the rest is taken', () => {
    const odd = [null, 42, 'track', [], {}, some({ type: 'alias' }), some({ type: 42 }), some()];
    const { events, outcomes } = readBatch(odd);
    expect(events).toHaveLength(1);
    expect(outcomes).toEqual([
      ...['no_object', 'no_object', 'no_object', 'no_object'],
      ...['ignored_call', 'ignored_call', 'ignored_call'],
    ]);
  });

  it.each([null, 42, 'text', [], {}, { batch: {} }, some()])('%o is no batch', (body) => {
    expect(read(segmentReader(null), body, NOW).isRead).toBe(false);
  });
});

describe('a call that comes alone', () => {
  it('is what its route says', () => {
    const page = read(segmentReader('page'), some({ type: undefined }), NOW);
    expect(page.events).toMatchObject([{ event: 'Page viewed' }]);
    const member = read(segmentReader('group'), { userId: 'user-1', groupId: 'acme' }, NOW);
    expect(member.members).toMatchObject([{ user: 'user-1', account: ACME }]);
  });
});

it('carries its write key in the body where a header does not', () => {
  const { keyIn } = segmentReader(null);
  const keys = [{ writeKey: 'key' }, { writeKey: '' }, {}, null, [], 'key'].map(keyIn);
  expect(keys).toEqual(['key', null, null, null, null, null]);
});
