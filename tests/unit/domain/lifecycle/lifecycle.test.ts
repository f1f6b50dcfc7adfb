import type { Account } from '@attain/shared/domain/account';
import type { CommitmentState } from '@attain/shared/domain/goals/goal';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  confirmedAt,
  metricAt,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someValueLine,
  USD,
  someTickets,
} from '../builders.ts';

const score = (account: Account, settings: Settings = DEFAULT_SETTINGS) =>
  scoreAccount(account, asOf(), settings, USD);

describe('lifecycle stage', () => {
  const stage = (
    state: CommitmentState | null,
    current: number | null,
    account: Partial<Account> = {},
  ) => {
    const commitment = state === null ? null : someCommitment({ state });
    const goals = [someGoal({ commitment, metrics: [metricAt(0, 100, current)] })];
    return score(someAccount({ goals, ...account })).lifecycleStage;
  };

  it.each([
    { state: null, current: 50, is: 'define' },
    { state: 'draft', current: 50, is: 'define' },
    { state: 'proposed', current: 50, is: 'commit' },
    { state: 'signed', current: null, is: 'commit' },
    { state: 'active', current: null, is: 'commit' },
    { state: 'active', current: 50, is: 'execute' },
    { state: 'missed', current: 50, is: 'execute' },
    { state: 'achieved', current: 50, is: 'prove' },
    { state: 'ended', current: 50, is: 'define' },
  ] as const)(
    'is $is with a commitment that is $state and a reading of $current',
    ({ state, current, is }) => {
      expect(stage(state, current)).toBe(is);
    },
  );

  it('is prove once value is confirmed, and not while it is estimated', () => {
    const confirmed = someValueLine({ confirmed: confirmedAt(1) });
    expect(stage(null, null, { valueLines: [confirmed] })).toBe('prove');
    expect(stage(null, null, { valueLines: [someValueLine()] })).toBe('define');
  });
});

describe('escalation (A46-A49)', () => {
  const { now } = asOf();
  const tickets = (...daysAgo: number[]) =>
    someTickets({ recentCreatedAt: daysAgo.map((days) => now - days * DAY_MS) });

  it.each([
    { what: 'one ticket', daysAgo: [1], is: 'none' },
    { what: 'two tickets in 7 days', daysAgo: [8, 1], is: 'cs_manager' },
    { what: 'two tickets, more than 7 days apart', daysAgo: [8.01, 1], is: 'none' },
    {
      what: 'two tickets whose 7 days ended less than 7 days ago',
      daysAgo: [13.99, 13],
      is: 'cs_manager',
    },
    { what: 'two tickets whose 7 days ended 7 days ago', daysAgo: [14, 13], is: 'none' },
  ])('is $is with $what', ({ daysAgo, is }) => {
    expect(score(someAccount({ tickets: tickets(...daysAgo) })).escalation).toBe(is);
  });

  it('can be counted per 100 seats, so that large accounts are not always escalated', () => {
    const escalation = { ...DEFAULT_SETTINGS.escalation, per100Seats: true };
    const account = someAccount({
      tickets: tickets(3, 2, 1),
      contract: someContract({ licensedSeats: 200 }),
    });
    expect(score(account).escalation).toBe('cs_manager');
    expect(score(account, { ...DEFAULT_SETTINGS, escalation }).escalation).toBe('none');
  });

  it.each([
    { flag: 'churn_threat', is: 'immediate' },
    { flag: 'downtime', is: 'immediate' },
    { flag: 'legal', is: 'legal' },
    { flag: 'none', is: 'cs_manager' },
  ] as const)('takes the highest: $is with the flag $flag and two tickets', ({ flag, is }) => {
    const account = someAccount({ escalationFlag: flag, tickets: tickets(2, 1) });
    expect(score(account).escalation).toBe(is);
  });
});
