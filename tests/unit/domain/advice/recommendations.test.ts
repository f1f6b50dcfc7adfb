import type { Account } from '@attain/shared/domain/account';
import { goalActions } from '@attain/shared/domain/advice/goal-actions';
import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '@attain/shared/domain/advice/insight-words';
import type { Recommendation } from '@attain/shared/domain/advice/results';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  at,
  confirmedAt,
  metricAt,
  readings,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someSurvey,
  someTickets,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
} from '../builders.ts';

const recommended = (account: Account) =>
  scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD).recommendations;
const find = (account: Account, code: Recommendation['code']) =>
  recommended(account).find((each) => each.code === code);
const codes = (account: Account) => recommended(account).map(({ code }) => code);

const vla = (id: string, current: number, goal: Partial<Goal> = {}) =>
  someGoal({
    id,
    title: id,
    owner: `Owner of ${id}`,
    metrics: [metricAt(0, 100, current)],
    commitment: someCommitment(),
    ...goal,
  });

const neverAPromoter = { nps: someSurvey({ promoters: 0 }) };
const calm = (overrides: Partial<Account> = {}) =>
  thrivingAccount({ ...neverAPromoter, ...overrides });
const proven = { confirmed: confirmedAt(100_000), evidence: 'Invoice' };

describe('recommendations (V20, V27, M57)', () => {
  it('name matter, horizon, goal, owner and reason', () => {
    expect(recommended(calm({ goals: [vla('Self-service', 30)] }))).toEqual([
      {
        code: 'vla_off_track',
        horizon: 'immediate',
        text: '"Self-service" is off track at 30 % of its target, due 31 Dec 2026: find the blocker with Owner of Self-service.',
        goalId: 'Self-service',
        owner: 'Owner of Self-service',
        reason: 'Below 50 % an agreement is off track.',
      },
      {
        code: 'supporting_action',
        horizon: 'this_week',
        text: 'Find out what holds "Reports created" back with Owner of Self-service.',
        goalId: 'Self-service',
        owner: 'Owner of Self-service',
        reason: 'Reports created: 30 of 100 reports, behind its path (pace 0.6), 70 points short.',
      },
    ]);
  });

  it('take each goal in trouble once, the worst first', () => {
    const goals = [vla('a', 30), vla('b', 20), vla('c', 60, { commitment: null })];
    expect(recommended(calm({ goals })).map(({ code, goalId }) => [code, goalId])).toEqual([
      ['vla_off_track', 'b'],
      ['goal_at_risk', 'a'],
      ['supporting_action', 'b'],
    ]);
  });

  it('do not repeat a goal that one rule has spoken about', () => {
    const goals = [vla('a', 30)];
    expect(codes(calm({ goals }))).toEqual(['vla_off_track', 'supporting_action']);
  });

  it('support the goal that is worst off, with all three horizons', () => {
    const dependent = someCommitment({ dependencies: 'Data access' });
    const goals = [vla('b', 90), vla('a', 30, { commitment: dependent })];
    expect(recommended(calm({ goals })).map(({ code, horizon }) => [code, horizon])).toEqual([
      ['vla_off_track', 'immediate'],
      ['supporting_action', 'this_week'],
      ['long_term_improvement', 'this_month'],
    ]);
  });

  it('are six at most', () => {
    const account = calm({
      contract: someContract({ renewal: '2026-07-10' }),
      goals: [
        vla('a', 30, { commitment: someCommitment({ lastReviewedOn: '2026-01-01' }) }),
        vla('b', 90, { commitment: someCommitment({ signedAt: null }) }),
      ],
      tickets: someTickets({ recentCreatedAt: [at('2026-06-25'), at('2026-06-28')] }),
      valueLines: [someValueLine()],
    });
    expect(codes(account)).toEqual([
      'escalation',
      'renewal',
      'vla_off_track',
      'review_overdue',
      'sign_off_missing',
      'supporting_action',
    ]);
  });

  it.each([
    {
      code: 'escalation',
      account: { escalationFlag: 'downtime' },
      reason: 'Downtime is reported.',
    },
    {
      code: 'escalation',
      account: { escalationFlag: 'churn_threat' },
      reason: 'A threat to leave is reported.',
    },
    {
      code: 'escalation',
      account: { escalationFlag: 'legal' },
      reason: 'A legal or compliance question is open.',
    },
    {
      code: 'escalation',
      account: {
        tickets: someTickets({ recentCreatedAt: [at('2026-06-25'), at('2026-06-28')] }),
      },
      reason: 'The customer opened 2 or more tickets within 7 days.',
    },
    {
      code: 'renewal',
      account: { contract: someContract({ renewal: '2026-06-30' }) },
      reason: 'No renewal won by 30 Jun 2026.',
    },
    {
      code: 'renewal',
      account: { contract: someContract({ renewal: '2026-07-10' }) },
      reason: 'The last 14 days before 10 Jul 2026 are for the signature.',
    },
    {
      code: 'insufficient_data',
      account: { usage: null, tickets: null, nps: null, training: null },
      reason: 'Weekly active users brings 15 points and has no fresh input.',
    },
    {
      code: 'health_critical',
      account: {
        usage: someUsage({
          weeklyActiveUsers: [0, 0, 0, 0],
          sessionsPerUserWeek: null,
          minutesPerUserWeek: null,
          featureAdoption: 0,
        }),
        tickets: null,
        nps: someSurvey({ mean: 0, promoters: 0 }),
        csat: null,
        outreach: null,
        training: null,
      },
      reason: 'Health is below 50.',
    },
    {
      code: 'vla_will_miss',
      account: {
        goals: [vla('a', 60, { commitment: someCommitment({ deadline: '2026-06-30' }) })],
      },
      reason: 'The deadline of 30 Jun 2026 has passed.',
    },
    {
      code: 'vla_will_miss',
      account: {
        goals: [
          vla('a', 60, {
            metrics: [
              someMetric({
                baselineAt: at('2026-01-20'),
                readings: readings(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 60]),
              }),
            ],
            commitment: someCommitment({ deadline: '2026-08-01' }),
          }),
        ],
      },
      reason: 'At the present rate it is reached on 8 Aug 2026, after the deadline of 1 Aug 2026.',
    },
    {
      code: 'vla_will_miss',
      account: {
        goals: [
          vla('a', 60, {
            metrics: [
              someMetric({
                baseline: 60,
                readings: readings(['2026-03-01', 60], ['2026-04-10', 60], ['2026-05-20', 60]),
              }),
            ],
          }),
        ],
      },
      reason: 'Nothing moves towards its target.',
    },
    {
      code: 'goal_at_risk',
      account: { goals: [vla('a', 60, { commitment: null })] },
      reason: 'Reports created: 60 of 100 reports, 40 points short.',
    },
    {
      code: 'goal_at_risk',
      account: { goals: [vla('a', 60, { commitment: null, targetDate: '2026-06-30' })] },
      reason: 'Its date, 30 Jun 2026, has passed.',
    },
    {
      code: 'review_overdue',
      account: {
        goals: [vla('a', 90, { commitment: someCommitment({ lastReviewedOn: '2026-03-01' }) })],
      },
      reason: 'Agreements are reviewed at least every 90 days.',
    },
    {
      code: 'sign_off_missing',
      account: { goals: [vla('a', 90, { commitment: someCommitment({ state: 'revised' }) })] },
      reason: 'The latest version of the agreement is not signed.',
    },
    {
      code: 'sign_off_missing',
      account: { goals: [vla('a', 90, { commitment: someCommitment({ state: 'proposed' }) })] },
      reason: 'The agreement is proposed and not signed.',
    },
    {
      code: 'value_unconfirmed',
      account: { valueLines: [someValueLine()] },
      reason: 'Only value that the customer confirmed counts in the ROI.',
    },
    {
      code: 'unmet_promoter',
      account: { nps: someSurvey() },
      reason: 'A 9 or 10 in the NPS survey, and no advocacy activity on record.',
    },
    {
      code: 'next_review',
      account: { goals: [vla('a', 90)] },
      reason: 'Agreements are reviewed at least every 90 days.',
    },
    { code: 'none', account: {}, reason: 'No goal is defined.' },
    {
      code: 'none',
      account: { goals: [vla('a', 90, { commitment: null })] },
      reason: 'No agreement is in force.',
    },
  ] as const)('rest on a reason: $code, $reason', ({ code, account, reason }) => {
    expect(find(calm(account), code)?.reason).toBe(reason);
  });

  it('about agreements name goal and owner', () => {
    const goals = [
      vla('due', 90, { commitment: someCommitment({ lastReviewedOn: '2026-03-01' }) }),
      vla('open', 90, { commitment: someCommitment({ state: 'proposed' }) }),
    ];
    const account = calm({ goals });
    expect(find(account, 'review_overdue')).toMatchObject({ goalId: 'due', owner: 'Owner of due' });
    expect(find(account, 'sign_off_missing')).toMatchObject({
      goalId: 'open',
      owner: 'Owner of open',
    });
  });
});

