import type { LinkedType } from '../ports/store.ts';
import { pulledTypes } from './pulled-properties.ts';
import { skippingMissingScope } from './skip-missing-scope.ts';
import type { SyncContext } from './sync-context.ts';

/** The types that hang on companies, with what a missing permission switches off. */
const LINKED_TYPES = [
  'contacts',
  'deals',
  'tickets',
  'meetings',
  'calls',
  'emails',
  'goal_records',
] as const;

/** HubSpot reads the links of this many records in one call. */
export const LINK_BATCH = 1_000;

export type CompanyLinks = { type: LinkedType; links: { companyId: string; objectId: string }[] };

/** The links of companies to everything that hangs on them, one call a type and 1,000 companies. */
export async function linksOfCompanies(
  context: SyncContext,
  companyIds: readonly string[],
): Promise<readonly CompanyLinks[]> {
  const pulled = pulledTypes(context.mapping);
  const readable = LINKED_TYPES.filter(
    (type) => pulled.includes(type) && !context.report.isSkipped(type),
  );
  const read = await Promise.all(
    readable.map(async (type) => {
      const links: CompanyLinks['links'] = [];
      await skippingMissingScope(context, type, async () => {
        for await (const page of context.crm.links('companies', type, companyIds)) {
          for (const { from, to } of page) links.push({ companyId: from, objectId: to });
        }
      });
      return { type, links };
    }),
  );
  return read.filter(({ type }) => !context.report.isSkipped(type));
}

/** The companies of changed records of one type. */
export async function companiesOf(
  { crm }: SyncContext,
  type: LinkedType,
  objectIds: readonly string[],
): Promise<{ companyId: string; objectId: string }[]> {
  const links: { companyId: string; objectId: string }[] = [];
  for await (const page of crm.links(type, 'companies', objectIds)) {
    for (const { from, to } of page) links.push({ companyId: to, objectId: from });
  }
  return links;
}

/** The contacts who gave survey answers; surveys reach companies through them. */
export async function contactsOfSurveys(
  { crm }: SyncContext,
  surveyIds: readonly string[],
): Promise<{ surveyId: string; contactId: string }[]> {
  const links: { surveyId: string; contactId: string }[] = [];
  for await (const page of crm.links('feedback_submissions', 'contacts', surveyIds)) {
    for (const { from, to } of page) links.push({ surveyId: from, contactId: to });
  }
  return links;
}
