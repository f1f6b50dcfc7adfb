import type { Goal } from '@attain/shared/domain/goals/goal';

import { findGoal } from '../../agreements/find-goal.ts';
import { refuse } from '../refuse.ts';

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
