import { isAsked } from '@attain/shared/domain/follow-ups/causes';

import type { FollowUpItem } from '../ports/follow-ups.ts';
import { type Assign, assignees } from './assignees.ts';
import { createOnce, type Creation, type Refused } from './create-once.ts';
import { taskProperties } from './follow-up-text.ts';
import type { SyncContext } from './sync-context.ts';

/** Set once this database has seen all its tasks through: before that, another one may have created them. */
const KNOWN = 'follow-ups-known';

/** Creates the tasks that are wanted, batch by batch. */
export async function openTasks(context: SyncContext): Promise<void> {
  const { store, crm, signal } = context;
  const isFirst = (await store.cursors.get(KNOWN)) === undefined;
  const assign = assignees(context);
  let after: string | null = null;
  for (;;) {
    const items: readonly FollowUpItem[] = await store.followUps.toOpen(after, crm.batchSize);
    if (items.length === 0) break;
    await openBatch(context, items, assign, isFirst);
    after = items.at(-1)?.reference ?? null;
    signal.throwIfAborted();
  }
  if (isFirst) await store.cursors.set(KNOWN, 'yes');
}

async function openBatch(
  context: SyncContext,
  items: readonly FollowUpItem[],
  assign: Assign,
  isFirst: boolean,
): Promise<void> {
  const { store } = context;
  const owners = new Map<string, string | null>();
  for (const item of items) owners.set(item.reference, await assign(item));
  const unowned: FollowUpItem[] = [];
  const creation: Creation = {
    ...creationOf(context),
    properties: (item) => taskProperties(context, item, owners.get(item.reference) ?? null),
    async refused(refused) {
      const [byOwner, others] = apart(refused);
      unowned.push(...byOwner.map(({ item }) => ({ ...item, settlesAt: null })));
      await store.followUps.refuse(others);
    },
  };
  await createOnce(context, creation, items, isFirst);
  await createOnce(context, creationOf(context), unowned);
}

/** A task without an owner is still on the company's record. */
function creationOf(context: SyncContext): Creation {
  const { store, report } = context;
  return {
    type: 'tasks',
    properties: (item) => taskProperties(context, item, null),
    async made(made) {
      const asked = made.filter(({ item }) => isAsked(item.cause));
      const followed = made.filter(({ item }) => !isAsked(item.cause));
      await store.followUps.opened(followed.map(({ item, id }) => ({ item, taskId: id })));
      await store.followUps.handedOver(asked.map(({ item }) => item));
      report.tasksOpened(made.length);
    },
    refused: (refused) => store.followUps.refuse(refused),
  };
}

/** The owner was deactivated, or is none who may have tasks: that alone keeps no task from being created. */
function apart(refused: readonly Refused[]): [Refused[], Refused[]] {
  const isByOwner = ({ refusals }: Refused) =>
    refusals.every(({ property }) => property === 'hubspot_owner_id');
  return [refused.filter(isByOwner), refused.filter((each) => !isByOwner(each))];
}
