import { linksOfCompanies } from './pull-links.ts';
import { refreshLinks, saveChanged } from './pull-changes.ts';
import type { SyncContext } from './sync-context.ts';
import { UserError } from '../ports/errors.ts';

/**
 * Reads single companies and everything that hangs on them, whatever the cursors say.
 *
 * @throws {UserError} naming ids that HubSpot does not have.
 */
export async function pullCompanies(context: SyncContext, ids: readonly string[]): Promise<void> {
  const found: string[] = [];
  for await (const records of context.crm.read('companies', ids, context.properties.companies)) {
    await saveChanged(context, 'companies', records);
    found.push(...records.map(({ id }) => id));
  }
  const unknown = ids.filter((id) => !found.includes(id));
  if (unknown.length > 0) {
    throw new UserError(
      `HubSpot has no company ${unknown.join(', ')}. Use the record id of a live company.`,
    );
  }
  await refreshLinks(context, 'companies', ids);
  for (const { type, links } of await linksOfCompanies(context, ids)) {
    const objects = links.map(({ objectId }) => objectId);
    for await (const records of context.crm.read(type, objects, context.properties[type])) {
      await saveChanged(context, type, records);
    }
  }
}
