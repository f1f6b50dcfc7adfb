import type { LedgerTotals } from './roi.ts';
import type { CostLineResult, ValueLineResult } from './results.ts';

/**
 * Sums of the lines as they are shown, so that every total can be added up by hand. The ledgers exclude each other:
 * confirmed value is never in the estimate (C20).
 */
export function ledgerTotals(
  lines: readonly ValueLineResult[],
  costs: readonly CostLineResult[],
): LedgerTotals {
  const counting = lines.filter(({ ledger }) => ledger === 'confirmed' || ledger === 'estimated');
  const sumOf = (ledger: ValueLineResult['ledger']) =>
    counting.length === 0 ? null : sum(counting.filter((line) => line.ledger === ledger));
  return {
    confirmed: sumOf('confirmed'),
    estimated: sumOf('estimated'),
    cost: costs.length === 0 ? null : sum(costs),
  };
}

function sum(lines: readonly { counted: number }[]): number {
  return lines.reduce((total, { counted }) => total + counted, 0);
}
