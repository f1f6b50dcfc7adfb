import { quantifiedValue, type QuantifiedRow } from '../domain/value/quantified-value.ts';
import type { ValueResult } from '../domain/value/results.ts';

type LedgerSums = Pick<QuantifiedRow, 'counted' | 'annual'>;

export type ValueOfType = Pick<QuantifiedRow, 'type' | 'name' | 'confidence'> & {
  confirmed: LedgerSums | null;
  estimated: LedgerSums | null;
};

/** Quantified value by type with the two ledgers apart, so that no amount holds both (M59, C20). */
export function valueByType(value: ValueResult): {
  rows: readonly ValueOfType[];
  annual: { confirmed: number | null; estimated: number | null };
} {
  const of = (ledger: 'confirmed' | 'estimated') =>
    quantifiedValue({
      value: { ...value, lines: value.lines.filter((line) => line.ledger === ledger) },
    });
  const [confirmed, estimated] = [of('confirmed'), of('estimated')];
  const rows = quantifiedValue({ value }).rows.map(({ type, name, confidence }) => ({
    type,
    name,
    confidence,
    confirmed: confirmed.rows.find((row) => row.type === type) ?? null,
    estimated: estimated.rows.find((row) => row.type === type) ?? null,
  }));
  return { rows, annual: { confirmed: confirmed.annual, estimated: estimated.annual } };
}
