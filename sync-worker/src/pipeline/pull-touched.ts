import type { ObjectType } from '../ports/crm.ts';
import { CrmRejectedError, CrmUnauthorizedError, MissingScopeError } from '../ports/errors.ts';
import type { WaitingTouch } from '../ports/touched.ts';
import { refreshLinks, saveChanged } from './pull-changes.ts';
import { pendingGeneration } from './pull-full.ts';
import { sideBySide } from './side-by-side.ts';
import { skippingMissingScope } from './skip-missing-scope.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Reads records that HubSpot told of, as they are now: one that is there is saved, which restores it and follows its merges,
 * one that is not there is removed. Links are read again where the touch asked for it or the content changed. The touches are
 * forgotten once all of that is stored.
 *
 * @returns the companies that the records hang on, before or after
 */
export async function pullTouched(
  context: SyncContext,
  touches: readonly WaitingTouch[],
): Promise<readonly string[]> {
  const { store } = context;
  const reading = { ...context, generation: await pendingGeneration(store) };
  const companies = new Set<string>();
  const byType = [...Map.groupBy(touches, ({ type }) => type)];
  await sideBySide(
    reading,
    byType.map(([type, group]) => async (shared) => {
      for (const id of await pullType(shared, type, group)) companies.add(id);
    }),
  );
  await store.touched.clear(touches);
  return [...companies].sort();
}

async function pullType(
  context: SyncContext,
  type: ObjectType,
  touches: readonly WaitingTouch[],
): Promise<readonly string[]> {
  if (context.report.isSkipped(type)) return [];
  const { mirror } = context.store;
  const ids = touches.map(({ id }) => id);
  const before = await mirror.companiesOf(type, ids);
  const found = new Set<string>();
  await skippingMissingScope(context, type, () =>
    passingOverRejections(context, type, () => pullRecords(context, type, touches, found)),
  );
  return [...before, ...(await mirror.companiesOf(type, [...ids, ...found]))];
}

async function pullRecords(
  context: SyncContext,
  type: ObjectType,
  touches: readonly WaitingTouch[],
  found: Set<string>,
): Promise<void> {
  const { crm, store, report } = context;
  const ids = touches.map(({ id }) => id);
  const changed = new Set<string>();
  for await (const records of crm.read(type, ids, context.properties[type])) {
    for (const { id } of records) found.add(id);
    for (const id of await saveChanged(context, type, records)) changed.add(id);
  }
  // After saving: a merged record is found under its survivor's id and was absorbed by it.
  const gone = ids.filter((id) => !found.has(id));
  report.removed(await store.mirror.remove(type, gone));

  for (const { id, links } of touches) if (links && found.has(id)) changed.add(id);
  await refreshLinks(context, type, [...changed]);
}

/**
 * A batch that HubSpot refuses for good must not stand in the way of all others: it is told and given up, and the scheduled
 * pull finds what it would have brought.
 */
async function passingOverRejections(
  { log }: SyncContext,
  type: ObjectType,
  pull: () => Promise<void>,
): Promise<void> {
  try {
    await pull();
  } catch (err) {
    const isForGood = err instanceof CrmRejectedError && !(err instanceof CrmUnauthorizedError);
    if (!isForGood || err instanceof MissingScopeError) throw err;
    log.error({ err, objectType: type }, 'HubSpot refused to read touched records');
  }
}
