import { batchesOf } from '../batches.ts';
import type { ObjectType } from '../ports/crm.ts';
import { UserError } from '../ports/errors.ts';
import { refreshCompanyLinks, refreshLinks, saveChanged } from './pull-changes.ts';
import { LINK_BATCH } from './pull-links.ts';
import { skippingMissingScope } from './skip-missing-scope.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Reads single companies and everything that hangs on them, whatever the cursors say.
 *
 * @throws {UserError} naming ids that HubSpot does not have.
 */
export async function pullCompanies(context: SyncContext, ids: readonly string[]): Promise<void> {
  const found = await pullRecords(context, 'companies', ids);
  const unknown = ids.filter((id) => !found.includes(id));
  if (unknown.length > 0) {
    throw new UserError(
      `HubSpot has no company ${unknown.join(', ')}. Use the record id of a live company.`,
    );
  }
  for (const batch of batchesOf(ids, LINK_BATCH)) {
    for (const { type, links } of await refreshCompanyLinks(context, batch)) {
      const objects = links.map(({ objectId }) => objectId);
      await pullRecords(context, type, objects);
      if (type === 'contacts') await pullSurveys(context, objects);
    }
  }
}

/** Survey answers hang on contacts, and reach their companies through them. */
async function pullSurveys(context: SyncContext, contactIds: readonly string[]): Promise<void> {
  await skippingMissingScope(context, 'feedback_submissions', async () => {
    const surveys = new Set<string>();
    for await (const page of context.crm.links('contacts', 'feedback_submissions', contactIds)) {
      for (const { to } of page) surveys.add(to);
    }
    const found = await pullRecords(context, 'feedback_submissions', [...surveys]);
    await refreshLinks(context, 'feedback_submissions', found);
  });
}

/** Reads and saves records, and answers the ids that HubSpot has. */
async function pullRecords(
  context: SyncContext,
  type: ObjectType,
  ids: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const records of context.crm.read(type, ids, context.properties[type])) {
    await saveChanged(context, type, records);
    found.push(...records.map(({ id }) => id));
  }
  return found;
}
