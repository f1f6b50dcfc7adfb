import { pathOf } from '../../contract/account-present-of.ts';
import type { Day } from '../../domain/basics/time.ts';
import type { Metric } from '../../domain/goals/goal.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { thinned } from '../../domain/metrics/thinned.ts';
import type { LinesChart, LineSeries } from '../chart.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';

/** Two years of months; more points than these a page does not show. */
const MOST_POINTS = 24;

type Points = LineSeries['points'];

/** How a metric went, against the path that was agreed (M46); `null` before it was read. */
export function metricLines(
  { sources }: ReportContext,
  goal: GoalResult,
  metricId: string,
): LinesChart | null {
  const recorded = sources.goals.find(({ id }) => id === goal.id);
  const metric = recorded?.metrics.find(({ id }) => id === metricId);
  if (metric === undefined) return null;
  const measured = pointsOf(metric, sources.dayAt);
  const path = agreedPath(metric, goal);
  if (measured.length === 0) return null;
  return {
    kind: 'lines',
    id: `goal_${goal.id}_${metric.id}`,
    title: path === null ? metric.name : `${metric.name} against the agreed path`,
    alt: altOf(metric, measured, path),
    unit: 'metric',
    unitName: metric.unit,
    series: [
      { name: metric.name, role: 'measured', points: measured },
      ...(path === null ? [] : [{ name: 'Agreed path', role: 'path' as const, points: path }]),
    ],
  };
}

/** Readings with the baseline before them, a point a day. */
export function pointsOf(
  { readings, baseline, baselineAt }: Metric,
  dayAt: (instant: number) => Day,
): Points {
  const [first] = readings;
  const begun =
    baseline !== null &&
    baselineAt !== null &&
    first !== undefined &&
    baselineAt < first.measuredAt &&
    Number.isFinite(baseline);
  const all = begun ? [{ value: baseline, measuredAt: baselineAt }, ...readings] : readings;
  const byDay = new Map(
    thinned(
      all.filter(({ value }) => Number.isFinite(value)),
      MOST_POINTS,
    ).map(({ value, measuredAt }) => [dayAt(measuredAt), unsigned(value)]),
  );
  return [...byDay].map(([on, value]) => ({ on, value }));
}

function agreedPath(metric: Metric, goal: GoalResult): Points | null {
  const ends = pathOf(metric, goal);
  const { startDate, targetDate } = goal;
  if (ends === null || startDate === null || targetDate === null) return null;
  const [from, to] = ends;
  if (from === undefined || to === undefined) return null;
  return [
    { on: startDate, value: unsigned(from) },
    { on: targetDate, value: unsigned(to) },
  ];
}

/** A zero has no sign in a picture. */
function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}

function altOf({ name, unit }: Metric, measured: Points, path: Points | null): string {
  const at = (point: Points[number] | undefined) =>
    point === undefined ? '' : `${words.metric(point.value, unit)} on ${words.date(point.on)}`;
  const went =
    measured.length === 1
      ? `${name} was ${at(measured[0])}.`
      : `${name} went from ${at(measured[0])} to ${at(measured.at(-1))}.`;
  return path === null ? went : `${went} Agreed was ${at(path.at(-1))}.`;
}
