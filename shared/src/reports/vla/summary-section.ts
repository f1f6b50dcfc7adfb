import type { VlaResult } from '../../domain/agreements/results.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { goalProgress, metricProgress } from '../figures/goal-figures.ts';
import { metricRows } from '../parts/metric-table.ts';
import type { Cell, Section } from '../report.ts';
import { vlasWithGoals, vlaStanding } from './vla-standing.ts';

/** V22: a row an agreement; one of several measures has a row for each below it. */
export function summarySection(context: ReportContext): Omit<Section, 'id'> {
  const vlas = vlasWithGoals(context);
  const title = 'VLA summary';
  if (vlas.length === 0) return { title, blocks: [notice(NONE_IN_FORCE)], sections: [] };
  const rows = vlas.flatMap(({ vla, goal }) => rowsOf(context, vla, goal));
  const columns = [
    'Outcome',
    { number: 'Baseline' },
    { number: 'Target' },
    { number: 'Current' },
    'Status',
  ];
  return { title, blocks: [table(columns, rows)], sections: [] };
}

const NONE_IN_FORCE =
  'No value-level agreement is in force. Agree on what the customer wants to reach, and have it signed.';

function rowsOf(context: ReportContext, vla: VlaResult, goal: GoalResult): Cell[][] {
  const measures = metricRows(context, goal);
  const [only] = measures;
  if (only !== undefined && measures.length === 1) {
    const [metric] = goal.metrics;
    const progress = metric?.kind === 'scored' ? metricProgress(context, goal, metric) : null;
    return [
      [cell(goal.title), ...only.slice(1, -1), statusCell(vla, progress ?? notYet(context, goal))],
    ];
  }
  const outcome = [cell(goal.title), cell(''), cell(''), cell('')];
  return [
    [...outcome, statusCell(vla, notYet(context, goal))],
    ...measures.map(([name = cell(''), ...rest]) => [
      { ...name, text: ['– ', ...name.text] },
      ...rest,
    ]),
  ];
}

function notYet(context: ReportContext, goal: GoalResult): Span | null {
  return goal.kind === 'scored' ? goalProgress(context, goal) : null;
}

/** An agreement that cannot be measured says why (M88-M90). */
function statusCell(vla: VlaResult, progress: Span | null): Cell {
  const { text, standing } = vlaStanding(vla);
  if (vla.kind === 'not_scored') return cell(`${text}. ${vla.notice}`, standing);
  return cell(progress === null ? text : [`${text}, `, progress], standing);
}
