import { provenOutcomes } from '../domain/growth/proven-outcomes.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ValueLineResult } from '../domain/value/results.ts';

/**
 * The line that the customer confirmed the most of in the period; the first one of equals.
 *
 * @returns `undefined` where nothing is confirmed, and while the ledger counts a quantity twice: no amount stands then (C05)
 */
export function largestConfirmed(
  snapshot: Pick<Snapshot, 'agreements' | 'value'>,
): ValueLineResult | undefined {
  if (snapshot.value.doubleCounts.length > 0) return undefined;
  const [largest] = provenOutcomes(snapshot)
    .filter(({ kind }) => kind === 'value_confirmed')
    .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  return snapshot.value.lines.find(({ id }) => id === largest?.id);
}
