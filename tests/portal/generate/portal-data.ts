import type { GeneratedLinks } from '../crm/links.ts';
import type { ObjectType } from '../crm/object-types.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { type Accounts, accounts as makeAccounts } from './accounts.ts';
import { companiesTable, companyFacts, type CompanyFacts } from './companies.ts';
import { contactChildren, contactsTable } from './contacts.ts';
import { dealChildren, dealsTable } from './deals.ts';
import { engagementChildren, engagementTable, type EngagementType } from './engagements.ts';
import { feedbackChildren, feedbackTable } from './feedback.ts';
import { generatedLinks } from './links.ts';
import { ticketChildren, ticketsTable } from './tickets.ts';

export type PortalDraft = {
  companies: number;
  seed: number;
  /** The portal's "today"; everything is dated relative to it. */
  now: number;
  contractProperties: boolean;
};

export type GeneratedPortal = {
  accounts: Accounts;
  facts: CompanyFacts;
  tables: Record<ObjectType, GeneratedTable>;
  links: GeneratedLinks;
};

const ENGAGEMENTS = ['meetings', 'calls', 'emails', 'tasks', 'notes'] as const;
const HOUR_MS = 3_600_000;

/** A believable portal of `companies` companies: the same draft gives the same portal. */
export function generatePortal(draft: PortalDraft): GeneratedPortal {
  const { companies, seed, contractProperties } = draft;
  // Whole hours: portals started shortly after each other are the same.
  const now = Math.floor(draft.now / HOUR_MS) * HOUR_MS;
  const accounts = makeAccounts({ count: companies, seed, now });
  const facts = companyFacts(accounts);

  const contacts = contactChildren(accounts);
  const deals = dealChildren(accounts);
  const tickets = ticketChildren(accounts);
  const feedback = feedbackChildren(accounts, contacts);
  const engagements = byEngagement((type) => engagementChildren(accounts, type));

  return {
    accounts,
    facts,
    tables: {
      companies: companiesTable(accounts, facts, contractProperties),
      contacts: contactsTable(accounts, facts, contacts),
      deals: dealsTable(accounts, facts, deals),
      tickets: ticketsTable(accounts, facts, tickets),
      feedback_submissions: feedbackTable(accounts, feedback),
      ...byEngagement((type) => engagementTable(accounts, facts, type, engagements[type])),
    },
    links: generatedLinks(accounts, {
      contacts,
      deals,
      tickets,
      feedback_submissions: feedback,
      ...engagements,
    }),
  };
}

function byEngagement<T>(make: (type: EngagementType) => T): Record<EngagementType, T> {
  return Object.fromEntries(ENGAGEMENTS.map((type) => [type, make(type)])) as Record<
    EngagementType,
    T
  >;
}
