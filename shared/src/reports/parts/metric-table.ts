import type { GoalResult } from '../../domain/goals/results.ts';
import type { MetricResult } from '../../domain/metrics/results.ts';
import { cell, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { milestonesDone, metricProgress, metricValue } from '../figures/goal-figures.ts';
import type { Block, Cell } from '../report.ts';
import { METRIC_STATUS } from '../standing-words.ts';

/**
 * Baseline, target, current value and progress of each metric (M41, V22), and milestones as one row more. Of several goals the
 * first column names them.
 */
export function metricTable(context: ReportContext, goals: readonly GoalResult[]): Block[] {
  const isNamed = goals.length !== 1;
  const rows = goals.flatMap((goal) =>
    rowsOrNotice(context, goal, isNamed).map((row, index) =>
      isNamed ? [cell(index === 0 ? goal.title : ''), ...row] : row,
    ),
  );
  if (rows.length === 0) return [];
  const columns = [
    'Metric',
    { number: 'Baseline' },
    { number: 'Target' },
    { number: 'Current' },
    'Progress',
  ] as const;
  return [table(isNamed ? ['Goal', ...columns] : columns, rows)];
}

/** Among others a goal with nothing to measure has its row, too (M68). */
function rowsOrNotice(context: ReportContext, goal: GoalResult, isAmongOthers: boolean): Cell[][] {
  const rows = metricRows(context, goal);
  if (rows.length > 0 || !isAmongOthers || goal.kind === 'scored') return rows;
  return [[cell(goal.notice), cell(''), cell(''), cell(''), cell('Not scored', 'unknown')]];
}

/** Name, baseline, target, current value and progress of each measure of a goal. */
export function metricRows(context: ReportContext, goal: GoalResult): Cell[][] {
  const rows = goal.metrics.map((metric): Cell[] => [
    cell(metric.name),
    cell(metricValue(context, [goal, metric], 'baseline')),
    cell(metricValue(context, [goal, metric], 'target')),
    cell(metricValue(context, [goal, metric], 'current')),
    progressCell(context, goal, metric),
  ]);
  const { done, total } = goal.milestones;
  if (total > 0) {
    const [isDone, all] = milestonesDone(context, goal);
    const standing = done === total ? 'good' : undefined;
    rows.push([
      cell('Milestones'),
      cell('–'),
      cell(all),
      cell([isDone, ' done']),
      cell(done === total ? 'All done' : 'Open', standing),
    ]);
  }
  return rows;
}

function progressCell(context: ReportContext, goal: GoalResult, metric: MetricResult): Cell {
  const stale = metric.stale ? [' (old reading)'] : [];
  return metric.kind === 'scored'
    ? cell([metricProgress(context, goal, metric), ...stale], METRIC_STATUS[metric.status].standing)
    : cell(metric.notice, 'unknown');
}
