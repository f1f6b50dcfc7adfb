import type { GoalResult } from '../../domain/goals/results.ts';
import type { MetricResult } from '../../domain/metrics/results.ts';
import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { metricProgress, metricValue, milestonesDone } from '../figures/goal-figures.ts';
import { attainmentOfOutcome, valueOfOutcome } from '../figures/outcome-figures.ts';
import { valueConfirmed, valueEstimated } from '../figures/value-figures.ts';
import { hasAnything, OUTCOME_NAME, outcomeParts, type OutcomeParts } from '../outcome-parts.ts';
import type { Cell, Section } from '../report.ts';
import { AGREEMENTS_STATUS } from '../standing-words.ts';

/** A cell with more metrics than these is no longer read. */
const MOST_METRICS = 3;

const NOTHING = '–';

/** O25: target, achieved, value in two ledgers and standing of each outcome category (C10, C20). */
export function breakdownSection(context: ReportContext): Omit<Section, 'id'> {
  const all = outcomeParts(context.snapshot);
  if (!all.some(hasAnything)) {
    return { title: TITLE, blocks: [notice('No goals and no value recorded yet.')], sections: [] };
  }
  const rows = all.map((parts): Cell[] => [
    cell(OUTCOME_NAME[parts.row.category]),
    cell(metrics(context, parts, 'target')),
    cell(metrics(context, parts, 'current')),
    cell(parts.row.confirmed === 0 ? NOTHING : valueOfOutcome(context, parts, 'confirmed')),
    cell(parts.row.estimated === 0 ? NOTHING : valueOfOutcome(context, parts, 'estimated')),
    statusCell(context, parts),
  ]);
  return {
    title: TITLE,
    blocks: [table(COLUMNS, rows, totalOf(context))],
    sections: [],
  };
}

const TITLE = 'Outcome breakdown';

const COLUMNS = [
  'Category',
  'Target',
  'Achieved',
  { number: 'Value confirmed' },
  { number: 'Value estimated' },
  'Status',
];

type Told = (part: 'target' | 'current') => Span[];

/** Targets, and what is achieved of them with the progress; the baseline stands in the detailed outcomes. */
function metrics(
  context: ReportContext,
  { goals }: OutcomeParts,
  part: 'target' | 'current',
): readonly Span[] {
  const all = goals.flatMap((goal): Told[] => [
    ...goal.metrics.map(
      (metric): Told =>
        (of) =>
          metricText(context, [goal, metric], of),
    ),
    ...(goal.milestones.total === 0 ? [] : [(of: typeof part) => milestoneText(context, goal, of)]),
  ]);
  if (all.length === 0) return [NOTHING];
  const spans = all
    .slice(0, MOST_METRICS)
    .flatMap((told, index) => (index === 0 ? told(part) : ['; ', ...told(part)]));
  return all.length <= MOST_METRICS ? spans : [...spans, '; and more, see below'];
}

function metricText(
  context: ReportContext,
  [goal, metric]: readonly [GoalResult, MetricResult],
  part: 'target' | 'current',
): Span[] {
  const value = [`${metric.name}: `, metricValue(context, [goal, metric], part)];
  return part === 'target' || metric.kind === 'not_scored'
    ? value
    : [...value, ' (', metricProgress(context, goal, metric), ')'];
}

function milestoneText(
  context: ReportContext,
  goal: GoalResult,
  part: 'target' | 'current',
): Span[] {
  const [done, total] = milestonesDone(context, goal);
  const count = part === 'target' ? total : done;
  return goal.metrics.length === 0
    ? [`${goal.title}: `, count, ' milestones']
    : ['Milestones: ', count];
}

function statusCell(context: ReportContext, { row, ...parts }: OutcomeParts): Cell {
  const { attainment, status } = row;
  if (attainment === null || status === null) {
    return parts.goals.length === 0 ? cell('No goal') : cell('Not scored', 'unknown');
  }
  const { text, standing } = AGREEMENTS_STATUS[status];
  const share = attainmentOfOutcome(context, { ...parts, row: { ...row, attainment } });
  return cell([`${text}, `, share, ' attained'], standing);
}

/** While a quantity is counted twice, the rows are no figure of the account and have no sum (C05). */
function totalOf(context: ReportContext): readonly Cell[] | undefined {
  const { record, snapshot } = context;
  if (snapshot.value.doubleCounts.length > 0) return undefined;
  const { confirmed, estimated } = record.value;
  return [
    cell('Total'),
    cell(''),
    cell(''),
    cell(confirmed ? valueConfirmed(context) : NOTHING),
    cell(estimated ? valueEstimated(context) : NOTHING),
    cell(''),
  ];
}