describe('expansion and advocacy', () => {
  const growing = calm({
    usage: someUsage({ weeklyActiveUsers: [95, 95, 95, 95] }),
    valueLines: [someValueLine(proven)],
  });

  it('recommends to talk about expansion with every signal, and rests on their evidence (A36)', () => {
    expect(find(growing, 'expansion')).toEqual({
      code: 'expansion',
      horizon: 'this_month',
      text: 'Talk about expansion: licences run short, positive feedback.',
      goalId: null,
      owner: null,
      reason:
        '95 % of the licensed seats are in use: 95 users a week on 100 seats. NPS answers average 9 of 10 (5 answers). CSAT answers average 5 of 5 (5 answers).',
    });
  });

  it('does not while nothing is proven', () => {
    expect(find({ ...growing, valueLines: [] }, 'expansion')).toBeUndefined();
  });

  it.each([
    { size: { employees: 130, employees90DaysAgo: 100 }, named: 'the account grows' },
    { pilotWonAt: at('2026-06-01'), named: 'a pilot was completed' },
    { usage: someUsage({ newKeyFeature: true }), named: 'a new use case' },
  ])('names the signal in words: $named', ({ named, ...signal }) => {
    const account = calm({
      nps: null,
      csat: null,
      usage: someUsage(),
      valueLines: [someValueLine(proven)],
      ...signal,
    });
    expect(find(account, 'expansion')?.text).toBe(`Talk about expansion: ${named}.`);
  });

  it('asks a promoter once: an activity on record settles it', () => {
    const account = calm({ nps: someSurvey() });
    expect(find(account, 'unmet_promoter')).toBeDefined();
    const asked = { ...account, advocacy: [{ activity: 'review', on: '2026-05-01' }] as const };
    expect(find(asked, 'unmet_promoter')).toBeUndefined();
  });
});

