import type { GoalResult } from '../../domain/goals/results.ts';
import { counts } from '../../domain/value/ledger-line.ts';
import type { ValueLineResult } from '../../domain/value/results.ts';
import { internal, sentences } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { lineCounted, lineYearly } from '../figures/value-figures.ts';
import type { Block, Section } from '../report.ts';
import { sentence } from '../sentence.ts';
import { LEDGER_NAME } from '../standing-words.ts';

/** What a goal was worth, line by line with its calculation (M45, M51): each in its own ledger, never added up (C20). */
export function goalValueSections(context: ReportContext, goal: GoalResult, id: string): Section[] {
  const lines = context.snapshot.value.lines.filter(({ goalId }) => goalId === goal.id);
  const counting = lines.filter(counts);
  const blocks: Block[] = [
    ...(counting.length === 0
      ? []
      : [
          {
            kind: 'list',
            ordered: false,
            items: counting.map((line) => ({
              label: line.description,
              text: textOf(context, line),
            })),
          } as const,
        ]),
    ...sentences(lines.filter((line) => !counts(line)).map(whyItDoesNotCount)).map(internal),
  ];
  if (blocks.length === 0) return [];
  const seenBy = counting.length === 0 ? ({ seenBy: 'internal' } as const) : {};
  return [{ id: `${id}_value`, title: 'Value delivered', blocks, sections: [], ...seenBy }];
}

function textOf(context: ReportContext, line: ValueLineResult): Span[] {
  const { currency } = context.snapshot;
  const text: Span[] = [
    lineCounted(context, line),
    ` ${LEDGER_NAME[line.ledger].toLowerCase()} in the period`,
  ];
  if (line.yearly !== null) text.push(', ', lineYearly(context, line), ' a year');
  text.push(`. ${sentence(line.formula, currency)}.`);
  if (line.notice !== null) text.push(` ${line.notice}`);
  return text;
}

function whyItDoesNotCount({ description, ledger, notice }: ValueLineResult) {
  return { label: description, text: notice ?? LEDGER_NAME[ledger] };
}
