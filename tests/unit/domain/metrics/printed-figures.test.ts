import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { roundHalfUp } from '@attain/shared/domain/basics/rounding';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, goalOf, metricAt, readings, someMetric } from '../builders.ts';

/** A metric as the success metrics document prints it; percentages of the way to the target. */
type Printed = {
  goal: 1 | 2 | 3;
  name: string;
  baseline: number;
  target: number;
  current: number;
  /** What follows from the values. */
  right: number;
  /** current / target, or target / current where lower is better. */
  ratio: number;
  printed: number;
  why: string;
};

const row = (
  goal: Printed['goal'],
  name: string,
  [baseline, target, current]: readonly [number, number, number],
  [right, ratio, printed]: readonly [number, number, number],
  why: string,
): Printed => ({ goal, name, baseline, target, current, right, ratio, printed, why });

/** C15, line by line. */
const METRICS: readonly Printed[] = [
  row(1, 'Time to create report', [4, 2, 1.2], [140, 166.7, 140], 'is right'),
  row(1, 'Reports created/week', [10, 25, 35], [166.7, 140, 140], 'ignores the baseline'),
  row(1, 'Manual steps eliminated', [0, 15, 18], [120, 120, 120], 'is right'),
  row(2, 'Data error rate', [12, 2, 3.8], [82, 52.6, 92], 'follows no formula'),
  row(2, 'Manual corrections/week', [45, 5, 8], [92.5, 62.5, 93], 'is rounded half up'),
  row(2, 'Audit findings/quarter', [15, 3, 4], [91.7, 75, 87], 'follows no formula'),
  row(3, 'Tasks/person/day', [15, 25, 18], [30, 72, 60], 'follows no formula'),
  row(3, 'System adoption', [40, 90, 65], [50, 72.2, 69], 'follows no formula'),
  row(3, 'Process automation', [0, 10, 4], [40, 40, 40], 'is right'),
];

const GOALS = [
  { goal: 1, right: 142.2, capped: 100, printed: 140, meanOfPrinted: 133.3 },
  { goal: 2, right: 88.7, capped: 88.7, printed: 92, meanOfPrinted: 90.7 },
  { goal: 3, right: 40, capped: 40, printed: 65, meanOfPrinted: 56.3 },
] as const;

const percent = (fraction: number) => roundHalfUp(fraction * 100, 1);
const mean = (values: readonly number[]) => values.reduce((sum, n) => sum + n, 0) / values.length;

function progressOf(...metrics: readonly Metric[]) {
  const goal = scoreGoal(goalOf('g', ...metrics), asOf(), DEFAULT_SETTINGS);
  return goal.kind === 'scored' ? goal : null;
}

describe('the metrics that the success metrics document prints (C15)', () => {
  it.each(METRICS)(
    '$name is $right %; the printed $printed % $why',
    ({ baseline, target, current, right, printed, why }) => {
      expect(percent(progressOf(metricAt(baseline, target, current))?.progress ?? NaN)).toBe(right);
      expect(Math.round(right) === printed).toBe(why.startsWith('is '));
    },
  );

  it.each(METRICS)('$name as a ratio to target is $ratio %', (metric) => {
    const { baseline, target, current, ratio } = metric;
    const asRatio = someMetric({
      ...metricAt(baseline, target, current),
      mode: 'ratio_to_target',
      readings: readings(['2026-06-20', current]),
    });
    expect(percent(progressOf(asRatio)?.progress ?? NaN)).toBe(ratio);
  });

  it.each(GOALS)(
    'goal $goal is $right %, $capped % capped per metric, where $printed % is printed and the mean of what is printed is $meanOfPrinted %',
    ({ goal, right, capped, printed, meanOfPrinted }) => {
      const metrics = METRICS.filter((metric) => metric.goal === goal);
      const scored = progressOf(
        ...metrics.map(({ baseline, target, current }) => metricAt(baseline, target, current)),
      );
      expect(percent(scored?.progress ?? NaN)).toBe(right);
      expect(percent(scored?.attainment ?? NaN)).toBe(capped);
      expect(percent(mean(metrics.map((metric) => metric.printed)) / 100)).toBe(meanOfPrinted);
      expect(meanOfPrinted).not.toBe(printed);
    },
  );

  it('self-service has no figure, where the document prints its current 88 % as progress', () => {
    const goal = scoreGoal(goalOf('g', metricAt(null, 90, 88)), asOf(), DEFAULT_SETTINGS);
    expect(goal).toMatchObject({
      kind: 'not_scored',
      reason: 'baseline_not_set',
      notice: 'Baseline not set. Cannot calculate progress.',
    });
    const asRatio = someMetric({ ...metricAt(null, 90, 88), mode: 'ratio_to_target' });
    expect(percent(progressOf(asRatio)?.progress ?? NaN)).toBe(97.8);
  });

  it('goal 3 is off track by the bands of agreements, where the document prints At Risk', () => {
    const scored = progressOf(metricAt(15, 25, 18), metricAt(40, 90, 65), metricAt(0, 10, 4));
    expect(scored?.metrics.map((metric) => metric.kind === 'scored' && metric.status)).toEqual([
      'not_met',
      'at_risk',
      'not_met',
    ]);
  });
});