describe('more out of the value (O34)', () => {
  const lines = { valueLines: [someValueLine(proven)] };

  it('names the use of the product that costs most points of health', () => {
    const usage = someUsage({ weeklyActiveUsers: [40, 40, 40, 40], featureAdoption: 0.1 });
    expect(find(calm({ ...lines, usage }), 'maximize_value')).toEqual({
      code: 'maximize_value',
      horizon: 'this_month',
      text: 'Get more out of what is there: 10 % of the key features used.',
      goalId: null,
      owner: null,
      reason: 'Feature adoption earns 2 of 15 points of health.',
    });
  });

  it.each([
    { users: 52, told: true },
    { users: 52.5, told: false },
  ])(
    'looks at what earns less than 70 %% of its points: $users of 100 seats',
    ({ users, told }) => {
      const usage = someUsage({
        weeklyActiveUsers: [users, users, users, users],
        sessionsPerUserWeek: 5,
        minutesPerUserWeek: 240,
      });
      expect(find(calm({ ...lines, usage }), 'maximize_value') !== undefined).toBe(told);
    },
  );

  it('is not for an account without goals and value', () => {
    const usage = someUsage({ featureAdoption: 0.1 });
    expect(find(calm({ usage }), 'maximize_value')).toBeUndefined();
    expect(find(calm({ usage, goals: [vla('a', 90)] }), 'maximize_value')).toBeDefined();
  });

  it('names the largest opportunity that somebody recorded', () => {
    const opportunity = (id: string, potential: number) => ({
      id,
      goalId: id,
      description: `Automate ${id}`,
      potential,
      effort: 'low' as const,
      recommendation: 'Plan a workshop.',
    });
    const opportunities = [
      opportunity('a', 100),
      opportunity('b', 2_000_000),
      opportunity('twin', 2_000_000),
      opportunity('c', 5),
    ];
    expect(find(calm({ opportunities }), 'new_value')).toEqual({
      code: 'new_value',
      horizon: 'this_month',
      text: 'New value: Automate b. Plan a workshop.',
      goalId: 'b',
      owner: null,
      reason: 'Worth USD 20,000.00 a year. Effort: low.',
    });
  });

  it('passes over confirmed value, and over what counts nothing', () => {
    const valueLines = [
      someValueLine({ id: 'confirmed', amount: 900_000, confirmed: confirmedAt(900_000) }),
      someValueLine({ id: 'zero', amount: 0 }),
      someValueLine({ id: 'open', description: 'Hours saved' }),
    ];
    expect(find(calm({ valueLines }), 'value_unconfirmed')?.text).toBe(
      'Ask the customer to confirm the estimated value of "Hours saved".',
    );
    const zero = [someValueLine({ amount: 0 })];
    expect(find(calm({ valueLines: zero }), 'value_unconfirmed')).toBeUndefined();
    expect(find(calm({ valueLines: zero }), 'documentation')).toBeUndefined();
  });

  it('takes the largest use that is lacking, wherever it stands, and no ticket or survey', () => {
    const usage = someUsage({
      weeklyActiveUsers: [10, 10, 10, 10],
      sessionsPerUserWeek: 0.4,
      minutesPerUserWeek: 0,
      featureAdoption: 0.8,
    });
    const worse = {
      csat: someSurvey({ mean: 1, nps: null }),
      tickets: someTickets({ weighted: 20 }),
    };
    expect(find(calm({ ...lines, usage, ...worse }), 'maximize_value')?.reason).toBe(
      'Weekly active users earns 2 of 15 points of health.',
    );
  });

  it('does not call new what is only not confirmed yet', () => {
    expect(find(calm({ valueLines: [someValueLine()] }), 'new_value')).toBeUndefined();
  });

  it('asks for the evidence of what counts, the largest first', () => {
    const valueLines = [
      someValueLine({ id: 'small', confirmed: confirmedAt(100) }),
      someValueLine({
        id: 'large',
        description: 'Hours saved',
        goalId: 'g',
        confirmed: confirmedAt(900),
      }),
      someValueLine({ id: 'shown', ...proven }),
    ];
    expect(find(calm({ valueLines }), 'documentation')).toMatchObject({
      text: 'Record the evidence for "Hours saved" and of 1 other line.',
      goalId: 'g',
      reason: 'Value without evidence does not stand up to a question.',
    });
    expect(find(calm(lines), 'documentation')).toBeUndefined();
  });
});

