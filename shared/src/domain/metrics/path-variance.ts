import { withoutNoise } from '../basics/rounding.ts';
import type { GoalResult } from '../goals/results.ts';

/**
 * How far the metrics of an account are from their paths (L32): the plain mean of their drifts, a fraction of progress, negative = behind.
 * Metrics without a path, for want of a date or a baseline, are left out; `mean` is `null` where none has one.
 */
export function pathVariance(goals: readonly Pick<GoalResult, 'metrics'>[]): {
  mean: number | null;
  metrics: number;
} {
  const drifts = goals.flatMap(({ metrics }) => metrics.flatMap(({ drift }) => drift ?? []));
  const sum = drifts.reduce((total, drift) => total + drift, 0);
  return {
    mean: drifts.length === 0 ? null : withoutNoise(sum / drifts.length),
    metrics: drifts.length,
  };
}
