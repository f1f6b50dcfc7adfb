import { HOUR_MS } from '@attain/shared/domain/basics/time';
import { posthogReader } from '@attain/sync-worker/usage/wire/posthog';
import { describe, expect, it } from 'vitest';

import { read } from './understood.ts';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const ACME = { by: 'account_key', value: 'acme' };

function some(message: object = {}, properties: object = {}) {
  return {
    event: 'report_exported',
    distinct_id: 'user-1',
    uuid: '0190a0f0-0000-7000-8000-000000000001',
    timestamp: '2026-11-26T11:59:00.000Z',
    properties: { $groups: { company: 'acme' }, ...properties },
    ...message,
  };
}

const readBatch = (batch: unknown) =>
  read(posthogReader('company'), { api_key: 'key', batch, sent_at: NOW }, NOW);
const readOne = (message: object = {}, properties: object = {}) =>
  readBatch([some(message, properties)]);

describe('an event', () => {
  it('is one of the group of the type that is the account', () => {
    const properties = {
      $groups: { project: 'p-1', company: 'acme' },
      $session_id: 's-1',
      $raw_user_agent: 'Firefox',
      rows: 42,
      duration_s: 3,
    };
    expect(readOne({}, properties).events).toEqual([
      {
        account: ACME,
        event: 'report_exported',
        at: NOW - 60_000,
        user: 'user-1',
        emailDomain: null,
        session: 's-1',
        userAgent: 'Firefox',
        durationSeconds: 3,
        properties,
        key: expect.any(String),
      },
    ]);
    const { events } = read(posthogReader('project'), { batch: [some({}, properties)] }, NOW);
    expect(events).toMatchObject([{ account: { value: 'p-1' } }]);
  });

  it.each([
    { message: { distinct_id: 42 }, properties: {}, user: '42' },
    { message: { distinct_id: undefined }, properties: { distinct_id: 'user-2' }, user: 'user-2' },
    { message: {}, properties: { $process_person_profile: false }, user: null },
    { message: {}, properties: { $is_identified: false }, user: null },
    { message: {}, properties: { $is_identified: true }, user: 'user-1' },
    { message: {}, properties: { $device_id: 'user-1' }, user: null },
    { message: { distinct_id: '$company_acme' }, properties: {}, user: null },
    { message: { distinct_id: undefined }, properties: {}, user: null },
  ])('is of the identified user $user', ({ message, properties, user }) => {
    expect(readOne(message, properties).events).toMatchObject([{ user, account: ACME }]);
  });

  it('tells how long the page before was looked at', () => {
    const { events } = readOne({ event: '$pageleave' }, { $prev_pageview_duration: 12.5 });
    expect(events).toMatchObject([{ event: '$pageleave', durationSeconds: 12.5 }]);
  });

  it.each(['$create_alias', '$feature_flag_called', '$web_vitals', '$exception', '$snapshot'])(
    'that a client says to PostHog is none: %s',
    (event) => {
      expect(readOne({ event })).toMatchObject({ events: [], outcomes: ['ignored_call'] });
    },
  );

  it.each([null, 42, 'e', []])('%o is none', (each) => {
    expect(readBatch([each, some()])).toMatchObject({ outcomes: ['no_object'], events: [{}] });
  });

  it('without a name is told', () => {
    expect(readOne({ event: 1 }).outcomes).toEqual(['no_event']);
  });
});

describe('where a user belongs', () => {
  const at = NOW - 60_000;
  it('is said by the address of identify', () => {
    const set = { $set: { email: 'ann@acme.example' }, $groups: undefined };
    const member = { user: 'user-1', account: null, emailDomain: 'acme.example', at };
    expect(readOne({ event: '$identify' }, set).members).toEqual([member]);
    expect(readOne({ event: '$set' }, set).members).toEqual([member]);
    const beside = { event: '$identify', $set: { email: 'ann@acme.example' } };
    expect(readOne(beside, { $groups: undefined }).members).toEqual([member]);
  });

  it('is said by a group of the type that is the account, by someone', () => {
    const group = { $group_type: 'company', $group_key: 'acme', $groups: undefined };
    const membersOf = (message: object, properties: object) =>
      readOne({ event: '$groupidentify', ...message }, { ...group, ...properties }).members;
    expect(membersOf({}, {})).toMatchObject([{ user: 'user-1', account: ACME }]);
    expect(membersOf({ distinct_id: '$company_acme' }, {})).toMatchObject([{ user: null }]);
    expect(membersOf({}, { $group_type: 'project' })).toMatchObject([{ account: null }]);
  });

  it('is said by an event that carries an address', () => {
    expect(readOne({ $set: { email: 'ann@acme.example' } }).events).toMatchObject([
      { emailDomain: 'acme.example' },
    ]);
    expect(readOne({ distinct_id: 'ann@acme.example' }).events).toMatchObject([
      { emailDomain: 'acme.example' },
    ]);
  });
});

describe('the forms of a body', () => {
  const hour = { timestamp: '2026-11-26T11:00:00Z' };
  it.each([
    { form: 'a batch', body: { batch: [some(hour)] } },
    { form: 'a single event', body: { api_key: 'key', ...some(hour) } },
    { form: 'an array', body: [some(hour)] },
  ])('$form', ({ body }) => {
    const { events, isRead } = read(posthogReader('company'), body, NOW);
    expect(isRead).toBe(true);
    expect(events).toMatchObject([{ account: ACME, at: NOW - HOUR_MS }]);
  });

  it.each([null, 42, 'text'])('%o is none', (body) => {
    expect(read(posthogReader('company'), body, NOW).isRead).toBe(false);
  });

  it('say when they were sent, by which a wrong clock is put right', () => {
    const late = { sent_at: '2026-11-26T11:00:00Z' };
    const atOf = (body: unknown, sentAt?: unknown) =>
      read(posthogReader('company'), body, NOW, sentAt).events[0]?.at;
    const right = NOW - 60_000 + HOUR_MS;
    expect(atOf({ batch: [some()], ...late })).toBe(right);
    expect(atOf([{ ...some(), ...late }])).toBe(right);
    expect(atOf({ ...some(), ...late })).toBe(right);
    expect(atOf([some()], String(NOW - HOUR_MS))).toBe(right);
  });

  it('of older clients say how long ago an event was', () => {
    expect(readOne({ timestamp: undefined, offset: 5_000 }).events).toMatchObject([
      { at: NOW - 5_000 },
    ]);
  });

  it('carry the key of the project', () => {
    const { keyIn } = posthogReader('company');
    const bodies = [
      { api_key: 'key' },
      { token: 'key' },
      [{ properties: { token: 'key' } }],
      [{ api_key: 'key' }],
      [],
      {},
      null,
    ];
    expect(bodies.map(keyIn)).toEqual(['key', 'key', 'key', 'key', null, null, null]);
  });
});

it('knows an event by its uuid', () => {
  const keyOf = (message: object) => readOne(message).events[0]?.key;
  expect(keyOf({ event: 'other' })).toBe(keyOf({}));
  expect(keyOf({ uuid: '0190a0f0-0000-7000-8000-000000000002' })).not.toBe(keyOf({}));
});
