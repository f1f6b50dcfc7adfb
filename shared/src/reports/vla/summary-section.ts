import type { VlaResult } from '../../domain/agreements/results.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { cell, internal, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { goalProgress, metricProgress } from '../figures/goal-figures.ts';
import { metricRows } from '../parts/metric-table.ts';
import type { Block, Cell, Section } from '../report.ts';
import { vlasWithGoals, vlaStanding } from './vla-standing.ts';

const NONE_IN_FORCE: Block[] = [
  notice('No value-level agreement is in force.'),
  internal(notice('Agree on what the customer wants to reach, and have it signed.')),
];

/** V22: a row an agreement; one of several measures has a row for each below it. */
export function summarySection(context: ReportContext): Omit<Section, 'id'> {
  const vlas = vlasWithGoals(context);
  const title = 'VLA summary';
  if (vlas.length === 0) return { title, blocks: NONE_IN_FORCE, sections: [] };
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

function rowsOf(context: ReportContext, vla: VlaResult, goal: GoalResult): Cell[][] {
  const [first] = goal.metrics;
  if (first !== undefined && goal.metrics.length === 1 && goal.milestones.total === 0) {
    const [row = []] = metricRows(context, goal);
    const progress = first.kind === 'scored' ? metricProgress(context, goal, first) : null;
    return [[cell(goal.title), ...row.slice(1, -1), statusCell(vla, progress)]];
  }
  const progress = goal.kind === 'scored' ? goalProgress(context, goal) : null;
  return [
    [cell(goal.title), cell(''), cell(''), cell(''), statusCell(vla, progress)],
    ...metricRows(context, goal).map(([name = cell(''), ...rest]) => [
      { ...name, text: ['– ', ...name.text] },
      ...rest,
    ]),
  ];
}

/** An agreement that cannot be measured says why (M88-M90). */
function statusCell(vla: VlaResult, progress: Span | null): Cell {
  const { text, standing } = vlaStanding(vla);
  if (vla.kind === 'not_scored') return cell(`${text}. ${vla.notice}`, standing);
  return cell(progress === null ? text : [`${text}, `, progress], standing);
}
