import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal } from '@attain/shared/domain/goals/goal';

import { idOf } from '../identity.ts';

/** The goal with a title, whatever its case; of several the one that has not ended. */
export function findGoal(goals: readonly Goal[], title: string): Goal | undefined {
  const sameTitle = goals.filter((goal) => comparable(goal.title) === comparable(title));
  return sameTitle.find((goal) => !goal.ended) ?? sameTitle[0];
}

/**
 * The goal that a title stands for in a company: the one that is called so, else the one that was when it was recorded. A
 * file or a property that still has the old title is about that goal, and about its signed terms.
 */
export function goalOfTitle(
  companyId: string,
  goals: readonly Goal[],
  title: string,
): Goal | undefined {
  return findGoal(goals, title) ?? goals.find(({ id }) => id === goalIdOf(companyId, title));
}

/** The id of a goal that is recorded under a title: the same every time, so that a repeat is the same goal. */
export function goalIdOf(companyId: string, title: string): string {
  return idOf('goal', companyId, comparable(title));
}
