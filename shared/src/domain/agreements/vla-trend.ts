import type { Goal } from '../goals/goal.ts';
import { periodMove, trendOf } from '../metrics/metric-trend.ts';
import type { MetricResult, Trend } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import { weightedMean, type Weighted } from '../basics/weighted-mean.ts';

/**
 * Up, down or flat against the last period (V24): the mean move of the scored metrics, by their weights, with the dead
 * band of a single metric. So one metric that falls as much as another rises leaves the agreement steady.
 *
 * @returns `null` where no metric has an earlier period; milestones have none.
 */
export function vlaTrend(
  { metrics }: Pick<Goal, 'metrics'>,
  results: readonly MetricResult[],
  settings: Pick<Settings, 'metric'>,
): Trend | null {
  const moves: Weighted[] = [];
  results.forEach((result, index) => {
    const move =
      result.kind === 'scored' ? periodMove(result, result.previous, result.current) : null;
    if (move !== null) moves.push({ value: move, weight: metrics[index]?.weight ?? 0 });
  });
  return trendOf(weightedMean(moves), settings);
}
