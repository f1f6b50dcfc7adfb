import type { AsOf } from '../account.ts';
import type { Frequency, Metric } from '../goals/goal.ts';
import { dayNumberAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { Trend } from './results.ts';
import { monthOf, type Instant } from '../basics/time.ts';

/** The last reading of an earlier day, week, month or quarter than the latest one, by how often the metric is measured (M20). */
export function previousReading(metric: Metric, asOf: AsOf): number | null {
  const latest = metric.readings.at(-1);
  if (latest === undefined) return null;
  const period = (instant: Instant) => periodIndex(dayNumberAt(instant, asOf), metric.frequency);
  const current = period(latest.measuredAt);
  for (let index = metric.readings.length - 2; index >= 0; index -= 1) {
    const reading = metric.readings[index];
    if (reading !== undefined && period(reading.measuredAt) < current) return reading.value;
  }
  const { baseline, baselineAt } = metric;
  return baselineAt !== null && period(baselineAt) < current ? baseline : null;
}

/**
 * How far a metric moved towards its target since the previous period: a share of |target - baseline| (of |target| when
 * they are equal or nothing was captured), negative = away. From a level of zero any move is a whole one.
 *
 * @returns `null` without a target or an earlier period.
 */
export function periodMove(
  { direction, baseline, target }: Pick<Metric, 'direction' | 'baseline' | 'target'>,
  previous: number | null,
  current: number | null,
): number | null {
  if (target === null || previous === null || current === null) return null;
  // Halves, so that no difference overflows; the quotient is the same.
  const gain = (current / 2 - previous / 2) * (direction === 'higher_is_better' ? 1 : -1);
  const span = Math.abs(target / 2 - (baseline ?? target) / 2) || Math.abs(target / 2);
  return Math.min(1, Math.max(-1, span > 0 ? withoutNoise(gain / span) : Math.sign(gain)));
}

/** Moves of up to 2 % are steady (V24). */
export function trendOf(
  move: number | null,
  { metric: { trendDeadBand } }: Pick<Settings, 'metric'>,
): Trend | null {
  if (move === null) return null;
  if (Math.abs(move) <= trendDeadBand) return 'steady';
  return move > 0 ? 'improving' : 'declining';
}

/** Numbers the periods so that they ascend; weeks begin on Monday. */
export function periodIndex(day: number, frequency: Frequency): number {
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
