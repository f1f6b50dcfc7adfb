import type { Instant } from '../domain/basics/time.ts';
import type { Goal, Reading } from '../domain/goals/goal.ts';
import type { TrendRow, ValueResult } from '../domain/value/results.ts';
import type { SuccessTrend } from './success-metrics.ts';
import { major, moment, percentOrNull } from './wire-figures.ts';

/** A screen has no more points to draw, and HubSpot's proxy passes 1 MB at most. */
const MOST_POINTS = 200;

/** From the first instant of a period up to, and without, the end of its last day. */
export type Interval = { from: Instant; until: Instant };

/** One curve a metric that was read within the period (M63, M72). */
export function metricTrends(goals: readonly Goal[], { from, until }: Interval): SuccessTrend[] {
  return goals.flatMap((goal) =>
    goal.metrics.flatMap(({ id, name, unit, readings }): SuccessTrend[] => {
      const within = readings.filter(({ measuredAt }) => measuredAt >= from && measuredAt < until);
      if (within.length === 0) return [];
      const points = thinned(within).map(({ value, measuredAt }) => ({
        at: moment(measuredAt),
        value,
      }));
      return [{ kind: 'metric', goalId: goal.id, metricId: id, name, unit, points }];
    }),
  );
}

/** Value, cost and ROI by quarter (O31). */
export function valueTrends(
  { trend }: Pick<ValueResult, 'trend'>,
  { currency, digits }: { currency: string; digits: number },
): SuccessTrend[] {
  if (trend.length === 0) return [];
  const points = trend.map((row) => quarterOf(row, digits));
  return [{ kind: 'value', name: 'Value by quarter', currency, points }];
}

function quarterOf(row: TrendRow, digits: number) {
  return {
    from: row.from,
    to: row.to,
    confirmed: major(row.confirmed, digits),
    estimated: major(row.estimated, digits),
    cost: major(row.cost, digits),
    roiPercent: percentOrNull(row.roi),
    cumulativeConfirmed: major(row.cumulativeConfirmed, digits),
    cumulativeEstimated: major(row.cumulativeEstimated, digits),
    cumulativeCost: major(row.cumulativeCost, digits),
    cumulativeRoiPercent: percentOrNull(row.cumulativeRoi),
  };
}

/** Evenly, with the first and the last kept. */
function thinned(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length <= MOST_POINTS) return readings;
  const step = (readings.length - 1) / (MOST_POINTS - 1);
  return Array.from(
    { length: MOST_POINTS },
    (_, index) => readings[Math.round(index * step)],
  ).filter((reading) => reading !== undefined);
}
