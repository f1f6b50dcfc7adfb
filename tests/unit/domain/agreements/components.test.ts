import { vlaComponents } from '@attain/shared/domain/agreements/components';
import { agreements } from '@attain/shared/domain/agreements/agreements';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, metricAt, someCommitment, someGoal, someMetric } from '../builders.ts';

/** The example of the agreements document: churn from 8 % to 6.8 % in the third quarter. */
const churn = (goal: Partial<Goal> = {}, terms: Partial<Commitment> = {}) =>
  someGoal({
    title: 'Reduce customer churn',
    metrics: [
      someMetric({
        name: 'Monthly churn',
        unit: 'percent',
        direction: 'lower_is_better',
        baseline: 8,
        baselineAt: at('2026-06-30'),
        target: 6.8,
      }),
    ],
    commitment: someCommitment({
      start: '2026-07-01',
      deadline: '2026-09-30',
      dependencies: 'Product adoption, training',
      ...terms,
    }),
    ...goal,
  });

describe('the six components of an agreement (V03-V08)', () => {
  it('are outcome, metric, baseline, target, timeline and dependencies', () => {
    expect(vlaComponents(churn())).toEqual({
      businessOutcome: 'Reduce customer churn',
      measures: [
        {
          metricId: 'm1',
          successMetric: 'Monthly churn',
          unit: 'percent',
          baseline: 8,
          baselineAt: at('2026-06-30'),
          target: 6.8,
          change: '8.0 % -> 6.8 % (-1.2 pp, -15 % relative)',
        },
      ],
      milestones: [],
      timeline: { start: '2026-07-01', deadline: '2026-09-30' },
      dependencies: 'Product adoption, training',
      missing: [],
    });
  });

  it('take the dates of the goal where the terms have none', () => {
    const goal = churn(
      { startDate: '2026-02-01', targetDate: '2026-11-30' },
      { start: null, deadline: null },
    );
    expect(vlaComponents(goal)).toMatchObject({
      timeline: { start: '2026-02-01', deadline: '2026-11-30' },
      missing: [],
    });
  });

  it('of a goal without terms are those of the goal', () => {
    expect(vlaComponents(churn({ commitment: null, startDate: '2026-02-01' }))).toMatchObject({
      timeline: { start: '2026-02-01', deadline: null },
      dependencies: null,
      missing: ['timeline', 'dependencies'],
    });
  });

  it.each([
    { what: 'anything to measure by', goal: { metrics: [] }, missing: ['success_metric'] },
    {
      what: 'one of two baselines',
      goal: { metrics: [metricAt(0, 100, 5), metricAt(null, 100, 5)] },
      missing: ['baseline'],
    },
    { what: 'a target', goal: { metrics: [someMetric({ target: null })] }, missing: ['target'] },
  ] as { what: string; goal: Partial<Goal>; missing: string[] }[])(
    'name what is missing: $what',
    ({ goal, missing }) => {
      expect(vlaComponents(churn(goal)).missing).toEqual(missing);
    },
  );

  it.each([
    { dependencies: null, missing: ['dependencies'] },
    { dependencies: '  ', missing: ['dependencies'] },
    { dependencies: 'none', missing: [] },
  ])('with dependencies "$dependencies" miss $missing', ({ dependencies, missing }) => {
    expect(vlaComponents(churn({}, { dependencies })).missing).toEqual(missing);
  });

  it.each(['maintain', 'ratio_to_target'] as const)('of a %s metric need no baseline', (mode) => {
    const goal = churn({ metrics: [someMetric({ mode, baseline: null })] });
    expect(vlaComponents(goal)).toMatchObject({ missing: [], measures: [{ change: null }] });
  });

  it('have no change in words without a target', () => {
    const goal = churn({ metrics: [someMetric({ target: null })] });
    expect(vlaComponents(goal).measures[0]?.change).toBeNull();
  });

  it('of a strategic objective are its milestones, which need no baseline and no target', () => {
    const milestones = [{ id: '1', title: 'Market entered', due: null, done: false }];
    expect(vlaComponents(churn({ metrics: [], milestones }))).toMatchObject({
      milestones,
      measures: [],
      missing: [],
    });
  });

  it('that are missing stand beside the agreement in force', () => {
    const goals = [churn({ metrics: [metricAt(null, 100, 5)] }, { dependencies: null })];
    const results = goals.map((goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS));
    const { vlas } = agreements(goals, results, asOf(), DEFAULT_SETTINGS);
    expect(vlas[0]?.missing).toEqual(['baseline', 'dependencies']);
  });
});
