import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal } from '@attain/shared/domain/goals/goal';

/** The goal with a title, whatever its case; of several the one that has not ended. */
export function findGoal(goals: readonly Goal[], title: string): Goal | undefined {
  const sameTitle = goals.filter((goal) => comparable(goal.title) === comparable(title));
  return sameTitle.find((goal) => !goal.ended) ?? sameTitle[0];
}
