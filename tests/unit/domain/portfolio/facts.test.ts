import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Account } from '@attain/shared/domain/account';
import { addDays } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import { kpiFactsOf } from '@attain/shared/domain/portfolio/current-facts';
import { NOTHING_KNOWN } from '@attain/shared/domain/portfolio/facts';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  at,
  confirmedAt,
  goalOf,
  metricAt,
  PROPERTY_RUNS,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  TODAY,
  USD,
} from '../builders.ts';

function factsOf(account: Account, today = TODAY) {
  const snapshot = scoreAccount(account, asOf(today), DEFAULT_SETTINGS, USD);
  return kpiFactsOf(account, snapshot, DEFAULT_SETTINGS);
}

function scoredFactsOf(overrides: Partial<Account>) {
  const { scored } = factsOf(someAccount(overrides));
  if (scored === null) throw new Error('a snapshot always scores');
  return scored;
}

describe('the facts of the goals', () => {
  it('of the document: 2 of 5 achieved strictly, where it prints 80 % (C18)', () => {
    const done = { title: 'Tool retired', due: null, done: true };
    const goals: Goal[] = [
      goalOf('Reduce reporting time', metricAt(4, 2, 1.2), metricAt(10, 25, 35)),
      goalOf('Improve data accuracy', metricAt(12, 2, 3.8), metricAt(45, 5, 8)),
      goalOf('Increase team efficiency', metricAt(15, 25, 18), metricAt(40, 90, 65)),
      goalOf('Enable self-service', metricAt(null, 90, 88)),
      someGoal({ id: 'tools', metrics: [], milestones: [{ id: '1', ...done }] }),
    ];
    const scored = scoredFactsOf({ goals });
    expect(scored.goals).toEqual({
      active: 5,
      scored: 4,
      onPlan: 3,
      achieved: 2,
      due: 2,
      met: 2,
    });
    const facts = { companyId: '512', ...NOTHING_KNOWN, scored };
    expect(portfolioKpis([facts], TODAY, DEFAULT_SETTINGS).goals_achieved.value).toBe(0.4);
  });

  const yesterday = addDays(TODAY, -1);
  const reached = someMetric({ readings: readings(['2026-06-20', 100]) });
  it.each([
    ['achieved ahead of its date', { metrics: [reached], targetDate: '2026-12-31' }, 1, 1],
    ['achieved without a date', { metrics: [reached] }, 1, 1],
    ['open on its date', { targetDate: TODAY }, 0, 0],
    ['open past its date', { targetDate: yesterday }, 1, 0],
    ['achieved past its date', { metrics: [reached], targetDate: yesterday }, 1, 1],
    ['without a date', {}, 0, 0],
    [
      'past its date and never measured',
      { metrics: [metricAt(null, 90, 88)], targetDate: yesterday },
      1,
      0,
    ],
    [
      'achieved, after its agreement was missed',
      {
        metrics: [reached],
        commitment: someCommitment({ state: 'missed', deadline: '2026-03-31' }),
      },
      1,
      0,
    ],
    [
      'achieved, with an agreement that was achieved',
      { metrics: [reached], commitment: someCommitment({ state: 'achieved' }) },
      1,
      1,
    ],
  ] as const)('%s', (_, goal, due, met) => {
    const other = { id: 'other', commitment: someCommitment({ state: 'missed', deadline: null }) };
    const goals = [someGoal(goal), someGoal({ ...other, targetDate: null })];
    expect(scoredFactsOf({ goals }).goals).toMatchObject({ due, met });
  });
});

