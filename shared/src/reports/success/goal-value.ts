import type { GoalResult } from '../../domain/goals/results.ts';
import { counts } from '../../domain/value/ledger-line.ts';
import { internal, sentences } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { valueLineText, whyItDoesNotCount } from '../parts/value-line-text.ts';
import type { Block, Section } from '../report.ts';

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
              text: valueLineText(context, line),
            })),
          } as const,
        ]),
    ...sentences(lines.filter((line) => !counts(line)).map(whyItDoesNotCount)).map(internal),
  ];
  if (blocks.length === 0) return [];
  const seenBy = counting.length === 0 ? ({ seenBy: 'internal' } as const) : {};
  return [{ id: `${id}_value`, title: 'Value delivered', blocks, sections: [], ...seenBy }];
}
