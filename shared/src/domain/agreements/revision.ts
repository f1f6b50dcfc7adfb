import type { Instant } from '../basics/time.ts';
import type { Approval, CommitmentState, Goal, Party, Terms } from '../goals/goal.ts';
import { type Decision, refused, taken } from './decision.ts';
import { versionToSign, withWord } from './sign-off.ts';
import { termChanges, termsOf, withTerms } from './terms.ts';

/** Terms that are agreed and not decided yet are the ones that can be revised. */
const REVISABLE: ReadonlySet<CommitmentState> = new Set(['signed', 'active']);

/**
 * Offers newer terms beside those that are agreed, which hold until the newer ones are signed off (C27).
 *
 * @param proposal why, by whom and when
 */
export function proposeRevision(
  goal: Goal,
  terms: Terms,
  proposal: { reason: string; by: string; at: Instant },
): Decision {
  const { commitment } = goal;
  if (commitment === null || goal.ended || !REVISABLE.has(commitment.state)) {
    const state = goal.ended ? 'ended' : (commitment?.state ?? 'no agreement');
    return refused('wrong_state', `"${goal.title}" is ${state}: only signed terms are revised`);
  }
  const changes = termChanges(termsOf(goal), termsOf(withTerms(goal, terms)));
  if (changes.length === 0) {
    return refused('no_change', `The revision of "${goal.title}" changes no term`);
  }
  const revision = {
    terms,
    changes,
    reason: proposal.reason,
    proposedBy: proposal.by,
    proposedAt: proposal.at,
    from: commitment.state,
    signatures: [],
  };
  return taken({ ...goal, commitment: { ...commitment, state: 'revised', revision } });
}

/**
 * Takes a revision back, or notes that the customer declined it; the agreed terms hold as before. An approval that still
 * waited for the other party's signature goes with it: nothing was changed by it.
 */
export function withdrawRevision(goal: Goal): Decision {
  const { commitment } = goal;
  if (commitment?.state !== 'revised') {
    return refused('wrong_state', `"${goal.title}" has no revision to take back`);
  }
  const state = commitment.revision?.from ?? 'active';
  const approvals = commitment.approvals.filter(
    ({ termsVersion }) => termsVersion <= commitment.termsVersion,
  );
  return taken({ ...goal, commitment: { ...commitment, state, revision: null, approvals } });
}

/**
 * The customer's word for a revision: who of the customer agreed, when and why. It stands for the customer's signature;
 * old and new are those of the revision, so that an approval cannot name other figures than it brings into force.
 */
export function approveRevision(
  goal: Goal,
  approval: Omit<Approval, 'changes' | 'termsVersion'>,
  signature: { at: Instant; digest: string | null; via: 'link' | 'record' },
  parties: readonly Party[],
): Decision {
  const revision = goal.commitment?.revision ?? null;
  const termsVersion = versionToSign(goal);
  if (goal.commitment === null || revision === null || termsVersion === null) {
    return refused('wrong_state', `"${goal.title}" has no revision that waits for approval`);
  }
  const { changes } = revision;
  const approvals = [...goal.commitment.approvals, { ...approval, changes, termsVersion }];
  return withWord(
    { ...goal, commitment: { ...goal.commitment, approvals } },
    { party: 'customer', by: approval.contact, termsVersion, ...signature },
    parties,
  );
}