describe('the facts of the agreements', () => {
  const vla = (
    id: string,
    state: 'active' | 'achieved' | 'missed' | 'proposed',
    deadline: string,
  ) => someGoal({ id, commitment: someCommitment({ state, deadline }) });

  it('count those in force by how they ended, or that they should have', () => {
    const goals = [
      vla('a', 'achieved', '2026-03-31'),
      vla('b', 'missed', '2026-03-31'),
      vla('c', 'active', '2026-06-30'),
      vla('d', 'active', '2026-07-01'),
      vla('e', 'proposed', '2026-03-31'),
      { ...vla('f', 'achieved', '2026-03-31'), ended: true },
      someGoal({ id: 'g', commitment: someCommitment({ deadline: null }) }),
    ];
    expect(scoredFactsOf({ goals }).vlas).toEqual({
      inForce: 5,
      achieved: 1,
      missed: 1,
      pastDue: 1,
    });
  });

  it('count those in force that the customer agreed to revise, each once (V38, C27)', () => {
    const approval = {
      contact: 'Ann Lee',
      contactId: null,
      on: '2026-05-01',
      reason: 'Two sites were sold',
      evidence: null,
      changes: [],
      termsVersion: 2,
    };
    const revised = (id: string, overrides: Parameters<typeof someCommitment>[0]) =>
      someGoal({ id, commitment: someCommitment(overrides) });
    const goals = [
      revised('never', {}),
      revised('once', { approvals: [approval] }),
      revised('twice', { approvals: [approval, { ...approval, termsVersion: 3 }] }),
      revised('waits for approval', { state: 'revised' }),
      revised('waits for a second one', { state: 'revised', approvals: [approval] }),
      { ...revised('ended', { state: 'ended', approvals: [approval] }), ended: true },
      someGoal({ id: 'no agreement' }),
    ];
    const account = someAccount({ goals });
    const facts = { companyId: '512', ...NOTHING_KNOWN, ...factsOf(account) };
    expect(facts.vlasRevised).toBe(3);
    expect(portfolioKpis([facts], TODAY, DEFAULT_SETTINGS).vla_revision_rate).toMatchObject({
      value: 0.6,
      met: false,
    });
  });
});

describe('the facts of the value', () => {
  const line = (id: string, overrides: Parameters<typeof someValueLine>[0]) =>
    someValueLine({ id, ...overrides });

  it('count lines with an amount, at what they claim before confidence factors', () => {
    const { valueLines, valueAmounts } = scoredFactsOf({
      valueLines: [
        line('confirmed', { confirmed: confirmedAt(70_000) }),
        line('estimated', { confidence: 'modelled' }),
        line('disputed', { disputed: true }),
        line('excluded', { excluded: true }),
        line('incomplete', { amount: null }),
        line('outside the period', { startsAt: '2020-01-01', endsAt: '2020-12-31' }),
      ],
    });
    expect(valueLines).toEqual({ confirmed: 1, all: 3 });
    expect(valueAmounts).toEqual({ confirmed: 70_000, all: 270_000 });
  });

  it('know no amounts while a double count blocks the ledger (C05)', () => {
    const twice = { sourceMetric: 'hours', recurring: 'month', startsAt: '2026-01-01' } as const;
    const scored = scoredFactsOf({ valueLines: [line('a', twice), line('b', twice)] });
    expect(scored).toMatchObject({ valueLines: { confirmed: 0, all: 2 }, valueAmounts: null });
  });

  it('take ROI and health from the snapshot, unknown where they are unknown', () => {
    expect(scoredFactsOf({})).toMatchObject({ roiConfirmed: null, healthScore: null });
    const { scored } = factsOf(
      thrivingAccount({
        contract: someContract({ yearlyValue: 200_000 }),
        valueLines: [someValueLine({ confirmed: confirmedAt(300_000) })],
      }),
    );
    expect(scored?.healthScore).toBe(100);
    expect(scored?.roiConfirmed).toBeGreaterThan(1);
  });
});

