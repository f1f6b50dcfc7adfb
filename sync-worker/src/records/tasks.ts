import { askedCause } from '@attain/shared/domain/follow-ups/causes';
import type { Day } from '@attain/shared/domain/basics/time';

import { newReference } from '../follow-up-reference.ts';
import type { AskedFollowUp } from '../ports/follow-ups.ts';
import type { PortalStore } from '../ports/store.ts';
import { requiredLabel, requiredText } from './checks.ts';
import { faultsOf, refuseFaults } from './faults.ts';
import type { RecordOrder } from './record-rules.ts';

export type TaskOrder = Omit<RecordOrder, 'expected'> & { task: Omit<AskedFollowUp, 'cause'> };

/**
 * Asks for a task in HubSpot by the way that alerts ask for theirs, so that it is created once whatever happens. One with the
 * same title and day that waits already is the same.
 *
 * @returns the reference that stands in its text, and whether it is a new one
 * @throws {RefusedError} with every fault
 */
export async function askForTask(
  { followUps }: Pick<PortalStore, 'followUps'>,
  { companyId, by, today, task }: TaskOrder,
): Promise<{ reference: string; isNew: boolean }> {
  refuseFaults(
    faultsOf({
      title: requiredLabel(task.title),
      reason: requiredText(task.reason),
      dueOn: dueFault(task.dueOn, today),
    }),
  );
  const cause = askedCause(task);
  const known = (await followUps.known([companyId])).get(companyId) ?? [];
  const waiting = known.find((one) => one.cause === cause);
  if (waiting !== undefined) return { reference: waiting.reference, isNew: false };
  const reference = newReference(companyId, cause, by.at);
  await followUps.ask({ companyId, reference, at: by.at, followUp: { ...task, cause } });
  return { reference, isNew: true };
}

function dueFault(dueOn: Day, today: Day): string | null {
  return dueOn < today ? `${dueOn} is over: name a day from today on` : null;
}
