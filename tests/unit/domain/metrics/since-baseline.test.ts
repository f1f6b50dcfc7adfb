import { sinceBaseline } from '@attain/shared/domain/metrics/since-baseline';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { at, readings, someGoal, someMetric } from '../builders.ts';

const JUNE = readings(['2026-05-31', 1], ['2026-06-01', 2], ['2026-06-02', 3]);
const valuesOf = (...metrics: readonly Partial<Metric>[]) =>
  sinceBaseline(someGoal({ metrics: metrics.map((metric) => someMetric(metric)) })).metrics.map(
    (metric) => metric.readings.map(({ value }) => value),
  );

describe('what counts since the baseline', () => {
  it('is read after it, not with it', () => {
    expect(valuesOf({ readings: JUNE, baselineAt: at('2026-06-01') })).toEqual([[3]]);
  });

  it('is everything where the baseline has no date', () => {
    expect(valuesOf({ readings: JUNE, baselineAt: null })).toEqual([[1, 2, 3]]);
  });

  it('is told for each metric by its own baseline', () => {
    expect(
      valuesOf(
        { readings: JUNE, baselineAt: at('2026-06-01') },
        { readings: JUNE, baselineAt: null },
        { readings: [], baselineAt: at('2026-06-01') },
        { readings: JUNE, baselineAt: at('2026-05-30') },
      ),
    ).toEqual([[3], [1, 2, 3], [], [1, 2, 3]]);
  });

  it('leaves everything else of a goal as it is', () => {
    const metric = someMetric({ readings: JUNE, baselineAt: at('2026-06-01'), weight: 7 });
    const goal = someGoal({ metrics: [metric] });
    expect(sinceBaseline(goal)).toEqual({
      ...goal,
      metrics: [{ ...metric, readings: JUNE.slice(2) }],
    });
  });
});
