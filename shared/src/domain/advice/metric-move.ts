import type { AsOf } from '../account.ts';
import { dayAt, startOfDay } from '../basics/portal-day.ts';
import { addDays, type Day } from '../basics/time.ts';
import type { Metric } from '../goals/goal.ts';
import { clampedFraction, progressAt } from '../metrics/metric-progress.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';

export type MetricMove = {
  /** Its value then. */
  from: number;
  /** When that was read; `null` = the baseline, of which no date is known. */
  since: Day | null;
  /** Attainment gained since (lost, when negative), a fraction. */
  gained: number;
};

/**
 * How far a metric's attainment moved within the last 90 days: from its last reading before, else its baseline. Beyond
 * its target nothing is gained or lost, since attainment ends there.
 *
 * @returns `null` where there is nothing to compare with.
 */
export function metricMove(
  metric: Metric,
  result: MetricResult & { kind: 'scored' },
  asOf: AsOf,
  settings: Pick<Settings, 'advice' | 'metric'>,
): MetricMove | null {
  const before = standingBefore(metric, asOf, settings);
  if (before === null || metric.target === null) return null;
  const then = progressAt(metric, metric.target, before.from, settings.metric.maintain);
  return { ...before, gained: result.attainment - clampedFraction(then) };
}

function standingBefore(
  { readings, baseline, baselineAt }: Metric,
  asOf: AsOf,
  { advice }: Pick<Settings, 'advice'>,
): Omit<MetricMove, 'gained'> | null {
  const from = startOfDay(addDays(asOf.today, -advice.movedWithinDays), asOf);
  const last = readings.findLast(({ measuredAt }) => measuredAt <= from);
  if (last !== undefined) return { from: last.value, since: dayAt(last.measuredAt, asOf) };
  if (baseline === null) return null;
  return { from: baseline, since: baselineAt === null ? null : dayAt(baselineAt, asOf) };
}
