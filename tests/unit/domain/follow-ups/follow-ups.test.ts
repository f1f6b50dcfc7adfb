import type { Account } from '@attain/shared/domain/account';
import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import { addDays, DAY_MS } from '@attain/shared/domain/basics/time';
import { toldCauses, untoldCauses } from '@attain/shared/domain/follow-ups/causes';
import { followUps } from '@attain/shared/domain/follow-ups/follow-ups';
import {
  FOLLOW_UP_DEFAULTS,
  FOLLOW_UP_RULES,
  type FollowUpSettings,
} from '@attain/shared/domain/follow-ups/settings';
import { whyClosed } from '@attain/shared/domain/follow-ups/why-closed';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import type { TicketCause } from '@attain/shared/domain/lifecycle/inputs';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  metricAt,
  PROPERTY_RUNS,
  readings,
  someAccount,
  someCommitment,
  someGoal,
  someMetric,
  someTickets,
  TODAY,
  USD,
} from '../builders.ts';

const scored = (account: Partial<Account>) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);
const asked = (account: Partial<Account>, settings: FollowUpSettings = FOLLOW_UP_DEFAULTS) =>
  followUps(scored(account), asOf(), settings);

const ago = (days: number) => asOf().now - days * DAY_MS;
const ticket = (cause: TicketCause['cause'], closedDaysAgo: number | null) =>
  someTickets({
    causes: [
      { cause, openedAt: ago(9), closedAt: closedDaysAgo === null ? null : ago(closedDaysAgo) },
    ],
  });

const vla = (percent: number | null, terms: Partial<Commitment> = {}, goal: Partial<Goal> = {}) =>
  someGoal({
    metrics: [metricAt(0, 100, percent)],
    commitment: someCommitment({ deadline: null, ...terms }),
    ...goal,
  });

const stuck = vla(
  null,
  { deadline: addDays(TODAY, 10) },
  {
    metrics: [
      someMetric({
        baseline: 40,
        target: 200,
        readings: readings(['2026-04-01', 40], ['2026-05-01', 40], ['2026-06-30', 40]),
      }),
    ],
  },
);

const state = (overrides: Partial<AlertState> = {}): AlertState => ({
  rule: 'attainment',
  goalId: 'g1',
  metricId: null,
  armed: false,
  since: ago(3),
  firedAt: ago(3),
  ...overrides,
});

describe('an escalation (A46-A49)', () => {
  it.each([
    { cause: 'downtime', role: 'manager', dueOn: TODAY, priority: 'high' },
    { cause: 'churn_threat', role: 'manager', dueOn: TODAY, priority: 'high' },
    { cause: 'legal', role: 'legal', dueOn: '2026-07-02', priority: 'high' },
  ] as const)('by $cause is a task of the $role, due on $dueOn', ({ cause, ...task }) => {
    expect(asked({ escalationFlag: cause })).toMatchObject([{ cause, rule: cause, ...task }]);
  });

  it('by tickets that pile up is a task of the manager', () => {
    const tickets = someTickets({ recentCreatedAt: [ago(8), ago(1)] });
    expect(asked({ tickets })).toEqual([
      {
        cause: 'ticket_volume',
        rule: 'ticket_volume',
        role: 'manager',
        title: 'Acme: tickets pile up',
        reason: 'The customer opened many tickets within days. The first sign came on 30 Jun 2026.',
        dueOn: '2026-07-02',
        priority: 'medium',
      },
    ]);
  });

  it.each([
    {
      cause: 'downtime',
      closed: null,
      title: 'downtime, escalate to support',
      reason: 'is reported',
    },
    { cause: 'downtime', closed: 2, title: 'make sure that everything', reason: 'was reported' },
    {
      cause: 'churn_threat',
      closed: null,
      title: 'threat to leave, escalate',
      reason: 'threatens',
    },
    { cause: 'churn_threat', closed: 2, title: 'threat to leave, call', reason: 'threatened' },
    { cause: 'legal', closed: null, title: 'answer a legal question', reason: 'is open' },
    { cause: 'legal', closed: 2, title: 'question is settled', reason: 'was asked' },
  ] as const)('by a ticket of $cause closed $closed days ago says "$title"', (example) => {
    const [task] = asked({ tickets: ticket(example.cause, example.closed) });
    expect(task?.title).toContain(example.title);
    expect(task?.reason).toContain(example.reason);
    expect(task?.reason).toContain('The first sign came on 22 Jun 2026.');
  });

  it('that a flag and a ticket tell of is one task, in the words of the flag', () => {
    const tasks = asked({ escalationFlag: 'downtime', tickets: ticket('downtime', 2) });
    expect(tasks.map(({ reason }) => reason)).toEqual(['Downtime is reported.']);
  });
});

