import { waitingFor, waitingSignatures } from '@attain/shared/domain/agreements/sign-off';
import type { ChangeRequest, Goal, Party, Signature } from '@attain/shared/domain/goals/goal';

import type { StoredRecord } from '../ports/records.ts';
import type { OfferedGoal } from '../ports/sign-off-links.ts';
import { documentOf, fingerprint } from './signed-document.ts';

/**
 * Where a text stands that was offered to the customer: it waits for the answer, the customer has signed it, it was
 * replaced by another text, or nothing waits any more.
 */
export type OfferState = 'waiting' | 'signed' | 'replaced' | 'closed';

export type OfferedText = {
  /** The goal as it was when this text was offered; nothing later shows, be it an edit that nobody has offered yet. */
  goal: Goal;
  state: OfferState;
  /** Who signed this very text. */
  signatures: readonly Signature[];
  /** Who has yet to sign it. */
  missing: readonly Party[];
  /** What the customer asked to have changed of this version. */
  requests: readonly ChangeRequest[];
};

/**
 * @param history of the goal, oldest version first
 * @param parties whose signatures make terms agreed
 */
export function offeredText(
  history: readonly StoredRecord<'goal'>[],
  offer: OfferedGoal,
  parties: readonly Party[],
): OfferedText | undefined {
  const current = history.at(-1)?.body;
  const offered = history.findLast(({ body }) => isText(body, offer));
  if (current === undefined || offered === undefined) return undefined;
  const signatures = signaturesOf(current, offer);
  const requests = current.commitment?.changeRequests ?? [];
  return {
    goal: offered.body,
    state: stateOf(current, offer, signatures),
    signatures,
    missing: isText(current, offer) ? waitingFor(current, parties) : [],
    requests: requests.filter(({ termsVersion }) => termsVersion === offer.termsVersion),
  };
}

function signaturesOf(goal: Goal, { termsVersion, digest }: OfferedGoal): Signature[] {
  const { signatures = [] } = goal.commitment ?? {};
  return [...new Set([...signatures, ...waitingSignatures(goal)])].filter(
    (signature) =>
      signature.termsVersion === termsVersion &&
      (signature.digest === digest || signature.digest === null),
  );
}

function stateOf(goal: Goal, offer: OfferedGoal, signatures: readonly Signature[]): OfferState {
  if (signatures.some(({ party }) => party === 'customer')) return 'signed';
  const { state = 'draft' } = goal.commitment ?? {};
  if (state !== 'proposed' && state !== 'revised') return 'closed';
  return isText(goal, offer) ? 'waiting' : 'replaced';
}

function isText(goal: Goal, { digest }: OfferedGoal): boolean {
  return fingerprint(documentOf(goal)) === digest;
}
