import { comparable } from '@attain/shared/domain/basics/comparable';
import { isAgreed } from '@attain/shared/domain/agreements/governance';
import { changeInWords } from '@attain/shared/domain/agreements/terms';
import type { AgreedTerm, Goal, TermChange } from '@attain/shared/domain/goals/goal';

import type { GoalRefusal } from '../../ports/adoptions.ts';
import type { WantedGoal } from './wanted-goal.ts';

const WAY_OUT =
  'The agreed terms hold: propose a revision and let the customer approve it, or put the agreed value back in HubSpot.';

export function isAgreedGoal({ commitment }: Goal): boolean {
  return commitment !== null && isAgreed(commitment.state);
}

/** What HubSpot would change of terms that a customer signed (V32, C27): every one of them, and none is made. */
export function termRefusals(
  goal: Goal,
  changes: readonly TermChange[],
  held: WantedGoal,
): readonly GoalRefusal[] {
  return withoutConsequences(changes).map((change): GoalRefusal => {
    const { term, subject, from, to } = change;
    return {
      goal: goal.title,
      metric: subject,
      property: propertyOf(term, subject, held),
      from: String(from ?? ''),
      to: String(to ?? ''),
      message: `"${goal.title}" is signed, and by HubSpot its ${changeInWords(change, 'wish')}. ${WAY_OUT}`,
    };
  });
}

/** Another target or baseline may turn the direction round, or make of a metric one to maintain: one change, not three. */
function withoutConsequences(changes: readonly TermChange[]): readonly TermChange[] {
  const moved = new Set(
    changes.filter(({ term }) => term === 'target' || term === 'baseline').map((c) => c.subjectId),
  );
  return changes.filter(
    ({ term, subjectId }) => !((term === 'direction' || term === 'mode') && moved.has(subjectId)),
  );
}

/** The targets of signed metrics that HubSpot holds no more. */
export function emptiedTargets(goal: Goal, held: WantedGoal): readonly TermChange[] {
  return goal.metrics.flatMap(({ id: subjectId, name: subject, target: from }): TermChange[] => {
    const wanted = held.metrics.find((metric) => comparable(metric.name) === comparable(subject));
    if (wanted === undefined || wanted.draft !== null || from === null) return [];
    return [{ term: 'target', subjectId, subject, from, to: null }];
  });
}

function propertyOf(term: AgreedTerm, subject: string | null, held: WantedGoal): string | null {
  if (subject === null) return held.properties[term] ?? null;
  const metric = held.metrics.find((each) => comparable(each.name) === comparable(subject));
  return metric?.properties[term === 'metric' ? 'target' : term] ?? null;
}

/** A signed goal that HubSpot does not have any more goes on: nothing ends an agreement silently. */
export function goneRefusal({ title }: Goal): GoalRefusal {
  const message = `"${title}" is signed and no longer in HubSpot. It goes on: end the agreement with the customer's knowledge, or fill its properties again.`;
  return { ...about(title), from: title, message };
}

/** A change that is refused for another reason than agreed terms. */
export function stateRefusal({ title }: Goal, reason: string): GoalRefusal {
  return { ...about(title), message: reason };
}

function about(goal: string): Omit<GoalRefusal, 'message'> {
  return { goal, metric: null, property: null, from: '', to: '' };
}
