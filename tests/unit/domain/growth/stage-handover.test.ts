import type { Account } from '@attain/shared/domain/account';
import { stageHandover } from '@attain/shared/domain/growth/stage-handover';
import type { LifecycleStage } from '@attain/shared/domain/lifecycle/results';
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
  PROPERTY_RUNS,
  someAccount,
  someCommitment,
  someContract,
  someCostLine,
  someGoal,
  someValueLine,
  TODAY,
  USD,
} from '../builders.ts';

const handover = (overrides: Partial<Account>, from?: LifecycleStage) => {
  const account = someAccount(overrides);
  return stageHandover(account, scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD), from);
};

const HYPOTHESIS = {
  painPoints: ['Reports take four hours'],
  drivers: [{ description: 'Hours', yearlyValue: 100, probability: 0.5, assumption: 'Ten a week' }],
  yearlyCost: 10,
};

describe('the handover from stage to stage (L02)', () => {
  it.each([
    { from: 'define', to: 'commit', handsOver: 'hypothesis' },
    { from: 'commit', to: 'execute', handsOver: 'commitment' },
    { from: 'execute', to: 'prove', handsOver: 'realization' },
    { from: 'prove', to: 'define', handsOver: 'proof' },
  ] as const)('goes from $from to $to with the $handsOver', (expected) => {
    expect(handover({}, expected.from)).toMatchObject(expected);
  });

  it('is that of the stage at which the account is', () => {
    const proposed = someGoal({ commitment: someCommitment({ state: 'proposed' }) });
    expect(handover({}).from).toBe('define');
    expect(handover({ goals: [proposed] }).from).toBe('commit');
  });
});

describe('the hypothesis', () => {
  it('is ready with pains, drivers, a cost and a measurable goal', () => {
    const ready = handover({ hypothesis: HYPOTHESIS, goals: [someGoal()] }, 'define');
    expect(ready).toMatchObject({ ready: true, missing: [] });
    expect(ready.items.map(({ item, done }) => [item, done])).toEqual([
      ['pain_points', true],
      ['value_drivers', true],
      ['yearly_cost', true],
      ['measurable_goal', true],
    ]);
  });

  it('names all that is missing', () => {
    expect(handover({}, 'define')).toMatchObject({
      ready: false,
      missing: [
        'Record what the customer suffers from.',
        'Record value drivers with their yearly value and probability.',
        'Record the yearly cost, so that an ROI can be projected.',
        'Define a goal with a metric that has a baseline and a target.',
      ],
    });
  });

  const done = (overrides: Partial<Account>) =>
    handover({ hypothesis: HYPOTHESIS, goals: [someGoal()], ...overrides }, 'define')
      .items.filter((item) => !item.done)
      .map(({ item }) => item);

  it.each([
    { lacks: 'pain_points', given: { hypothesis: { ...HYPOTHESIS, painPoints: [] } } },
    { lacks: 'value_drivers', given: { hypothesis: { ...HYPOTHESIS, drivers: [] } } },
    { lacks: 'yearly_cost', given: { hypothesis: { ...HYPOTHESIS, yearlyCost: 0 } } },
    { lacks: 'measurable_goal', given: { goals: [someGoal({ metrics: [metricAt(null, 9, 1)] })] } },
    { lacks: 'measurable_goal', given: { goals: [someGoal({ metrics: [] })] } },
    {
      lacks: 'measurable_goal',
      given: { goals: [someGoal({ metrics: [{ ...metricAt(1, 9, 1), target: null }] })] },
    },
  ])('lacks $lacks', ({ lacks, given }) => {
    expect(done(given)).toEqual([lacks]);
  });
});

