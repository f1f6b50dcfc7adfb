import { percent } from '../../contract/wire-figures.ts';
import type { Metric } from '../../domain/goals/goal.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { tellingMetric } from '../../domain/goals/goals-overview.ts';
import { changeSoFar, holdsALevel } from '../../domain/metrics/metric-progress.ts';
import type { MonthFigures } from '../../crm/month-figures.ts';
import type { LinesChart, LineSeries } from '../chart.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import { pointsOf } from './metric-lines.ts';

/** More lines than these nobody tells apart, in colour or without. */
const MOST_LINES = 6;

/** Success score and attainment of the agreements, month by month, as the record had them; `null` before there are two. */
export function monthLines({ sources: { months } }: ReportContext): LinesChart | null {
  const curves = [
    curve('Success score', months, ({ success }) => success),
    curve('Attainment of the agreements', months, ({ attainment }) => attainment),
  ].filter(({ points }) => points.length > 1);
  if (curves.length === 0) return null;
  return {
    kind: 'lines',
    id: 'months',
    title: 'Success score and agreements, month by month',
    alt: curves.map(({ name, points }) => movedFrom(name, points, words.number)).join(' '),
    unit: 'percent',
    unitName: 'points of 100',
    series: curves,
  };
}

/**
 * How far the metrics have come on the way to their targets, one of each goal and few enough to tell apart (M63). A level to
 * hold goes no way.
 *
 * @param goals the most important first
 */
export function progressLines(
  { sources }: ReportContext,
  goals: readonly GoalResult[],
): { chart: LinesChart; shown: number; of: number } | null {
  const curves = goals.flatMap((goal): LineSeries[] => {
    const telling = tellingMetric(goal);
    const recorded = sources.goals
      .find(({ id }) => id === goal.id)
      ?.metrics.find(({ id }) => id === telling?.id);
    if (telling?.kind !== 'scored' || recorded === undefined) return [];
    const points = progressOf(recorded, sources.dayAt);
    return points.length < 2 ? [] : [{ name: recorded.name, role: 'measured', points }];
  });
  const series = curves.slice(0, MOST_LINES);
  if (series.length === 0) return null;
  const chart: LinesChart = {
    kind: 'lines',
    id: 'metrics',
    title: 'The way to the targets',
    alt: series.map(({ name, points }) => movedFrom(name, points, words.percent)).join(' '),
    unit: 'percent',
    unitName: '% of the way from baseline to target',
    series,
  };
  return { chart, shown: series.length, of: curves.length };
}

function progressOf(
  metric: Metric,
  dayAt: ReportContext['sources']['dayAt'],
): LineSeries['points'] {
  const { target } = metric;
  if (target === null || holdsALevel(metric)) return [];
  return pointsOf(metric, dayAt).map(({ on, value }) => ({
    on,
    value: percent(changeSoFar(metric, target, value)),
  }));
}

function curve(
  name: string,
  months: readonly MonthFigures[],
  figure: (month: MonthFigures) => number | null,
): LineSeries {
  const points = months.flatMap((month) => {
    const value = figure(month);
    return value === null ? [] : [{ on: month.day, value }];
  });
  return { name, role: 'measured', points };
}

function movedFrom(
  name: string,
  points: LineSeries['points'],
  shown: (value: number) => string,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${name} went from ${shown(first.value)} on ${words.date(first.on)} to ${shown(last.value)} on ${words.date(last.on)}.`;
}
