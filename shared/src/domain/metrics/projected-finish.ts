import type { AsOf } from '../account.ts';
import type { Metric } from '../goals/goal.ts';
import { dayPosition } from '../basics/portal-day.ts';
import { quantileOfSorted } from '../basics/quantile.ts';
import type { Settings } from '../settings.ts';
import { pairwiseSlopes, type Point } from './theil-sen.ts';

/** Positions on the axis of day numbers; `null` = not at this rate, ever. */
export type Projection = {
  finish: number | null;
  earliest: number | null;
  latest: number | null;
};

/**
 * When the metric reaches its target if it goes on as in its last six readings, baseline included: from the latest
 * reading on along the Theil-Sen slope (the median of all pairwise slopes, which one odd reading cannot turn). The band
 * takes the 10 % and 90 % quantiles of those slopes.
 *
 * @param start day number at which the goal begins
 * @returns `null` with fewer than 3 readings, or when they span less than 21 days: too few to say.
 */
export function projectedFinish(
  metric: Metric,
  target: number,
  { start, asOf }: { start: number; asOf: AsOf },
  { projection }: Pick<Settings, 'projection'>,
): Projection | null {
  const points = lastPoints(metric, start, asOf, projection.readings);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  if (points.length < projection.minReadings || last.at - first.at < projection.minSpanDays) {
    return null;
  }

  const slopes = pairwiseSlopes(points);
  if (slopes.length === 0) return null;
  const { low, high } = projection.slopeBand;
  const remaining = target - last.value;
  // For a target below, the steepest fall is the lowest quantile.
  const [fast, slow] = remaining > 0 ? [high, low] : [low, high];
  const finishAt = (p: number) => reached(last, remaining, quantileOfSorted(slopes, p));
  return { finish: finishAt(0.5), earliest: finishAt(fast), latest: finishAt(slow) };
}

/** The last readings; where they are fewer, the baseline before them, at the start if its own date is unknown. */
function lastPoints(metric: Metric, start: number, asOf: AsOf, count: number): Point[] {
  const { baseline, baselineAt, readings } = metric;
  const points: Point[] = [];
  for (const { value, measuredAt } of readings.slice(-count)) {
    points.push({ at: dayPosition(measuredAt, asOf), value });
  }
  const at = baselineAt === null ? start : dayPosition(baselineAt, asOf);
  const first = points[0];
  if (baseline !== null && first !== undefined && points.length < count && at < first.at) {
    points.unshift({ at, value: baseline });
  }
  return points;
}

function reached(last: Point, remaining: number, slope: number): number | null {
  const days = remaining / slope;
  return days > 0 && Number.isFinite(days) ? last.at + days : null;
}
