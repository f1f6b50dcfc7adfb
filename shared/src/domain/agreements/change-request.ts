import type { ChangeRequest, Goal } from '../goals/goal.ts';
import { type Decision, refused, taken } from './decision.ts';
import { versionToSign, waitingSignatures } from './sign-off.ts';

/** As many wishes as anybody reads; more of them about one version come from no honest reader. */
const MOST_REQUESTS = 20;

/**
 * The customer asks for a change instead of signing. The words are kept with the version they are about; no term changes,
 * a proposal stays proposed and a revision stays a revision, until somebody on our side offers other terms.
 */
export function requestChange(goal: Goal, request: ChangeRequest): Decision {
  const { commitment } = goal;
  const version = versionToSign(goal);
  if (commitment === null || version === null) {
    return refused('wrong_state', `"${goal.title}" does not wait for an answer`);
  }
  if (request.termsVersion !== version) {
    return refused(
      'other_version',
      `"${goal.title}" has changed: version ${version} waits for an answer, not version ${request.termsVersion}. Read it again`,
    );
  }
  if (waitingSignatures(goal).some(({ party }) => party === 'customer')) {
    return refused('already_signed', 'The customer has signed this version already');
  }
  const changeRequests = [...commitment.changeRequests, request];
  if (openRequests(goal).length >= MOST_REQUESTS) {
    return refused('too_many', `Enough changes of "${goal.title}" have been asked for`);
  }
  return taken({ ...goal, commitment: { ...commitment, changeRequests } });
}

/**
 * Wishes about the version that waits: those that nobody has answered with other terms. A revision that was taken back
 * leaves its number to the next one, which its wishes are not about.
 */
export function openRequests(goal: Goal): readonly ChangeRequest[] {
  const version = versionToSign(goal);
  const since = goal.commitment?.revision?.proposedAt ?? 0;
  const requests = goal.commitment?.changeRequests ?? [];
  return requests.filter(({ termsVersion, at }) => termsVersion === version && at >= since);
}
