import { counts } from '../../domain/value/ledger-line.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { OutcomeParts } from '../outcome-parts.ts';

/** What shows an outcome (O26-O28): the evidence of its value lines, and the latest reading of each metric with its source. */
export function dataPoints(
  context: ReportContext,
  { goals, lines }: Pick<OutcomeParts, 'goals' | 'lines'>,
): { label: string; text: string }[] {
  const ofLines = lines.flatMap((line) =>
    counts(line) && line.evidence !== null
      ? [{ label: line.description, text: line.evidence }]
      : [],
  );
  const readings = goals.flatMap(({ id, metrics }) =>
    metrics.flatMap(({ id: metricId, name, measuredAt }) => {
      if (measuredAt === null) return [];
      const source = sourceOf(context, id, metricId);
      const on = words.date(context.sources.dayAt(measuredAt));
      return [
        { label: name, text: source === null ? `read on ${on}` : `read on ${on}, ${source}` },
      ];
    }),
  );
  return [...ofLines, ...readings];
}

function sourceOf({ sources }: ReportContext, goalId: string, metricId: string): string | null {
  const goal = sources.goals.find(({ id }) => id === goalId);
  return goal?.metrics.find(({ id }) => id === metricId)?.source ?? null;
}
