import type { AsOf } from '../account.ts';
import { count, date } from '../basics/plain-words.ts';
import { dayNumberAt } from '../basics/portal-day.ts';
import { dayOf, type Instant } from '../basics/time.ts';
import type { Metric } from '../goals/goal.ts';
import { figure, inUnit } from '../goals/metric-words.ts';
import { progressAt } from '../metrics/metric-progress.ts';
import { periodIndex } from '../metrics/metric-trend.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import type { TrendObservation } from './results.ts';
import { lastTurn, type CurvePoint, type Turn } from './trend-turn.ts';

type Point = CurvePoint & { day: number; value: number };

/**
 * What a person would say of the curve of a metric (M64): it stands still, goes away from its target, or has turned
 * towards it again, and since when. The curve is the progress at the last value of each period of its frequency,
 * baseline included; moves within the dead band of the trend (2 % of the way from baseline to target) are none, and
 * standing still takes two periods. Why a trend turned is not in the figures.
 *
 * @returns `null` on a steady way to the target, and where the target is met: that needs no remark.
 */
export function trendObservation(
  metric: Metric,
  result: MetricResult,
  asOf: AsOf,
  settings: Settings,
): TrendObservation | null {
  if (result.kind !== 'scored' || result.progress >= 1 || metric.target === null) return null;
  const points = curveOf(metric, metric.target, asOf, settings);
  const turn = lastTurn(points, {
    band: settings.metric.trendDeadBand,
    plateauPeriods: settings.advice.plateauPeriods,
  });
  const begin = turn === null ? undefined : points[turn.begin];
  if (turn === null || begin === undefined) return null;
  return {
    metricId: metric.id,
    code: turn.code === 'resumption' ? 'recovery' : turn.code,
    since: dayOf(begin.day),
    readings: points.length - turn.begin,
    text: `${metric.name}: ${turnInWords(turn, begin, points, metric)}`,
  };
}

/** One point a period: its last value. */
function curveOf(metric: Metric, target: number, asOf: AsOf, settings: Settings): Point[] {
  const points: Point[] = [];
  const add = (value: number, at: Instant) => {
    const day = dayNumberAt(at, asOf);
    const period = periodIndex(day, metric.frequency);
    if (points.at(-1)?.period === period) points.pop();
    const height = progressAt(metric, target, value, settings.metric.maintain);
    points.push({ height, period, day, value });
  };
  const { baseline, baselineAt } = metric;
  if (baseline !== null && baselineAt !== null) add(baseline, baselineAt);
  for (const { value, measuredAt } of metric.readings) add(value, measuredAt);
  return points;
}

function turnInWords(turn: Turn, begin: Point, points: readonly Point[], metric: Metric): string {
  const since = date(dayOf(begin.day));
  const now = points.at(-1)?.value ?? begin.value;
  const moved = `since ${since}, from ${figure(begin.value)} to ${inUnit(now, metric.unit)}`;
  switch (turn.code) {
    case 'plateau':
      return `no movement since ${since} (${count(points.length - turn.begin, 'reading')}).`;
    case 'decline':
      return `moving away from its target ${moved}.`;
    case 'recovery':
      return `recovering ${moved}, after a fall from ${figure(points[turn.fellFrom]?.value ?? 0)}.`;
    case 'resumption':
      return `moving ${moved}, after no movement from ${date(dayOf(points[turn.stoodFrom]?.day ?? begin.day))}.`;
  }
}
