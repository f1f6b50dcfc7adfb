import { DAY_MS, HOUR_MS } from '@attain/shared/domain/basics/time';
import { calendarOf } from '@attain/sync-worker/calendar';
import { usageSchema } from '@attain/sync-worker/config/usage';
import { admissionOf, type RawEvent, type RawMember } from '@attain/sync-worker/usage/admission';
import type { KeptDetails } from '@attain/sync-worker/usage/kept-details';
import { describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const ACME = { by: 'account_key', value: 'acme' } as const;

function someRaw(overrides: Partial<RawEvent> = {}): RawEvent {
  return {
    account: ACME,
    event: 'Report exported',
    at: NOW - HOUR_MS,
    user: 'user-1',
    emailDomain: null,
    session: null,
    userAgent: null,
    durationSeconds: null,
    properties: null,
    key: 'key-1',
    ...overrides,
  };
}

const NOTHING_KEPT: KeptDetails = { numbers: new Map(), users: new Set() };

function gate(usage: object = {}, kept = NOTHING_KEPT, zone = 'UTC') {
  return admissionOf({
    usage: usageSchema.parse(usage),
    kept,
    calendar: calendarOf(zone),
    hashUser: (user) => `hash of ${user}`,
  });
}

/** What became of one event under a configuration. */
function admitted(raw: Partial<RawEvent>, usage: object = {}) {
  return gate(usage).admit(someRaw(raw), NOW);
}

const outcomeOf = (raw: Partial<RawEvent>, usage: object = {}) => {
  const result = admitted(raw, usage);
  return typeof result === 'string' ? result : 'stored';
};

describe('an event within the rules', () => {
  it('is kept without the name of its user', () => {
    expect(admitted({ session: 's1', durationSeconds: 90 })).toEqual({
      account: ACME,
      event: 'Report exported',
      at: NOW - HOUR_MS,
      day: NOW / DAY_MS - 0.5,
      user: 'hash of user-1',
      session: 's1',
      durationSeconds: 90,
      numbers: null,
      countsUsers: false,
      key: 'key-1',
    });
  });

  it("falls on the day of the portal's zone", () => {
    const at = Date.parse('2026-11-26T03:00:00Z');
    const dayIn = (zone: string) => {
      const event = gate({}, NOTHING_KEPT, zone).admit(someRaw({ at }), NOW);
      return typeof event === 'string' ? event : event.day - Math.floor(at / DAY_MS);
    };
    expect([dayIn('UTC'), dayIn('America/New_York'), dayIn('Asia/Tokyo')]).toEqual([0, -1, 0]);
  });
});

describe('the name of an event', () => {
  it.each([
    { event: ' Report exported\n', name: 'Report exported' },
    { event: 'Signed Up — 日本語 ✓', name: 'Signed Up — 日本語 ✓' },
    { event: 'x'.repeat(200), name: 'x'.repeat(200) },
    { event: 'Invited bob@acme.example', name: 'Invited (address)' },
    { event: '@mention added', name: '@mention added' },
    { event: 'Invited bob%40acme.example', name: 'Invited (address)' },
    { event: 'Opened /u/bob%2540acme.example/home', name: 'Opened /u/(address)/home' },
    { event: 'Shared with @acme.example', name: 'Shared with @acme.example' },
    { event: "Invited o'hara@acme.example, bob", name: 'Invited (address), bob' },
    { event: '40% off', name: '40% off' },
  ])('$event is kept as $name', ({ event, name }) => {
    expect(admitted({ event })).toMatchObject({ event: name });
  });

  it.each([
    { event: '', outcome: 'no_event' },
    { event: ' \t', outcome: 'no_event' },
    { event: 'x'.repeat(201), outcome: 'name_too_long' },
    { event: 'x'.repeat(10_240), outcome: 'name_too_long' },
    { event: 'caf\uFFFD', outcome: 'not_text' },
    { event: 'a\0b', outcome: 'not_text' },
    { event: 'half a pair \ud83d', outcome: 'not_text' },
  ])('$event is $outcome', ({ event, outcome }) => {
    expect(outcomeOf({ event })).toBe(outcome);
    expect(outcomeOf({ event })).toBe(outcome);
  });
});

describe('the time of an event', () => {
  const retention = { retention: { cellDays: 400 } };
  it.each([
    { at: NOW + 24 * HOUR_MS, outcome: 'stored' },
    { at: NOW + 24 * HOUR_MS + 1, outcome: 'future' },
    { at: Date.parse('2099-01-01'), outcome: 'future' },
    { at: NOW - 400 * DAY_MS, outcome: 'stored' },
    { at: NOW - 400 * DAY_MS - 1, outcome: 'too_old' },
    { at: Date.parse('1970-01-01'), outcome: 'too_old' },
    { at: NaN, outcome: 'too_old' },
  ])('$at is $outcome', ({ at, outcome }) => {
    expect(outcomeOf({ at }, retention)).toBe(outcome);
  });

  it('that is a little ahead becomes now', () => {
    expect(admitted({ at: NOW + HOUR_MS })).toMatchObject({ at: NOW });
  });
});

describe('what does not count', () => {
  const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const exclude = {
    exclude: {
      users: ['monitor-1'],
      emailDomains: ['Attain.example'],
      accounts: ['demo', 'ourselves.example'],
      events: ['Heartbeat', 'debug.*'],
    },
  };

  it.each([
    { userAgent: GOOGLEBOT, outcome: 'bot' },
    { userAgent: `${GOOGLEBOT}${' '.repeat(9_000)}`, outcome: 'bot' },
    { userAgent: FIREFOX, outcome: 'stored' },
    { userAgent: null, outcome: 'stored' },
    { user: 'monitor-1', outcome: 'internal' },
    { user: 'monitor-10', outcome: 'stored' },
    { emailDomain: 'attain.example', outcome: 'internal' },
    { account: { by: 'account_key', value: 'demo' } as const, outcome: 'internal' },
    { account: { by: 'account_key', value: 'demo-2' } as const, outcome: 'stored' },
    { account: { by: 'domain', value: 'Ourselves.example' } as const, outcome: 'internal' },
    { event: 'Heartbeat', outcome: 'excluded_event' },
    { event: 'Heartbeats', outcome: 'stored' },
    { event: 'debug.tick', outcome: 'excluded_event' },
  ])('is told: $outcome', ({ outcome, ...raw }) => {
    expect(outcomeOf(raw, exclude)).toBe(outcome);
  });

  it('is bots only where the configuration says so', () => {
    const bots = { exclude: { bots: false } };
    expect(outcomeOf({ userAgent: GOOGLEBOT }, bots)).toBe('stored');
  });
});

describe('the account of an event', () => {
  it('that names none is that of its user', () => {
    expect(admitted({ account: null, emailDomain: 'acme.example' })).toMatchObject({
      account: { by: 'user', value: 'hash of user-1' },
    });
  });

  it.each([
    { emailDomain: 'acme.example', account: { by: 'domain', value: 'acme.example' } },
    { emailDomain: 'gmail.com', account: undefined },
    { emailDomain: null, account: undefined },
  ])('without a user is told by the domain $emailDomain', ({ emailDomain, account }) => {
    const result = admitted({ account: null, user: null, emailDomain });
    expect(typeof result === 'string' ? result : result.account).toEqual(account ?? 'no_account');
  });

  it('is not told by a domain where the configuration forbids it', () => {
    const raw = { account: null, user: null, emailDomain: 'acme.example' };
    expect(outcomeOf(raw, { identity: { emailDomain: false } })).toBe('no_account');
  });

  it.each([
    { value: ' acme ', kept: ACME },
    { value: 'Bob@Acme.example', kept: { by: 'domain', value: 'acme.example' } },
    { value: '<bob@acme.example>', kept: { by: 'domain', value: 'acme.example' } },
    { value: 'Bob Hill <bob@acme.example>', kept: { by: 'domain', value: 'acme.example' } },
    { value: 'bob%40acme.example', kept: { by: 'domain', value: 'acme.example' } },
    { value: 'Acme (bob@acme.example)', kept: { by: 'account_key', value: 'Acme (acme.example)' } },
    { value: 'bob@Acme.example/ws1', kept: { by: 'account_key', value: 'acme.example/ws1' } },
    { value: 'ws1/bob%40acme.example/a', kept: { by: 'account_key', value: 'ws1/acme.example/a' } },
    { value: 'bob.h@gmail.com:free', kept: { by: 'account_key', value: 'gmail.com:free' } },
    {
      value: 'bob@acme.example,ann@beta.example:2',
      kept: { by: 'account_key', value: 'acme.example,beta.example:2' },
    },
    {
      value: 'bob@acme.example@beta.example/1',
      kept: { by: 'account_key', value: 'beta.example/1' },
    },
    {
      value: 'bob@acme.example+ann@beta.example',
      kept: { by: 'domain', value: 'beta.example' },
    },
    {
      value: 'a@b.example+c@d.example:2',
      kept: { by: 'account_key', value: 'b.exampled.example:2' },
    },
    { value: 'bob@[10.0.0.1]:2', kept: { by: 'account_key', value: '[10.0.0.1]:2' } },
    { value: 'team@work', kept: { by: 'account_key', value: 'team@work' } },
  ])('$value is kept as $kept.value', ({ value, kept }) => {
    expect(admitted({ account: { by: 'account_key', value } })).toMatchObject({ account: kept });
  });

  it.each([
    { value: '', outcome: 'no_account' },
    { value: 'x'.repeat(201), outcome: 'no_account' },
    { value: 'bob@gmail.com', outcome: 'no_account' },
    { value: '<bob@gmail.com>', outcome: 'no_account' },
    { value: 'bob%40gmail.com', outcome: 'no_account' },
    { value: 'a\0', outcome: 'not_text' },
    { value: '\uFFFD', outcome: 'not_text' },
  ])('cannot be $value: $outcome', ({ value, outcome }) => {
    expect(outcomeOf({ account: { by: 'account_key', value } })).toBe(outcome);
  });
});

describe('what is measured of an event', () => {
  const kept: KeptDetails = {
    numbers: new Map([['Report exported', ['rows', 'seats']]]),
    users: new Set(['Signed up']),
  };
  const numbersOf = (properties: Record<string, unknown>) => {
    const event = gate({}, kept).admit(someRaw({ properties }), NOW);
    return typeof event === 'string' ? event : event.numbers;
  };

  it('are the numbers that a measure names, and no other property', () => {
    expect(numbersOf({ rows: 42, seats: '3', other: 7, email: 'a@acme.example' })).toEqual({
      rows: 42,
      seats: 3,
    });
  });

  it.each([
    { rows: NaN },
    { rows: Infinity },
    { rows: 1e16 },
    { rows: '' },
    { rows: 'many' },
    { rows: null },
    { rows: { a: 1 } },
    {},
  ])('is nothing where it is no number: %o', (properties) => {
    expect(numbersOf(properties)).toBeNull();
  });

  it('is which users, where a measure counts them', () => {
    const event = gate({}, kept).admit(someRaw({ event: 'Signed up' }), NOW);
    expect(event).toMatchObject({ countsUsers: true, numbers: null });
  });

  it.each([
    { durationSeconds: 86_400, kept: 86_400 },
    { durationSeconds: 86_401, kept: null },
    { durationSeconds: -1, kept: null },
    { durationSeconds: NaN, kept: null },
  ])('is a duration of at most a day: $durationSeconds', ({ durationSeconds, kept: seconds }) => {
    expect(admitted({ durationSeconds })).toMatchObject({ durationSeconds: seconds });
  });
});

describe('a member', () => {
  const memberOf = (raw: Partial<RawMember>, usage: object = {}) =>
    gate(usage).admitMember(
      { account: null, user: 'user-1', emailDomain: null, at: NOW - HOUR_MS, ...raw },
      NOW,
    );

  it('belongs to the group, and without one to the domain of the address', () => {
    const at = NOW - HOUR_MS;
    const user = 'hash of user-1';
    const emailDomain = 'acme.example';
    expect(memberOf({ account: ACME, emailDomain })).toEqual({ user, account: ACME, at });
    const account = { by: 'domain', value: emailDomain };
    expect(memberOf({ emailDomain })).toEqual({ user, account, at });
  });

  it('is nobody without a user, an account or a domain that says something', () => {
    const calls = [{ user: null, account: ACME }, {}, { emailDomain: 'gmail.com' }];
    expect(calls.map((call) => memberOf(call))).toEqual(calls.map(() => 'ignored_call'));
  });

  it('is none of ours', () => {
    const usage = { exclude: { users: ['user-1'], accounts: ['acme'] } };
    expect(memberOf({ account: ACME }, usage)).toBe('internal');
    expect(memberOf({ user: 'user-2', account: ACME }, usage)).toBe('internal');
  });

  it('joined at the latest now', () => {
    expect(memberOf({ account: ACME, at: NOW + DAY_MS * 400 })).toMatchObject({ at: NOW });
  });
});
