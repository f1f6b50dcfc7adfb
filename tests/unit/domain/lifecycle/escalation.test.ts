import type { Account } from '@attain/shared/domain/account';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { escalation, escalationReasons } from '@attain/shared/domain/lifecycle/escalation';
import type { TicketCause } from '@attain/shared/domain/lifecycle/inputs';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someTickets,
  someUsage,
  USD,
} from '../builders.ts';

const { now } = asOf();
const ago = (days: number) => now - days * DAY_MS;

const reasonsOf = (account: Account, settings: Settings = DEFAULT_SETTINGS) =>
  escalationReasons(account, asOf(), settings);
const levelOf = (account: Account, settings: Settings = DEFAULT_SETTINGS) =>
  escalation(reasonsOf(account, settings));

const created = (...daysAgo: number[]) => someTickets({ recentCreatedAt: daysAgo.map(ago) });
const caused = (...causes: TicketCause[]) => someAccount({ tickets: someTickets({ causes }) });
const ticket = (
  cause: TicketCause['cause'],
  opened: number,
  closed: number | null = null,
): TicketCause => ({
  cause,
  openedAt: ago(opened),
  closedAt: closed === null ? null : ago(closed),
});

describe('tickets that pile up (A46)', () => {
  it.each([
    { what: 'no ticket', daysAgo: [], is: 'none' },
    { what: 'one ticket', daysAgo: [1], is: 'none' },
    { what: 'two tickets in 7 days', daysAgo: [8, 1], is: 'cs_manager' },
    { what: 'two tickets, more than 7 days apart', daysAgo: [8.01, 1], is: 'none' },
    { what: 'two of three in 7 days', daysAgo: [13, 2, 1], is: 'cs_manager' },
    {
      what: 'two tickets whose 7 days ended less than 7 days ago',
      daysAgo: [13.99, 13],
      is: 'cs_manager',
    },
    { what: 'two tickets whose 7 days ended 7 days ago', daysAgo: [14, 13], is: 'none' },
  ])('is $is with $what', ({ daysAgo, is }) => {
    expect(levelOf(someAccount({ tickets: created(...daysAgo) }))).toBe(is);
  });

  it('escalate from the ticket that made the pile, until the last pile is 14 days old', () => {
    expect(reasonsOf(someAccount({ tickets: created(9, 8, 3, 2) }))).toEqual([
      { cause: 'ticket_volume', source: 'tickets', since: ago(8), endsAt: ago(3 - 14) },
    ]);
  });

  it.each([
    { seats: 100, needs: 2 },
    { seats: 101, needs: 3 },
    { seats: 200, needs: 4 },
    { seats: 50, needs: 2 },
  ])('can be counted per 100 seats: $needs of $seats', ({ seats, needs }) => {
    const per100 = { ...DEFAULT_SETTINGS.escalation, per100Seats: true };
    const settings = { ...DEFAULT_SETTINGS, escalation: per100 };
    const level = (tickets: number) =>
      levelOf(
        someAccount({
          tickets: created(...Array.from({ length: tickets }, (_, i) => 3 - i / 10)),
          contract: someContract({ licensedSeats: seats }),
        }),
        settings,
      );
    expect(level(needs - 1)).toBe('none');
    expect(level(needs)).toBe('cs_manager');
  });

  it('counted per 100 seats take the users for seats that nobody recorded, and 100 for unknown ones', () => {
    const per100 = { ...DEFAULT_SETTINGS.escalation, per100Seats: true };
    const settings = { ...DEFAULT_SETTINGS, escalation: per100 };
    const account = someAccount({ tickets: created(3, 2) });
    expect(levelOf(account, settings)).toBe('cs_manager');
    const used = { ...account, usage: someUsage({ peakWeeklyUsers: 150 }) };
    expect(levelOf(used, settings)).toBe('none');
  });

  it('of a number below one still take a ticket', () => {
    const never = { ...DEFAULT_SETTINGS.escalation, tickets: 0 };
    const settings = { ...DEFAULT_SETTINGS, escalation: never };
    expect(levelOf(someAccount({ tickets: created() }), settings)).toBe('none');
    expect(levelOf(someAccount({ tickets: created(1) }), settings)).toBe('cs_manager');
  });
});

describe('causes that tickets show (A47-A49)', () => {
  it.each([
    { cause: 'downtime', is: 'immediate' },
    { cause: 'churn_threat', is: 'immediate' },
    { cause: 'legal', is: 'legal' },
  ] as const)('$cause escalates: $is', ({ cause, is }) => {
    const account = caused(ticket(cause, 30));
    expect(levelOf(account)).toBe(is);
    expect(reasonsOf(account)).toEqual([
      { cause, source: 'tickets', since: ago(30), endsAt: null },
    ]);
  });

  it.each([
    { closed: 6.99, is: 'immediate' },
    { closed: 7, is: 'none' },
  ])('end once gone for 7 days: $is $closed days after', ({ closed, is }) => {
    expect(levelOf(caused(ticket('downtime', 30, closed)))).toBe(is);
  });

  it('can be quiet for longer before they end', () => {
    const quiet = { ...DEFAULT_SETTINGS.escalation, quietDays: 10 };
    const settings = { ...DEFAULT_SETTINGS, escalation: quiet };
    const account = caused(ticket('downtime', 30, 9));
    expect(levelOf(account, settings)).toBe('immediate');
    expect(reasonsOf(account, settings)[0]?.endsAt).toBe(ago(-1));
  });

  it('of several tickets are one reason, from the first to the last of those that hold', () => {
    const closed = [ticket('legal', 20, 3), ticket('legal', 9, 5), ticket('legal', 40, 8)];
    expect(reasonsOf(caused(...closed))).toEqual([
      { cause: 'legal', source: 'tickets', since: ago(20), endsAt: ago(-4) },
    ]);
    expect(reasonsOf(caused(...closed, ticket('legal', 1)))).toEqual([
      { cause: 'legal', source: 'tickets', since: ago(20), endsAt: null },
    ]);
    expect(reasonsOf(caused(ticket('legal', 1), ...closed))[0]?.endsAt).toBeNull();
  });
});

