import type { Snapshot } from '../snapshot.ts';
import type { ValueLineResult } from '../value/results.ts';
import type { Minor } from '../value/value-line.ts';

export type ProvenOutcome = {
  kind: 'vla_achieved' | 'value_confirmed';
  /** Of the goal, or of the value line. */
  id: string;
  goalId: string | null;
  title: string;
  /** What the customer confirmed in the reporting period; `null` for an agreement, whose worth is in its lines. */
  amount: Minor | null;
  evidence: string | null;
};

/**
 * What is proven (L18, L26): agreements achieved, and value that the customer confirmed. Estimates, disputed lines and
 * lines that count one quantity twice are not (C05, C20).
 */
export function provenOutcomes({
  agreements,
  value,
}: Pick<Snapshot, 'agreements' | 'value'>): ProvenOutcome[] {
  const achieved = agreements.vlas.filter(({ state }) => state === 'achieved');
  return [
    ...achieved.map(({ goalId, title }): ProvenOutcome => {
      return { kind: 'vla_achieved', id: goalId, goalId, title, amount: null, evidence: null };
    }),
    ...value.lines.filter((line) => isConfirmed(line, value)).map(confirmedOutcome),
  ];
}

function isConfirmed(
  { id, ledger, counted }: ValueLineResult,
  { doubleCounts }: Snapshot['value'],
): boolean {
  const doubled = doubleCounts.some(({ first, second }) => id === first || id === second);
  return ledger === 'confirmed' && counted > 0 && !doubled;
}

function confirmedOutcome({
  id,
  goalId,
  description,
  counted,
  evidence,
}: ValueLineResult): ProvenOutcome {
  return { kind: 'value_confirmed', id, goalId, title: description, amount: counted, evidence };
}
