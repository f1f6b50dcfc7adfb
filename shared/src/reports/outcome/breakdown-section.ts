import { cell, notice, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { metricValue, milestonesDone } from '../figures/goal-figures.ts';
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

/** Baseline and progress stand in the detailed outcomes. */
function metrics(
  context: ReportContext,
  { goals }: OutcomeParts,
  part: 'target' | 'current',
): readonly Span[] {
  const told = goals.flatMap((goal) => {
    const each = goal.metrics.map((metric): Span[] => [
      `${metric.name}: `,
      metricValue(context, [goal, metric], part),
    ]);
    if (goal.milestones.total === 0) return each;
    const [done, total] = milestonesDone(context, goal);
    const count = part === 'target' ? total : done;
    const ofGoal: Span[] =
      goal.metrics.length === 0
        ? [`${goal.title}: `, count, ' milestones']
        : ['Milestones: ', count];
    return [...each, ofGoal];
  });
  if (told.length === 0) return [NOTHING];
  const spans = told
    .slice(0, MOST_METRICS)
    .flatMap((each, index) => (index === 0 ? each : ['; ', ...each]));
  return told.length <= MOST_METRICS ? spans : [...spans, '; and more, see below'];
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
