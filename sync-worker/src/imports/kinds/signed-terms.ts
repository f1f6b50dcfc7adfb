import type { CommitmentState, Goal, Metric } from '@attain/shared/domain/goals/goal';

import { refuse } from '../refuse.ts';

const UNSIGNED: ReadonlySet<CommitmentState> = new Set(['draft', 'proposed']);

const METRIC_TERMS = [
  'target',
  'baseline',
  'unit',
  'direction',
  'mode',
] as const satisfies readonly (keyof Metric)[];

/** Signed, and so agreed with the customer: also after the end, since history is not rewritten. */
export function isSigned(state: CommitmentState): boolean {
  return !UNSIGNED.has(state);
}

/**
 * Terms that a customer signed are not changed by a file (V32, O38, C27). A baseline that was never captured may
 * still be added.
 *
 * @throws {RowRefusedError} with what would change and the way to revise it.
 */
export function keepSignedTerms(stored: Goal, wanted: Goal): void {
  const { commitment } = stored;
  if (commitment === null || !isSigned(commitment.state)) return;
  const change = changedTerm(stored, wanted);
  if (change === null) return;
  const signature = `${commitment.signedBy ?? 'the customer'} signed "${stored.title}"`;
  refuse(
    `${change}, but ${signature}: agree a revision with the customer, then end this goal (state ended) and import the new terms under a new title with their signature`,
  );
}

function changedTerm(stored: Goal, wanted: Goal): string | null {
  if (stored.targetDate !== null && stored.targetDate !== wanted.targetDate) {
    return `target_date would change from ${stored.targetDate} to ${wanted.targetDate}`;
  }
  if (wanted.commitment !== null && !isSigned(wanted.commitment.state)) {
    return `state would go back to ${wanted.commitment.state}`;
  }
  for (const metric of wanted.metrics) {
    const signed = stored.metrics.find(({ id }) => id === metric.id);
    if (signed === undefined) return `metric "${metric.name}" would be added`;
    const term = METRIC_TERMS.find(
      (key) => signed[key] !== metric[key] && !isFirstBaseline(key, signed),
    );
    if (term !== undefined) {
      return `${term} of "${metric.name}" would change from ${signed[term]} to ${metric[term]}`;
    }
  }
  return null;
}

/** Without a baseline there was no direction to agree on either. */
function isFirstBaseline(term: (typeof METRIC_TERMS)[number], signed: Metric): boolean {
  return signed.baseline === null && (term === 'baseline' || term === 'direction');
}
