import { playNeeded, playWords, type StartedPlay } from '@attain/shared/domain/follow-ups/orders';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { FollowUpPriority } from '@attain/shared/domain/follow-ups/results';

import type { TaskConfiguration } from '../config/tasks-schema.ts';
import { RefusedError } from '../ports/errors.ts';
import { figuresOf, type WorkflowOrder, type WorkflowResult } from './action.ts';
import { orderTask } from './order-task.ts';

const DUE_IN_DAYS = 2;

const PRIORITY: Readonly<Record<StartedPlay, FollowUpPriority>> = {
  expansion: 'low',
  value_reinforcement: 'medium',
  intervention: 'high',
  save_play: 'high',
};

/** The playbook of the coming renewal as a task, at once: of the play that the account needs, or a chosen one (A29-A32). */
export async function startRenewalPlay(
  order: WorkflowOrder<'start-renewal-play'>,
  tasks: TaskConfiguration,
): Promise<WorkflowResult<'start-renewal-play'>> {
  const { play: chosen = 'recommended', assignee, due_in_days: dueInDays } = order.inputs;
  const snapshot = await figuresOf(order);
  const { date } = snapshot.renewal;
  if (date === null) {
    throw new RefusedError(
      'no_renewal_date',
      'The renewal date of this company is not known: fill its property, then start the play.',
    );
  }
  const play = chosen === 'recommended' ? recommended(snapshot) : chosen;
  const words = playWords(snapshot, play, date);
  const { isNew, dueOn } = await orderTask(
    order,
    {
      companyId: snapshot.companyId,
      words,
      assignee,
      dueInDays: dueInDays ?? DUE_IN_DAYS,
      priority: PRIORITY[play],
    },
    tasks,
  );
  return {
    outputs: {
      outcome: isNew ? 'play_started' : 'already_started',
      message: isNew
        ? `The task "${words.title}" follows within a minute.`
        : `"${words.title}" was started before: there is no second task.`,
      play,
      renewal_date: date,
      task_title: words.title,
      ...(isNew ? { due_on: dueOn } : {}),
    },
  };
}

/** @throws {RefusedError} */
function recommended(snapshot: Snapshot): StartedPlay {
  const play = playNeeded(snapshot);
  if (play !== null) return play;
  throw new RefusedError(
    'insufficient_data',
    'There is not enough health data to recommend a play: choose one in the action.',
  );
}
