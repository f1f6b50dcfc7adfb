import type { Instant } from '../basics/time.ts';
import type { Metric } from '../goals/goal.ts';
import { clampedFraction, progressAt } from '../metrics/metric-progress.ts';
import type { Settings } from '../settings.ts';

export type MetricMove = {
  /** Its value then. */
  from: number;
  /** When that was read; `null` = the baseline, of which no date is known. */
  since: Instant | null;
  /** Attainment gained since (lost, when negative), a fraction. */
  gained: number;
};

/**
 * How far a metric's attainment moved since an instant: from its last reading until then, else its baseline. Beyond its
 * target nothing is gained or lost, since attainment ends there.
 *
 * @returns `null` where there is nothing to compare with.
 */
export function metricMove(
  metric: Metric,
  attainment: number,
  start: Instant,
  { metric: { maintain } }: Pick<Settings, 'metric'>,
): MetricMove | null {
  const { readings, baseline, baselineAt, target } = metric;
  const last = readings.findLast(({ measuredAt }) => measuredAt <= start);
  const from = last?.value ?? baseline;
  if (from === null || target === null) return null;
  const then = clampedFraction(progressAt(metric, target, from, maintain));
  return { from, since: last?.measuredAt ?? baselineAt, gained: attainment - then };
}
