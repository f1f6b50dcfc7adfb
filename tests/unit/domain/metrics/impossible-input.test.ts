import { REASONS } from '@attain/shared/domain/basics/reasons';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, readings, someGoal, someMetric } from '../builders.ts';

const score = (metric: Partial<Metric>, today = '2026-07-01') => {
  const goal = someGoal({ targetDate: '2026-12-31', metrics: [someMetric(metric)] });
  return scoreGoal(goal, asOf(today), DEFAULT_SETTINGS);
};

describe('a metric that cannot be scored (M88-M90, C35)', () => {
  it.each([
    ['baseline_not_set', 'Baseline not set. Cannot calculate progress.', { baseline: null }],
    ['target_not_set', 'Target not set. Cannot calculate progress.', { target: null }],
    ['no_data', 'No reading yet. Record one to see progress.', { readings: [] }],
    [
      'target_on_wrong_side',
      'The target lies on the wrong side of the baseline. Correct the target or the direction.',
      { target: -1 },
    ],
    [
      'not_a_number',
      'A value of this metric is not a number. Correct it to see progress.',
      { baseline: Number.NaN },
    ],
  ] as [string, string, Partial<Metric>][])('says %s: %s', (reason, notice, metric) => {
    const goal = score(metric);
    expect(goal).toMatchObject({ kind: 'not_scored', reason, notice });
    expect(goal.metrics[0]).toMatchObject({
      kind: 'not_scored',
      reason,
      notice,
      pace: null,
      drift: null,
      projectedFinish: null,
      deadlineRisk: 'unknown',
    });
    expect(goal.metrics[0]).not.toHaveProperty('progress');
  });

  it.each([
    { what: 'baseline', metric: { baseline: Number.NaN }, shown: { baseline: null, target: 100 } },
    {
      what: 'target',
      metric: { target: Number.POSITIVE_INFINITY },
      shown: { baseline: 0, target: null },
    },
    {
      what: 'reading',
      metric: { readings: readings(['2026-05-20', 10], ['2026-06-20', Number.NaN]) },
      shown: { baseline: 0, target: 100 },
    },
  ])('shows nothing that rests on a $what that is no number', ({ metric, shown }) => {
    expect(score(metric).metrics[0]).toMatchObject({
      ...shown,
      current: null,
      measuredAt: null,
      previous: null,
      trend: null,
      stale: false,
      expectedProgress: null,
    });
  });

  it('is not taken for reached because its target lies on the wrong side', () => {
    const metric = { baseline: 80, target: 40, readings: readings(['2026-06-20', 60]) };
    expect(score(metric).deadlineRisk).toBe('unknown');
    expect(score(metric, '2027-01-01').deadlineRisk).toBe('will_miss');
  });
});

describe('the reasons for a missing figure', () => {
  it('each have their sentence', () => {
    expect(REASONS).toMatchObject({
      baseline_not_set: 'Baseline not set. Cannot calculate progress.',
      no_data: 'No reading yet. Record one to see progress.',
      no_goals: 'No success goals defined.',
      no_metrics: 'No metrics defined. Add a metric or a milestone.',
    });
    for (const text of Object.values(REASONS)) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});
