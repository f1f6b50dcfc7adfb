import type { Goal } from '../goals/goal.ts';
import { type Decision, refused, taken } from './decision.ts';
import { isAgreed } from './governance.ts';
import { hasSameWords } from './signed-words.ts';
import { agreedChanges, changeInWords, termChanges, termsOf } from './terms.ts';

/**
 * An edit of a goal by whatever way it comes: API, card, file or HubSpot property. Terms that were agreed are not edited
 * (V32, O38, C27): they change by a revision that the customer approves. Before that an edit of the terms, or of the words
 * of what is proposed, makes a further version, so that a signature under the one before counts for nothing. Everything
 * else is free, and keeps its history.
 */
export function editGoal(stored: Goal, wanted: Goal): Decision {
  const { commitment } = stored;
  const changes = termChanges(termsOf(stored), termsOf(wanted));
  if (commitment === null) return taken(wanted);
  if (changes.length === 0 && !isSignedText(stored, wanted)) return taken(wanted);
  if (!isAgreed(commitment.state)) return taken(withNextVersion(wanted, commitment.termsVersion));
  if (changes.length === 0) {
    return refused(
      'wrong_state',
      `"${stored.title}" has a revision that is signed in part: settle it before its text is edited`,
    );
  }

  const agreed = agreedChanges(termsOf(stored), termsOf(wanted));
  const [first] = agreed;
  if (first === undefined) {
    // The revision holds a whole set of terms, and would take the addition back.
    if (commitment.revision === null) return taken(wanted);
    return refused('wrong_state', `"${stored.title}" has a revision that waits: settle it first`);
  }
  const who = commitment.signedBy ?? 'the customer';
  return refused(
    'terms_agreed',
    `${changeInWords(first, 'wish')}, but ${who} signed "${stored.title}": propose a revision and let the customer approve it`,
    agreed,
  );
}

/** Whether an edit touches words that one party may have read and signed while another has yet to. */
function isSignedText(stored: Goal, wanted: Goal): boolean {
  const { state, revision } = stored.commitment ?? {};
  const isWaiting = state === 'proposed' || (revision?.signatures.length ?? 0) > 0;
  return isWaiting && !hasSameWords(stored, wanted);
}

function withNextVersion(goal: Goal, termsVersion: number): Goal {
  const { commitment } = goal;
  return commitment === null
    ? goal
    : { ...goal, commitment: { ...commitment, termsVersion: termsVersion + 1 } };
}
