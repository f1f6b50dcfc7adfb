import type { Goal } from '../goals/goal.ts';
import { type Decision, refused, taken } from './decision.ts';
import { isAgreed } from './governance.ts';
import { agreedChanges, changeInWords, termChanges, termsOf } from './terms.ts';

/**
 * An edit of a goal by whatever way it comes: API, card, file or HubSpot property. Terms that were agreed are not edited
 * (V32, O38, C27): they change by a revision that the customer approves. Before that an edit of the terms makes a further
 * version of them, so that a signature under the one before counts for nothing. Everything else is free, and keeps its
 * history.
 */
export function editGoal(stored: Goal, wanted: Goal): Decision {
  const { commitment } = stored;
  const changes = termChanges(termsOf(stored), termsOf(wanted));
  if (commitment === null || changes.length === 0) return taken(wanted);
  if (!isAgreed(commitment.state)) return taken(withNextVersion(wanted, commitment.termsVersion));

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

function withNextVersion(goal: Goal, termsVersion: number): Goal {
  const { commitment } = goal;
  return commitment === null
    ? goal
    : { ...goal, commitment: { ...commitment, termsVersion: termsVersion + 1 } };
}
