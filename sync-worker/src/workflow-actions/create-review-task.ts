import type { VlaResult } from '@attain/shared/domain/agreements/results';
import { comparable } from '@attain/shared/domain/basics/comparable';
import { reviewWords } from '@attain/shared/domain/follow-ups/orders';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { TaskConfiguration } from '../config/tasks-schema.ts';
import { RefusedError } from '../ports/errors.ts';
import { figuresOf, type WorkflowOrder, type WorkflowResult } from './action.ts';
import { orderTask } from './order-task.ts';

const DUE_IN_DAYS = 5;

/** A task to review the agreements of a company, or the named one (V30). */
export async function createReviewTask(
  order: WorkflowOrder<'create-review-task'>,
  tasks: TaskConfiguration,
): Promise<WorkflowResult<'create-review-task'>> {
  const { agreement, assignee, due_in_days: dueInDays = DUE_IN_DAYS } = order.inputs;
  const snapshot = await figuresOf(order);
  const vla = agreement === undefined ? null : agreementCalled(snapshot, agreement);
  if (snapshot.agreements.vlas.length === 0) {
    throw new RefusedError(
      'no_agreement',
      'No agreement of this company is in force: there is nothing to review.',
    );
  }
  const words = reviewWords(snapshot, vla);
  const { isNew, dueOn } = await orderTask(
    order,
    { companyId: snapshot.companyId, words, assignee, dueInDays, priority: 'medium' },
    tasks,
  );
  return {
    outputs: {
      outcome: isNew ? 'task_ordered' : 'already_asked',
      message: isNew
        ? `The task "${words.title}" follows within a minute.`
        : `The task "${words.title}" was asked for before: there is no second one.`,
      task_title: words.title,
      ...(isNew ? { due_on: dueOn } : {}),
    },
  };
}

/** @throws {RefusedError} with the titles to choose from */
function agreementCalled({ agreements }: Snapshot, wanted: string): VlaResult {
  const found = agreements.vlas.find(
    ({ goalId, title }) => goalId === wanted || comparable(title) === comparable(wanted),
  );
  if (found !== undefined) return found;
  const titles = agreements.vlas.map(({ title }) => `"${title}"`).join(', ');
  throw new RefusedError(
    'no_agreement',
    `No agreement in force is called "${wanted}". In force: ${titles === '' ? 'none' : titles}.`,
  );
}