describe('an alert (V31, V34, L15)', () => {
  it.each([
    {
      rule: 'attainment of one agreement',
      alertStates: [state()],
      goals: [vla(60)],
      task: {
        cause: 'attainment:g1',
        role: 'owner',
        title: 'Acme: "Reduce reporting time" falls short',
        reason:
          '"Reduce reporting time" is at 60 % of its target, below 70 %. It is so since 28 Jun 2026.',
        dueOn: '2026-07-06',
        priority: 'medium',
      },
    },
    {
      rule: 'attainment of all together',
      alertStates: [state({ goalId: null })],
      goals: [vla(60)],
      task: { cause: 'attainment', title: 'Acme: agreements fall short together' },
    },
    {
      rule: 'drift',
      alertStates: [],
      goals: [vla(10, { deadline: '2026-12-31' })],
      task: {
        cause: 'drift:g1:m1',
        role: 'owner',
        title: 'Acme: "Reduce reporting time" is behind its plan',
        dueOn: '2026-07-08',
        priority: 'low',
      },
    },
    {
      rule: 'deadline',
      alertStates: [],
      goals: [stuck],
      task: {
        cause: 'deadline:g1',
        role: 'owner',
        title: 'Acme: "Reduce reporting time" will miss its deadline',
        dueOn: '2026-07-03',
        priority: 'high',
      },
    },
  ])('on $rule is a task', ({ alertStates, goals, task }) => {
    expect(asked({ alertStates, goals })).toContainEqual(expect.objectContaining(task));
  });

  it.each([
    { what: 'that fired for an earlier crossing', firedAt: ago(4), tasks: 0 },
    { what: 'that has not fired', firedAt: null, tasks: 0 },
    { what: 'that fired when its cause came up', firedAt: ago(3), tasks: 1 },
    { what: 'that fired later, at the end of the quiet days', firedAt: ago(1), tasks: 1 },
  ])('$what is $tasks tasks (C12)', ({ firedAt, tasks }) => {
    // Armed ones would fire now; only what is kept from before is told.
    const known = [state({ firedAt })];
    expect(asked({ goals: [vla(60)], alertStates: known })).toHaveLength(tasks);
  });

  it('whose figure cannot be had now is not told, and still stands', () => {
    const snapshot = scored({ goals: [vla(null)], alertStates: [state()] });
    expect(followUps(snapshot, asOf(), FOLLOW_UP_DEFAULTS)).toEqual([]);
    expect(untoldCauses(snapshot)).toEqual(new Set(['attainment:g1']));
  });
});

describe('tasks', () => {
  it('are told the most urgent first', () => {
    const tasks = asked({ escalationFlag: 'legal', goals: [stuck] });
    expect(tasks.map(({ rule }) => rule)).toEqual(['legal', 'deadline', 'drift']);
  });

  it('go to nobody where the configuration says so', () => {
    const legal = { ...FOLLOW_UP_DEFAULTS.legal, to: 'nobody' as const };
    expect(asked({ escalationFlag: 'legal' }, { ...FOLLOW_UP_DEFAULTS, legal })).toEqual([]);
  });

  it('are for whom, when and how urgent the configuration says', () => {
    const legal = { to: 'owner', dueInDays: 3, priority: 'low' } as const;
    expect(asked({ escalationFlag: 'legal' }, { ...FOLLOW_UP_DEFAULTS, legal })).toMatchObject([
      { role: 'owner', dueOn: addDays(TODAY, 3), priority: 'low' },
    ]);
  });

  it('name no company that has no name', () => {
    expect(asked({ name: null, escalationFlag: 'legal' })[0]?.title).toBe(
      'answer a legal question',
    );
  });

  it('are one for each cause that is told, whatever the account (law)', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const causes = followUps(snapshot, asOf(), FOLLOW_UP_DEFAULTS).map(({ cause }) => cause);
        expect(new Set(causes)).toEqual(toldCauses(snapshot));
        expect(new Set(causes).size).toBe(causes.length);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('have a default for every rule', () => {
    expect(Object.keys(FOLLOW_UP_DEFAULTS).toSorted()).toEqual([...FOLLOW_UP_RULES].toSorted());
  });
});

describe('why a task is closed', () => {
  it.each([
    { cause: 'downtime', account: {}, why: 'No downtime is reported any more.' },
    { cause: 'churn_threat', account: {}, why: 'No threat to leave is reported any more.' },
    { cause: 'legal', account: {}, why: 'No legal or compliance question is open any more.' },
    { cause: 'ticket_volume', account: {}, why: 'Tickets no longer pile up.' },
    {
      cause: 'attainment',
      account: {},
      why: 'No agreement that can be measured is in force.',
    },
    {
      cause: 'attainment',
      account: { goals: [vla(80)] },
      why: 'The agreements together are at 80 % of their targets again.',
    },
    { cause: 'attainment:g1', account: {}, why: 'The agreement is no longer in force.' },
    {
      cause: 'attainment:g1',
      account: { goals: [vla(80)] },
      why: '"Reduce reporting time" is at 80 % of its target again.',
    },
    {
      cause: 'attainment:g1',
      account: { goals: [vla(null)] },
      why: '"Reduce reporting time" cannot be measured any more.',
    },
    {
      cause: 'deadline:g1',
      account: { goals: [vla(80)] },
      why: '"Reduce reporting time" is no longer about to miss its deadline.',
    },
    {
      cause: 'drift:g1:m1',
      account: { goals: [vla(80)] },
      why: '"Reduce reporting time" is back on its expected path.',
    },
    {
      cause: 'drift:g10:m1',
      account: { goals: [vla(80)] },
      why: 'The agreement is no longer in force.',
    },
    {
      cause: 'drift:g1:m1',
      account: { goals: [vla(100, { state: 'achieved' })] },
      why: '"Reduce reporting time" is achieved.',
    },
    {
      cause: 'deadline:g1',
      account: { goals: [vla(20, { state: 'missed' })] },
      why: '"Reduce reporting time" is over: it was missed.',
    },
    {
      cause: 'legal',
      account: { escalationFlag: 'legal' as const },
      why: 'Tasks of this kind are switched off.',
    },
  ])('$cause: $why', ({ cause, account, why }) => {
    expect(whyClosed(cause, scored(account))).toBe(why);
  });
});
