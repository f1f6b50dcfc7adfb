import { addDays, type Day } from '@attain/shared/domain/basics/time';
import type { OrderWords } from '@attain/shared/domain/follow-ups/orders';
import type { FollowUpPriority } from '@attain/shared/domain/follow-ups/results';

import type { TaskConfiguration } from '../config/tasks-schema.ts';
import { RefusedError } from '../ports/errors.ts';
import { newReference } from '../follow-up-reference.ts';
import type { WorkflowAction } from '@attain/shared/contract/workflow-actions';
import type { WorkflowOrder } from './action.ts';

type Task = {
  companyId: string;
  words: OrderWords;
  assignee: 'owner' | 'manager' | undefined;
  dueInDays: number;
  priority: FollowUpPriority;
};

/** What became of an order, and the day on which its task is due. */
export type OrderedTask = { isNew: boolean; dueOn: Day };

/**
 * Orders a task on a company. One task for one subject: while it is under way, or was completed and its subject is still ahead,
 * another order adds none.
 *
 * @throws {RefusedError} where the configuration switches tasks off
 */
export async function orderTask(
  { store, today, author }: Pick<WorkflowOrder<WorkflowAction>, 'store' | 'today' | 'author'>,
  { companyId, words, assignee = 'owner', dueInDays, priority }: Task,
  { enabled }: TaskConfiguration,
): Promise<OrderedTask> {
  if (!enabled) {
    throw new RefusedError(
      'tasks_off',
      'Tasks are switched off: set tasks.enabled to true in the configuration of Attain.',
    );
  }
  const dueOn = addDays(today, dueInDays);
  const known = (await store.followUps.known([companyId])).get(companyId) ?? [];
  if (known.some(({ cause, state }) => cause === words.cause && state !== 'closing')) {
    return { isNew: false, dueOn };
  }
  const reference = newReference(companyId, words.cause, author.at);
  const followUp = { ...words, role: assignee, dueOn, priority };
  await store.followUps.ask({ companyId, reference, at: author.at, followUp });
  return { isNew: true, dueOn };
}
