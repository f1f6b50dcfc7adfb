import type { AsOf } from '../account.ts';
import type { Frequency, Metric } from '../goals/goal.ts';
import { dayNumberAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { Trend } from './results.ts';
import { monthOf, type Instant } from '../basics/time.ts';

/**
 * The latest reading against the last one of an earlier day, week, month or quarter, whichever the metric is measured
 * by (M20, V24). Moves of up to 2 % of |target - baseline| (of |target| when they are equal) are steady.
 *
 * @returns `null` without an earlier period to compare with.
 */
export function metricTrend(
  metric: Metric,
  asOf: AsOf,
  settings: Pick<Settings, 'metric'>,
): Trend | null {
  const current = metric.readings.at(-1);
  if (current === undefined || metric.target === null) return null;
  const previous = previousValue(metric, current.measuredAt, asOf);
  if (previous === null) return null;

  const gain = (current.value - previous) * towardsTarget(metric);
  const span = Math.abs(metric.target - (metric.baseline ?? metric.target));
  const deadBand = (span > 0 ? span : Math.abs(metric.target)) * settings.metric.trendDeadBand;
  if (Math.abs(withoutNoise(gain)) <= withoutNoise(deadBand)) return 'steady';
  return gain > 0 ? 'improving' : 'declining';
}

function previousValue(metric: Metric, latest: Instant, asOf: AsOf): number | null {
  const period = (instant: Instant) => periodIndex(dayNumberAt(instant, asOf), metric.frequency);
  const current = period(latest);
  for (let index = metric.readings.length - 2; index >= 0; index -= 1) {
    const reading = metric.readings[index];
    if (reading !== undefined && period(reading.measuredAt) < current) return reading.value;
  }
  const { baseline, baselineAt } = metric;
  return baselineAt !== null && period(baselineAt) < current ? baseline : null;
}

/** Numbers the periods so that they ascend; weeks begin on Monday. */
function periodIndex(day: number, frequency: Frequency): number {
  switch (frequency) {
    case 'daily':
      return day;
    case 'weekly':
      return Math.floor((day + 3) / 7);
    case 'monthly':
      return monthOf(day);
    case 'quarterly':
      return Math.floor(monthOf(day) / 3);
  }
}

function towardsTarget({ mode, baseline, target, direction }: Metric): 1 | -1 {
  if (mode === 'linear' && baseline !== null && target !== null && target !== baseline) {
    return target > baseline ? 1 : -1;
  }
  return direction === 'higher_is_better' ? 1 : -1;
}