describe('of any account', () => {
  const HORIZON = { immediate: 0, this_week: 1, this_month: 2 };

  it('the first recommendation is the next action, and they go from soon to late', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { nextAction, recommendations } = scoreAccount(
          account,
          asOf(),
          DEFAULT_SETTINGS,
          USD,
        );
        const [first] = recommendations;
        expect({ code: first?.code, text: first?.text }).toEqual(nextAction);
        const order = recommendations.map(({ horizon }) => HORIZON[horizon]);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(recommendations.length).toBeLessThanOrEqual(6);
        for (const { text, reason } of recommendations) {
          expect(text).toMatch(/\.$/);
          expect(reason).toMatch(/\.$/);
        }
      }),
    );
  });

  it('every insight can be put in words, and no points exceed what the goal lacks or has', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { insights, success, health } = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        for (const told of insights) {
          const goal = success.goals.find(({ id }) => id === told.goalId);
          if (goal === undefined) throw new Error('an insight into a goal that is not there');
          const context = { goal, health };
          const words = [
            ...told.drivers.map((driver) => driverInWords(driver, context)),
            ...told.blockers.map((blocker) => blockerInWords(blocker, context)),
            ...told.observations.map((each) => observationInWords(each, goal)),
            ...goalActions(told, context).flatMap(({ text, reason }) => [text, reason]),
          ];
          for (const text of words) expect(text).toMatch(/^(?!.*(undefined|NaN|null)).*\.$/);
          for (const fact of [...told.drivers, ...told.blockers]) {
            if (!('points' in fact)) continue;
            expect(fact.points).toBeGreaterThanOrEqual(0);
            expect(fact.points).toBeLessThanOrEqual(100 + 1e-9);
          }
        }
      }),
    );
  });
});
