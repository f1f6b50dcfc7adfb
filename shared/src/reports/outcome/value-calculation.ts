import { counts } from '../../domain/value/ledger-line.ts';
import type { ReportContext } from '../context.ts';
import { valueOfOutcome } from '../figures/outcome-figures.ts';
import type { OutcomeParts } from '../outcome-parts.ts';
import { valueLineText } from '../parts/value-line-text.ts';
import type { Block } from '../report.ts';

const LEDGERS = ['confirmed', 'estimated'] as const;

const SUBTOTAL = {
  confirmed: 'Subtotal confirmed',
  estimated: 'Subtotal estimated, not confirmed',
} as const;

type Row = Extract<Block, { kind: 'calculation' }>['rows'][number];

/** Each line with how it was calculated, then what they come to, each ledger by itself (C20). */
export function calculationBlocks(context: ReportContext, parts: OutcomeParts): Block[] {
  const items = LEDGERS.flatMap((ledger) => inLedger(parts, ledger)).map((line) => ({
    label: line.description,
    text: valueLineText(context, line),
  }));
  const rows = LEDGERS.flatMap((ledger): Row[] =>
    inLedger(parts, ledger).length === 0
      ? []
      : [{ label: SUBTOTAL[ledger], text: [valueOfOutcome(context, parts, ledger)] }],
  );
  return [
    { kind: 'list', ordered: false, items },
    { kind: 'calculation', rows },
  ];
}

function inLedger({ lines }: OutcomeParts, ledger: (typeof LEDGERS)[number]) {
  return lines.filter((line) => counts(line) && line.ledger === ledger);
}
