import type { FollowUpItem } from '../ports/follow-ups.ts';
import { createOnce } from './create-once.ts';
import { findMade } from './find-made.ts';
import { noteProperties } from './follow-up-text.ts';
import type { SyncContext } from './sync-context.ts';

/** Completes the tasks whose cause is gone, batch by batch, each with a note that says why. */
export async function closeTasks(context: SyncContext): Promise<void> {
  const { store, crm, signal } = context;
  let after: string | null = null;
  for (;;) {
    const items: readonly FollowUpItem[] = await store.followUps.toClose(after, crm.batchSize);
    if (items.length === 0) return;
    const open = await stillOpen(context, await withTask(context, items));
    await complete(context, await noted(context, open));
    after = items.at(-1)?.reference ?? null;
    signal.throwIfAborted();
  }
}

type Open = FollowUpItem & { taskId: string };

/** A task whose creation has no known end is looked for; where it never came to be, there is nothing to close. */
async function withTask(
  context: SyncContext,
  items: readonly FollowUpItem[],
): Promise<readonly Open[]> {
  const { store } = context;
  const lost = items.filter(({ taskId }) => taskId === null);
  const { made, absent } = await findMade(context, 'tasks', lost);
  await store.followUps.opened(made.map(({ item, id }) => ({ item, taskId: id })));
  await store.followUps.forget(absent);
  return [
    ...items.flatMap((item) => (item.taskId === null ? [] : [{ ...item, taskId: item.taskId }])),
    ...made.map(({ item, id }) => ({ ...item, taskId: id, settlesAt: null })),
  ];
}

/** What a person completed or deleted is over, and needs no note. */
async function stillOpen(
  { crm, store }: SyncContext,
  items: readonly Open[],
): Promise<readonly Open[]> {
  const status = new Map<string, string | null | undefined>();
  const ids = items.map(({ taskId }) => taskId);
  for await (const records of crm.readActivities('tasks', ids, ['hs_task_status'])) {
    for (const { id, properties } of records) status.set(id, properties['hs_task_status']);
  }
  const isOpen = ({ taskId }: Open) => status.has(taskId) && status.get(taskId) !== 'COMPLETED';
  await store.followUps.forget(items.filter((item) => !isOpen(item)));
  return items.filter(isOpen);
}

/** The note comes first: of a task that is completed already, nobody could tell after a kill whether it still needs one. */
async function noted(context: SyncContext, items: readonly Open[]): Promise<readonly Open[]> {
  const { store, report } = context;
  const isDue = ({ why, isNoted }: FollowUpItem) => why !== null && !isNoted;
  const done = new Set(items.filter((item) => !isDue(item)).map(({ reference }) => reference));
  await createOnce(
    context,
    {
      type: 'notes',
      properties: (item) => noteProperties(context, item),
      async made(made) {
        await store.followUps.noted(made.map(({ item }) => item));
        for (const { item } of made) done.add(item.reference);
      },
      // A note that HubSpot does not take keeps no task open.
      async refused(refused) {
        await store.followUps.noted(refused.map(({ item }) => item));
        for (const { item, refusals } of refused) {
          done.add(item.reference);
          report.rejected(rejections(item, item.reference, refusals));
        }
      },
    },
    items.filter(isDue),
  );
  return items.filter(({ reference }) => done.has(reference));
}

async function complete(
  { crm, store, report }: SyncContext,
  items: readonly Open[],
): Promise<void> {
  if (items.length === 0) return;
  const ids = [...new Set(items.map(({ taskId }) => taskId))];
  const outcomes = await crm.updateTasks(
    ids.map((id) => ({ id, properties: { hs_task_status: 'COMPLETED' } })),
  );
  await store.followUps.forget(items);
  report.tasksClosed(outcomes.filter(({ kind }) => kind === 'written').length);
  const byTask = new Map(items.map((item) => [item.taskId, item]));
  for (const outcome of outcomes) {
    const item = byTask.get(outcome.id);
    if (outcome.kind === 'refused' && item)
      report.rejected(rejections(item, outcome.id, outcome.refusals));
  }
}

function rejections(
  { companyId }: FollowUpItem,
  objectId: string,
  refusals: readonly { code: string; property: string | null; message: string }[],
) {
  return refusals.map((refusal) => ({
    companyId,
    objectType: 'tasks' as const,
    objectId,
    ...refusal,
  }));
}
