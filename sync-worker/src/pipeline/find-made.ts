import { setTimeout as delay } from 'node:timers/promises';

import type { ActivityType } from '../ports/crm.ts';
import type { FollowUpItem } from '../ports/follow-ups.ts';
import { referenceIn } from './follow-up-text.ts';
import type { SyncContext } from './sync-context.ts';

/** Waits longer than this are left to a later cycle. */
const LONGEST_WAIT_MS = 6_000;

const BODY: Readonly<Record<ActivityType, string>> = {
  tasks: 'hs_task_body',
  notes: 'hs_note_body',
};

export type Made = { item: FollowUpItem; id: string };

/**
 * Which of the items have their task or note in HubSpot, by the reference in its text. What is not there, and may still
 * arrive, is looked for again when it must have arrived; `unsettled` takes longer than a cycle should wait. Reads the
 * companies' timelines, since the index of HubSpot's search lags.
 *
 * @param byCause - an open task for another occurrence of the same cause counts as well
 */
export async function findMade(
  context: SyncContext,
  type: ActivityType,
  items: readonly FollowUpItem[],
  byCause = false,
): Promise<{
  made: readonly Made[];
  absent: readonly FollowUpItem[];
  unsettled: readonly FollowUpItem[];
}> {
  const { made, absent } = await look(context, type, items, byCause);
  const [unsettled, soon] = split(absent, (item) => waitOf(context, item) > LONGEST_WAIT_MS);
  const [arriving, settled] = split(soon, (item) => waitOf(context, item) > 0);
  if (arriving.length === 0) return { made, absent: settled, unsettled };

  await pause(context, Math.max(...arriving.map((item) => waitOf(context, item))));
  const again = await look(context, type, arriving, byCause);
  return { made: [...made, ...again.made], absent: [...settled, ...again.absent], unsettled };
}

async function look(
  { crm }: SyncContext,
  type: ActivityType,
  items: readonly FollowUpItem[],
  byCause: boolean,
): Promise<{ made: readonly Made[]; absent: readonly FollowUpItem[] }> {
  if (items.length === 0) return { made: [], absent: [] };
  const ids: string[] = [];
  for await (const links of crm.activitiesOf(
    type,
    items.map(({ companyId }) => companyId),
  )) {
    ids.push(...links.map(({ to }) => to));
  }
  const exact = new Map<string, string>();
  const open = new Map<string, string>();
  for await (const records of crm.readActivities(type, ids, [BODY[type], 'hs_task_status'])) {
    for (const { id, properties } of records) {
      const found = referenceIn(properties[BODY[type]] ?? '');
      if (found === undefined) continue;
      exact.set(found.reference, id);
      const isOpen = byCause && type === 'tasks' && properties['hs_task_status'] !== 'COMPLETED';
      if (isOpen) open.set(found.cause, id);
    }
  }
  const made: Made[] = [];
  const absent: FollowUpItem[] = [];
  for (const item of items) {
    const [cause = ''] = item.reference.split('-');
    const id = exact.get(item.reference) ?? open.get(cause);
    if (id === undefined) absent.push(item);
    else made.push({ item, id });
  }
  return { made, absent };
}

const waitOf = ({ now }: SyncContext, { settlesAt }: FollowUpItem) => (settlesAt ?? 0) - now();

async function pause({ signal }: SyncContext, ms: number): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
