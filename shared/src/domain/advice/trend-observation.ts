import type { AsOf } from '../account.ts';
import { dayAt, dayNumberAt } from '../basics/portal-day.ts';
import type { Metric, Reading } from '../goals/goal.ts';
import { progressAt } from '../metrics/metric-progress.ts';
import { periodIndex } from '../metrics/metric-trend.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import type { TrendObservation } from './results.ts';
import { lastTurn } from './trend-turn.ts';

/**
 * What a person would say of the curve of a metric (M64): it stands still, goes away from its target, or has turned
 * towards it again, and since when. The curve is the progress at each reading, baseline included; moves within the dead
 * band of the trend (2 % of the way from baseline to target) are none, and standing still takes two periods of the
 * metric's frequency and 28 days. Why a trend turned is not in the figures.
 *
 * @returns `null` on a steady way to the target, and where the target is met: that needs no remark.
 */
export function trendObservation(
  metric: Metric,
  result: MetricResult,
  asOf: AsOf,
  settings: Settings,
): TrendObservation | null {
  const { target, frequency } = metric;
  if (result.kind !== 'scored' || result.progress >= 1 || target === null) return null;
  const points = withBaseline(metric);
  const day = (index: number) => dayNumberAt(points[index]?.measuredAt ?? 0, asOf);
  const { plateauPeriods, plateauDays } = settings.advice;
  const turn = lastTurn({
    heights: points.map(({ value }) => progressAt(metric, target, value, settings.metric.maintain)),
    band: settings.metric.trendDeadBand,
    isLong: (begin, end) => {
      const [from, to] = [day(begin), day(end)];
      const periods = periodIndex(to, frequency) - periodIndex(from, frequency);
      return to - from >= plateauDays && periods >= plateauPeriods;
    },
  });
  const begin = turn === null ? undefined : points[turn.begin];
  if (turn === null || begin === undefined) return null;
  const before = points[turn.before ?? -1];
  return {
    metricId: metric.id,
    code: turn.code,
    since: dayAt(begin.measuredAt, asOf),
    from: begin.value,
    readings: points.length - turn.begin,
    before:
      before === undefined ? null : { value: before.value, on: dayAt(before.measuredAt, asOf) },
  };
}

function withBaseline({ baseline, baselineAt, readings }: Metric): readonly Reading[] {
  return baseline === null || baselineAt === null
    ? readings
    : [{ value: baseline, measuredAt: baselineAt }, ...readings];
}
