import type { CommitmentState, Governance } from '../goals/goal.ts';

/** An agreement of which nothing was signed, changed or promised yet. */
export const NOT_GOVERNED: Governance = {
  termsVersion: 1,
  signatures: [],
  revision: null,
  approvals: [],
  changeRequests: [],
  accountability: [],
  clauses: [],
  pledges: [],
};

const UNSIGNED: ReadonlySet<CommitmentState> = new Set(['draft', 'proposed']);

/** Signed, and so agreed with the customer: also after the end, since history is not rewritten (V32). */
export function isAgreed(state: CommitmentState): boolean {
  return !UNSIGNED.has(state);
}
