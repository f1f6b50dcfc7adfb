import type { PropertyDefinition } from '../ports/crm.ts';
import { UserError } from '../ports/errors.ts';
import { createdInputProperties } from './pulled-properties.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Our properties that the portal has. What is missing is told once; the rest goes on.
 *
 * @throws {UserError} when there is none: the portal was not provisioned.
 */
export async function writableProperties(
  { crm, store, mapping, report, log }: SyncContext,
  own: { companies: readonly string[]; deals: readonly string[] },
): Promise<SyncContext['writable']> {
  const ofCompanies = await crm.properties('companies');
  const ofDeals = mapping.deals.renewalPipeline === null ? [] : await crm.properties('deals');
  const companies = new Set(ofCompanies.map(({ name }) => name));

  if (!own.companies.some((name) => companies.has(name))) {
    throw new UserError(
      'This portal has none of the Attain properties yet. Run `attain provision` first.',
    );
  }
  const missing = own.companies.filter((name) => !companies.has(name));
  for (const property of missing) {
    const message = `The property ${property} does not exist in HubSpot; its values wait. Run \`attain provision\`.`;
    log.warn({ property }, message);
    report.skipped({ objectType: 'companies', reason: 'missing_property', property, message });
  }
  for (const property of createdInputProperties(mapping).filter((name) => !companies.has(name))) {
    const message = `The configuration reads the property ${property}, which companies in HubSpot do not have. Create it or change the configuration.`;
    log.warn({ property }, message);
    report.skipped({ objectType: 'companies', reason: 'missing_property', property, message });
  }
  await tryAgainWhenDefinitionsChanged(store, [
    ...ofCompanies.filter(({ name }) => own.companies.includes(name)),
    ...ofDeals.filter(({ name }) => own.deals.includes(name)),
  ]);
  return { companies, deals: new Set(ofDeals.map(({ name }) => name)) };
}

/** Values that waited for a property, or were refused for its type or options, are due once somebody has mended it. */
async function tryAgainWhenDefinitionsChanged(
  store: SyncContext['store'],
  definitions: readonly PropertyDefinition[],
): Promise<void> {
  const name = 'property-definitions';
  const now = definitions
    .map((d) => [d.name, d.type, ...d.options.map(({ value }) => value)].join(' '))
    .join('\n');
  if ((await store.cursors.get(name)) === now) return;
  await store.transaction(async (inner) => {
    await inner.scoring.markAllDirty();
    await inner.outbox.retryRefused();
    await inner.cursors.set(name, now);
  });
}
