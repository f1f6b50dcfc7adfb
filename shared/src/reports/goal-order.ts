import type { GoalResult } from '../domain/goals/results.ts';

/** Goals that are not met first, those at risk next, then those of which too little is known; each in the order in which they were set (M73). */
export function mostPressingFirst(goals: readonly GoalResult[]): readonly GoalResult[] {
  return goals.toSorted((a, b) => urgency(a) - urgency(b));
}

/** Called At Risk or Not Met. */
export function isInTrouble({ status }: Pick<GoalResult, 'status'>): boolean {
  return status === 'at_risk';
}

function urgency(goal: GoalResult): number {
  if (isInTrouble(goal)) return goal.label === 'Not Met' ? 0 : 1;
  return goal.kind === 'not_scored' ? 2 : 3;
}
