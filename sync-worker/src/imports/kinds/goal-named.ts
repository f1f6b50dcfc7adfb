import type { Goal } from '@attain/shared/domain/goals/goal';

import { refuse } from '../refuse.ts';
import { comparable } from '../../identity.ts';

/** The goal with a title, whatever its case; of several the one that has not ended. */
export function findGoal(goals: readonly Goal[], title: string): Goal | undefined {
  const sameTitle = goals.filter((goal) => comparable(goal.title) === comparable(title));
  return sameTitle.find((goal) => !goal.ended) ?? sameTitle[0];
}

/** @throws {RowRefusedError} naming the goals there are. */
export function goalNamed(goals: readonly Goal[], title: string): Goal {
  const known = goals.map((goal) => `"${goal.title}"`).join(', ');
  return (
    findGoal(goals, title) ??
    refuse(
      known === ''
        ? `goal "${title}" is unknown, the company has no goals yet: import its goals first`
        : `goal "${title}" is unknown, the company has ${known}: correct the title or import the goal first`,
    )
  );
}
