import type { GoalResult } from '../../domain/goals/results.ts';
import { sinceBaseline } from '../../domain/growth/realization-view.ts';
import type { Change } from '../../domain/metrics/change.ts';
import type { MetricResult } from '../../domain/metrics/results.ts';
import { cell, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { words } from '../figure-words.ts';
import { metricValue } from '../figures/goal-figures.ts';
import { lineCounted } from '../figures/value-figures.ts';
import { mostPressingFirst } from '../goal-order.ts';
import type { Cell, Section } from '../report.ts';
import { sentence } from '../sentence.ts';

type Measured = { metric: MetricResult; change: Change };

/**
 * L19: each metric as it was before and as it is today, and the value of its goal that the customer confirmed, which is the
 * proof; estimates prove nothing. Metrics without a baseline or a reading are left to the goals that have them; `null` where no
 * metric has both.
 */
export function beforeAfterSection(context: ReportContext): Omit<Section, 'id'> | null {
  const rows = mostPressingFirst(context.snapshot.success.goals).flatMap((goal) =>
    measuredOf(goal).map((measured, index) => rowOf(context, goal, measured, index === 0)),
  );
  if (rows.length === 0) return null;
  const columns = [
    'Goal',
    'Metric',
    { number: 'Before' },
    { number: 'After' },
    'Change',
    'Value confirmed',
  ];
  return { title: 'Before and after', blocks: [table(columns, rows)], sections: [] };
}

function measuredOf({ metrics }: GoalResult): Measured[] {
  return metrics.flatMap((metric) => {
    const change = sinceBaseline(metric);
    return change === null ? [] : [{ metric, change }];
  });
}

function rowOf(
  context: ReportContext,
  goal: GoalResult,
  { metric, change }: Measured,
  isFirst: boolean,
): Cell[] {
  return [
    cell(isFirst ? goal.title : ''),
    cell(metric.name),
    cell(metricValue(context, [goal, metric], 'baseline')),
    cell(metricValue(context, [goal, metric], 'current')),
    cell(changeWords(change, context.snapshot.currency)),
    cell(isFirst ? proofOf(context, goal) : ''),
  ];
}

/** Grouped as all figures of a report are: `+2,500 reports, +25%`. */
function changeWords({ by }: Change, currency: string): string {
  return sentence(by, currency).replace(/(?<![.\d])\d{4,}/g, (digits) =>
    words.number(Number(digits)),
  );
}

/** Line by line, since two of them are no figure of the account. */
function proofOf(context: ReportContext, goal: GoalResult): readonly Span[] {
  const lines = context.snapshot.value.lines.filter(
    ({ goalId, ledger }) => goalId === goal.id && ledger === 'confirmed',
  );
  if (lines.length === 0) return ['–'];
  return lines.flatMap((line, index): Span[] => [
    ...(index === 0 ? [] : ['; ']),
    lineCounted(context, line),
    ` ${line.description}`,
  ]);
}