describe('the commitment', () => {
  const vla = someGoal({ commitment: someCommitment() });

  it('is ready once every agreement has figures, an owner, a deadline and a signature', () => {
    expect(handover({ goals: [vla] }, 'commit')).toMatchObject({ ready: true, missing: [] });
  });

  it('names all that is missing without an agreement', () => {
    expect(handover({ goals: [someGoal()] }, 'commit').missing).toEqual([
      'Get an agreement signed.',
      'Give every agreement a metric that has a baseline and a target.',
      'Name an owner for every agreement.',
      'Set a deadline for every agreement.',
      'Get the executive sign-off for every agreement.',
    ]);
  });

  it.each([
    { lacks: 'contracted_kpis', goal: { metrics: [] } },
    { lacks: 'accountability', goal: { owner: null } },
    { lacks: 'deadlines', goal: { commitment: someCommitment({ deadline: null }) } },
    { lacks: 'sign_off', goal: { commitment: someCommitment({ signedAt: null }) } },
  ])('lacks $lacks where one of two agreements does', ({ lacks, goal }) => {
    const goals = [vla, { ...vla, id: 'g2', ...goal }];
    const lacking = handover({ goals }, 'commit').items.filter(({ done }) => !done);
    expect(lacking.map(({ item }) => item)).toEqual([lacks]);
  });

  it('asks nothing of goals without an agreement', () => {
    const goals = [vla, someGoal({ id: 'g2', owner: null, metrics: [] })];
    expect(handover({ goals }, 'commit').ready).toBe(true);
  });
});

describe('the realization', () => {
  const goals = [someGoal({ commitment: someCommitment() })];
  const valueLines = [someValueLine({ confirmed: confirmedAt(100) })];

  it('is ready once every agreement is measured and value is proven', () => {
    expect(handover({ goals, valueLines }, 'execute')).toMatchObject({ ready: true, missing: [] });
  });

  it('names all that is missing', () => {
    expect(handover({}, 'execute').missing).toEqual([
      'Measure every agreement.',
      'Record what the outcomes are worth.',
      'Achieve an agreement, or have the customer confirm value.',
    ]);
  });

  it.each([
    {
      lacks: ['kpi_progress'],
      given: {
        goals: [...goals, someGoal({ id: 'g2', commitment: someCommitment(), metrics: [] })],
      },
    },
    {
      lacks: ['counted_once'],
      given: {
        goals: [someGoal({ commitment: someCommitment({ state: 'achieved' }) })],
        valueLines: ['v1', 'v2'].map((id) => someValueLine({ id, sourceMetric: 'hours' })),
      },
    },
    { lacks: ['outcome_proven'], given: { valueLines: [someValueLine()] } },
    {
      lacks: ['value_recorded', 'outcome_proven'],
      given: { valueLines: [someValueLine({ amount: null })] },
    },
  ])('lacks $lacks', ({ lacks, given }) => {
    const { items } = handover({ goals, valueLines, ...given }, 'execute');
    expect(items.filter(({ done }) => !done).map(({ item }) => item)).toEqual(lacks);
  });
});

describe('the proof', () => {
  const proven = {
    contract: someContract(),
    costLines: [someCostLine()],
    valueLines: [someValueLine({ confirmed: confirmedAt(100) })],
  };
  const opportunity = {
    id: 'o1',
    goalId: null,
    description: 'Roll out to sales',
    potential: 100,
    effort: 'low',
    recommendation: 'Plan it.',
  } as const;

  it.each([
    { by: 'a recorded opportunity', given: { opportunities: [opportunity] } },
    {
      by: 'one beside what the ledger suggests',
      given: {
        opportunities: [opportunity],
        valueLines: [...proven.valueLines, someValueLine({ id: 'v2' })],
      },
    },
    { by: 'a signal of growth', given: { pilotWonAt: at(TODAY) } },
  ])('is ready for the next turn with outcomes, an ROI and $by', ({ given }) => {
    expect(handover({ ...proven, ...given }, 'prove')).toMatchObject({ ready: true, missing: [] });
  });

  it('names all that is missing; what the ledger suggests is no next value', () => {
    expect(handover({ valueLines: [someValueLine()] }, 'prove').missing).toEqual([
      'Achieve an agreement, or have the customer confirm value.',
      'Record cost and have value confirmed, so that there is an ROI to show.',
      'Record what the product could be worth next.',
    ]);
  });
});

describe('the handovers of any account', () => {
  it('agree with the stage: proven when it is prove, signed when it is beyond commit', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const isDone = (from: LifecycleStage, name: string) =>
          stageHandover(account, snapshot, from).items.some(
            ({ item, done }) => item === name && done,
          );
        expect(isDone('execute', 'outcome_proven')).toBe(snapshot.lifecycleStage === 'prove');
        if (snapshot.lifecycleStage === 'execute') expect(isDone('commit', 'agreement')).toBe(true);
        if (snapshot.lifecycleStage === 'define') expect(isDone('commit', 'agreement')).toBe(false);
      }),
      { numRuns: Math.min(300, PROPERTY_RUNS) },
    );
  });
});