describe('the facts of the account', () => {
  it('of which nothing is recorded are unknown, or are known to be nothing', () => {
    expect(factsOf(someAccount())).toEqual({
      customerSince: '2025-12-01',
      revenueNow: null,
      vlasRevised: 0,
      firstUse: null,
      firstAchievedVla: { on: null },
      onboarding: null,
      csat: null,
      nps: null,
      referrals: [],
      scored: {
        vlas: { inForce: 0, achieved: 0, missed: 0, pastDue: 0 },
        goals: { active: 0, scored: 0, onPlan: 0, achieved: 0, due: 0, met: 0 },
        valueLines: { confirmed: 0, all: 0 },
        valueAmounts: { confirmed: 0, all: 0 },
        roiConfirmed: null,
        healthScore: null,
      },
    });
  });

  it('start with the first contract, not with the running term', () => {
    const contract = someContract({
      firstStart: '2024-01-01',
      start: '2026-01-01',
      yearlyValue: 12_000_00,
    });
    expect(factsOf(someAccount({ contract }))).toMatchObject({
      customerSince: '2024-01-01',
      revenueNow: 12_000_00,
    });
  });

  it.each([
    ['no source of usage', null, null],
    ['a source, and no use yet', someUsage({ firstEventAt: null }), { on: null }],
    ['use', someUsage({ firstEventAt: at('2026-02-03') }), { on: '2026-02-03' }],
  ])('first use with %s', (_, usage, firstUse) => {
    expect(factsOf(someAccount({ usage })).firstUse).toEqual(firstUse);
  });

  it.each([
    ['reached by its readings', readings(['2026-03-04', 100]), { on: '2026-03-04' }],
    ['called achieved without a reading that says so', readings(['2026-03-04', 50]), null],
  ])('first achieved agreement, ended since: %s', (_, read, firstAchievedVla) => {
    const goals = [
      someGoal({
        ended: true,
        metrics: [someMetric({ readings: read })],
        commitment: someCommitment({ state: 'achieved' }),
      }),
    ];
    expect(factsOf(someAccount({ goals })).firstAchievedVla).toEqual(firstAchievedVla);
  });

  it('know that no agreement was achieved yet where one runs', () => {
    const goals = [someGoal({ commitment: someCommitment() }), someGoal({ id: 'g2' })];
    expect(factsOf(someAccount({ goals })).firstAchievedVla).toEqual({ on: null });
  });

  it('count answers', () => {
    const account = someAccount({
      csat: someSurvey({ mean: 4.5, answers: 4, nps: null, promoters: null }),
      nps: someSurvey({ answers: 7, promoters: 4, nps: (100 * (4 - 2)) / 7 }),
    });
    expect(factsOf(account)).toMatchObject({
      csat: { answers: 4, sum: 18, topTwo: null },
      nps: { answers: 7, promoters: 4, detractors: 2 },
    });
  });

  it.each([{ nps: null }, { promoters: null }])('know no NPS without its parts: %o', (part) => {
    expect(factsOf(someAccount({ nps: someSurvey(part) })).nps).toBeNull();
  });

  it('tell the days of referrals from other activities', () => {
    const advocacy = [
      { activity: 'referral', on: '2026-05-01' },
      { activity: 'webinar', on: '2026-05-02' },
      { activity: 'referral', on: '2026-06-01' },
    ] as const;
    expect(factsOf(someAccount({ advocacy })).referrals).toEqual(['2026-05-01', '2026-06-01']);
  });
});

describe('how the onboarding ended', () => {
  const outcome = (done: number, today: string) => {
    const recorded = ONBOARDING_ITEMS.slice(0, done).map((item, index) => ({
      item,
      doneOn: addDays('2026-01-01', 20 - index),
    }));
    const account = someAccount({
      contract: someContract({ start: '2026-01-01' }),
      onboarding: { recorded, meetings: [] },
    });
    return factsOf(account, today).onboarding;
  };

  it.each([
    ['every item is done: with the last of them', 10, '2026-03-01', true, '2026-01-21'],
    ['every item was done', 10, '2027-03-01', true, '2026-01-21'],
    ['it runs', 4, '2026-03-01', false, null],
    ['it runs, and nothing is done', 0, '2026-03-01', false, null],
    ['its last day', 4, '2026-06-29', false, null],
    ['its days are over', 4, '2026-06-30', false, '2026-06-30'],
    ['its days are over, and nothing was recorded', 0, '2026-06-30', null, '2026-06-30'],
  ])('%s', (_, done, today, completed, endedOn) => {
    expect(outcome(done, today)).toEqual({ completed, endedOn });
  });

  it('is nothing to ask of an account without a contract', () => {
    expect(factsOf(someAccount()).onboarding).toBeNull();
  });
});

describe('the KPIs of any accounts', () => {
  const SHARES = [
    'vla_attainment_rate',
    'vla_coverage',
    'outcome_achievement',
    'roi_demonstrable',
    'value_documentation',
    'customer_validation',
    'goals_defined',
    'goals_achieved',
    'goals_on_plan',
  ] as const;

  it('are finite, shares lie in [0, 1], and the order of the accounts does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyAccount, { maxLength: 3 }), (accounts) => {
        const rows = accounts.map((account) => ({
          companyId: account.companyId,
          ...NOTHING_KNOWN,
          ...factsOf(account),
        }));
        const kpis = portfolioKpis(rows, TODAY, DEFAULT_SETTINGS);
        for (const { value, coverage } of Object.values(kpis)) {
          if (value !== null) expect(value).toSatisfy(Number.isFinite);
          expect(coverage.accounts).toBeLessThanOrEqual(coverage.of);
        }
        for (const code of SHARES) {
          expect(kpis[code].value ?? 0).toBeGreaterThanOrEqual(0);
          expect(kpis[code].value ?? 0).toBeLessThanOrEqual(1);
        }
        const reversed = portfolioKpis(rows.toReversed(), TODAY, DEFAULT_SETTINGS);
        for (const code of SHARES) expect(reversed[code]).toEqual(kpis[code]);
      }),
      { numRuns: Math.min(50, PROPERTY_RUNS) },
    );
  });
});