describe('an escalation (A46-A49)', () => {
  it.each([
    { flag: 'churn_threat', is: 'immediate' },
    { flag: 'downtime', is: 'immediate' },
    { flag: 'legal', is: 'legal' },
    { flag: 'none', is: 'cs_manager' },
  ] as const)('is the highest: $is with the flag $flag and two tickets', ({ flag, is }) => {
    expect(levelOf(someAccount({ escalationFlag: flag, tickets: created(2, 1) }))).toBe(is);
  });

  it('by a flag has no date, and none on which it ends', () => {
    expect(reasonsOf(someAccount({ escalationFlag: 'legal' }))).toEqual([
      { cause: 'legal', source: 'flag', since: null, endsAt: null },
    ]);
  });

  it('tells every reason, the most urgent first', () => {
    const account = someAccount({
      escalationFlag: 'churn_threat',
      tickets: {
        ...created(2, 1),
        causes: [ticket('legal', 3), ticket('churn_threat', 4), ticket('downtime', 2)],
      },
    });
    expect(reasonsOf(account).map(({ cause, source }) => `${cause} by ${source}`)).toEqual([
      'downtime by tickets',
      'churn_threat by flag',
      'churn_threat by tickets',
      'legal by tickets',
      'ticket_volume by tickets',
    ]);
    expect(levelOf(account)).toBe('immediate');
  });

  it('has no reason without one', () => {
    expect(reasonsOf(someAccount())).toEqual([]);
    expect(reasonsOf(someAccount({ tickets: someTickets() }))).toEqual([]);
    expect(levelOf(someAccount())).toBe('none');
  });

  it('stands in the snapshot beside its reasons', () => {
    const snapshot = scoreAccount(caused(ticket('legal', 3)), asOf(), DEFAULT_SETTINGS, USD);
    expect(snapshot).toMatchObject({
      escalation: 'legal',
      escalationReasons: [{ cause: 'legal', source: 'tickets' }],
    });
  });

  it('holds until the last of its reasons ends', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const account: Account = { ...any, escalationFlag: 'none' };
        const ends = reasonsOf(account).map(({ endsAt }) => endsAt ?? Infinity);
        const last = Math.max(now, ...ends);
        const level = (instant: number) =>
          escalation(escalationReasons(account, { ...asOf(), now: instant }, DEFAULT_SETTINGS));
        if (last > now) expect(level(Math.min(last - 1, now + 900 * DAY_MS))).not.toBe('none');
        if (Number.isFinite(last)) expect(level(last)).toBe('none');
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('what to do about it', () => {
  const advice = (...causes: TicketCause[]) => {
    const [first] = scoreAccount(caused(...causes), asOf(), DEFAULT_SETTINGS, USD).recommendations;
    return [first?.text, first?.reason];
  };

  it.each([
    {
      causes: [ticket('downtime', 1)],
      text: 'The customer is down: escalate to support now and call the customer.',
      reason: 'Downtime is reported.',
    },
    {
      causes: [ticket('churn_threat', 1), ticket('downtime', 2, 1)],
      text: 'The customer threatens to leave: escalate now and call the customer.',
      reason: 'A threat to leave is reported.',
    },
    {
      causes: [ticket('churn_threat', 1), ticket('downtime', 2)],
      text: 'The customer is down and threatens to leave: escalate to support now and call the customer.',
      reason: 'Downtime and a threat to leave are reported.',
    },
    {
      causes: [ticket('churn_threat', 2, 1), ticket('downtime', 2, 1)],
      text: 'The customer was down: make sure that everything works again and call the customer.',
      reason: 'Downtime ended within the last 7 days.',
    },
    {
      causes: [ticket('churn_threat', 2, 2)],
      text: 'The customer threatened to leave: escalate now and call the customer.',
      reason: 'A threat to leave was closed within the last 7 days.',
    },
    {
      causes: [ticket('legal', 1)],
      text: 'Hand the legal question over to the legal team.',
      reason: 'A legal or compliance question is open.',
    },
    {
      causes: [ticket('legal', 2, 1)],
      text: 'Make sure with the legal team that the legal question is settled.',
      reason: 'A legal or compliance question was closed within the last 7 days.',
    },
  ])('follows from the tickets: $text', ({ causes, text, reason }) => {
    expect(advice(...causes)).toEqual([text, reason]);
  });
});
