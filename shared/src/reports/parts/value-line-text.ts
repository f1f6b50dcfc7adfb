import type { ValueLineResult } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Span } from '../figure.ts';
import { lineCounted, lineYearly } from '../figures/value-figures.ts';
import { calculation } from '../sentence.ts';
import { LEDGER_NAME } from '../standing-words.ts';

/** What a line counts, in which ledger, and how that comes about (M45, M51, O26-O28). */
export function valueLineText(context: ReportContext, line: ValueLineResult): Span[] {
  const { currency } = context.snapshot;
  const text: Span[] = [
    lineCounted(context, line),
    ` ${LEDGER_NAME[line.ledger].toLowerCase()} in the period`,
  ];
  if (line.yearly !== null) text.push(', ', lineYearly(context, line), ' a year');
  text.push(`. ${calculation(line.formula, currency)}.`);
  if (line.notice !== null) text.push(` ${line.notice}`);
  return text;
}

/** Why a line is in neither ledger. */
export function whyItDoesNotCount({ description, ledger, notice }: ValueLineResult) {
  return { label: description, text: notice ?? LEDGER_NAME[ledger] };
}
