import type { Instant } from '@attain/shared/domain/basics/time';

import { batchesOf } from '../batches.ts';
import type { CrmRecord, ObjectType } from '../ports/crm.ts';
import type { LinkedType, RowOf } from '../ports/store.ts';
import { highWater, sinceCursor } from './high-water.ts';
import {
  type CompanyLinks,
  companiesOf,
  contactsOfSurveys,
  LINK_BATCH,
  linksOfCompanies,
} from './pull-links.ts';
import { mergedIdsOf } from './normalise/company.ts';
import { pulledTypes } from './pulled-properties.ts';
import { followMerges, goneAmong, rowsOf } from './save-records.ts';
import { skippingMissingScope } from './skip-missing-scope.ts';
import type { SyncContext } from './sync-context.ts';

/** A search shows a record for a moment as it was before the last write; other reads do not. */
const SEARCH_LAGS = true;

/**
 * Reads what changed since the last pull: modified records by search, deleted ones from the recycle bin,
 * restored ones by their absence from it. Links are read again only for records whose content changed,
 * so our own writes, which HubSpot reports as modifications, cause no further call. Without companies there is
 * nothing to score, so a token that may not read them stops the cycle; other types are left out.
 */
export async function pullChanges(context: SyncContext, serverTime: Instant): Promise<void> {
  for (const type of pulledTypes(context.mapping)) {
    context.signal.throwIfAborted();
    await context.atSafePoint();
    const pull = async () => {
      await pullModified(context, type, serverTime);
      await pullDeleted(context, type);
    };
    if (type === 'companies') await pull();
    else await skippingMissingScope(context, type, pull);
  }
}

async function pullModified(
  context: SyncContext,
  type: ObjectType,
  serverTime: Instant,
): Promise<void> {
  const { crm, store, progress } = context;
  const since = Number((await store.cursors.get(sinceCursor(type))) ?? 0);
  const step = progress.step(`Reading changed ${type.replace('_', ' ')}`);
  let newest = 0;
  let changed: string[] = [];

  for await (const records of crm.changedSince(type, since, context.properties[type])) {
    newest = records.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), newest);
    changed.push(...(await saveChanged(context, type, records, SEARCH_LAGS)));
    step.advance(records.length);
    if (changed.length >= LINK_BATCH) {
      await refreshLinks(context, type, changed);
      changed = [];
    }
    await context.atSafePoint();
  }
  await refreshLinks(context, type, changed);
  const next = Math.max(since, highWater(serverTime, newest || since));
  await store.cursors.set(sinceCursor(type), String(next));
  step.done();
}

/** Saves records and answers the ids whose content or links may have changed. */
export async function saveChanged(
  context: SyncContext,
  type: ObjectType,
  records: readonly CrmRecord[],
  mayLag = false,
): Promise<readonly string[]> {
  if (type === 'companies') return saveCompanies(context, records, mayLag);
  const rows: RowOf[ObjectType][] = rowsOf<ObjectType>(context, type, records);
  const { ids, removed } = await context.store.transaction(async (store) => ({
    ids: await store.mirror.save(type, rows, context.generation, mayLag),
    removed: await store.mirror.remove(type, goneAmong(records, rows)),
  }));
  if (removed === 0) return ids;

  const survivors = records.filter((record) => mergedIdsOf(record).length > 0).map(({ id }) => id);
  if (type === 'contacts') await refreshSurveysOf(context, survivors);
  return [...new Set([...ids, ...survivors])];
}

async function saveCompanies(
  context: SyncContext,
  records: readonly CrmRecord[],
  mayLag: boolean,
): Promise<readonly string[]> {
  const rows = rowsOf(context, 'companies', records);
  return context.store.transaction(async (store) => {
    const ids = await store.mirror.save('companies', rows, context.generation, mayLag);
    await followMerges(store, rows);
    return ids;
  });
}

/** Survey answers are no newer for the merge of the contact who gave them: their links are asked for. */
async function refreshSurveysOf(
  context: SyncContext,
  contactIds: readonly string[],
): Promise<void> {
  await skippingMissingScope(context, 'feedback_submissions', async () => {
    const { crm, store } = context;
    for await (const page of crm.links('contacts', 'feedback_submissions', contactIds)) {
      const surveys = [...new Set(page.map(({ to }) => to))];
      if (surveys.length === 0) continue;
      const links = await contactsOfSurveys(context, surveys);
      await store.mirror.replaceSurveyContacts(surveys, links);
    }
  });
}

export async function refreshLinks(
  context: SyncContext,
  type: ObjectType,
  ids: readonly string[],
): Promise<void> {
  for (const batch of batchesOf(ids, LINK_BATCH)) {
    if (type === 'companies') await refreshCompanyLinks(context, batch);
    else if (type === 'feedback_submissions') {
      const contacts = await contactsOfSurveys(context, batch);
      await context.store.mirror.replaceSurveyContacts(batch, contacts);
    } else await refreshObjectLinks(context, type, batch);
  }
}

/** Reads and saves the links of companies, and answers them. */
export async function refreshCompanyLinks(
  context: SyncContext,
  ids: readonly string[],
): Promise<readonly CompanyLinks[]> {
  const links = await linksOfCompanies(context, ids);
  await context.store.transaction(async (store) => {
    for (const { type, links: pairs } of links)
      await store.mirror.replaceCompanyLinks(type, ids, pairs);
  });
  return links;
}

async function refreshObjectLinks(
  context: SyncContext,
  type: LinkedType,
  ids: readonly string[],
): Promise<void> {
  const pairs = await companiesOf(context, type, ids);
  await context.store.mirror.replaceObjectLinks(type, ids, pairs);
}

async function pullDeleted(context: SyncContext, type: ObjectType): Promise<void> {
  const { crm, store, report } = context;
  const binned = new Set<string>();
  for await (const ids of crm.archived(type)) {
    report.removed(await store.mirror.remove(type, ids));
    for (const id of ids) binned.add(id);
  }
  if (type === 'companies') await pullRestored(context, binned);
}

/** A company that was deleted and is no longer in the bin is back, or purged for good. */
async function pullRestored(context: SyncContext, binned: ReadonlySet<string>): Promise<void> {
  const removed = await context.store.mirror.removedCompanies();
  const candidates = removed.filter((id) => !binned.has(id));
  for await (const records of context.crm.read(
    'companies',
    candidates,
    context.properties.companies,
  )) {
    await refreshLinks(context, 'companies', await saveChanged(context, 'companies', records));
  }
}
