import type { GeneratedTable } from '../crm/records.ts';
import type { Accounts } from './accounts.ts';
import { bySize, type Children, children } from './children.ts';
import type { CompanyFacts } from './companies.ts';
import { pick } from './draws.ts';
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES } from './pools.ts';
import { slug } from './slug.ts';
import { SHOWCASE } from './showcase.ts';
import { idAt, table } from './tables.ts';

export function contactChildren(accounts: Accounts): Children {
  const usual = bySize(accounts, 'contacts', () => 3);
  return children(accounts, (company) => SHOWCASE[company]?.contacts ?? usual(company));
}

export function contactsTable(
  accounts: Accounts,
  facts: CompanyFacts,
  contacts: Children,
): GeneratedTable {
  const { draw, now } = accounts;
  const first = draw('first name');
  const last = draw('last name');
  const title = draw('job title');
  const gap = draw('contact gaps');
  const age = draw('contact age');
  const touched = draw('contact updated');
  const { parentOf } = contacts;
  const roles = ['DECISION_MAKER', 'CHAMPION', 'EXECUTIVE_SPONSOR', 'END_USER', 'OTHER'] as const;

  const createdAt = (position: number) => {
    const since = accounts.createdAt[parentOf(position)]!;
    return Math.floor(since + age(position) * 0.7 * (now - since));
  };
  const firstName = (position: number) => pick(FIRST_NAMES, first(position));
  const lastName = (position: number) => pick(LAST_NAMES, last(position));
  const email = (position: number): string => {
    const domain = facts.domain(parentOf(position)) ?? 'mailbox.example';
    const name = `${pick(FIRST_SLUGS, first(position))}.${pick(LAST_SLUGS, last(position))}`;
    return `${name}.${position.toString(36)}@${domain}`;
  };

  return table({
    type: 'contacts',
    size: contacts.size,
    createdAt,
    updatedAt: (position) => {
      const since = createdAt(position);
      return Math.floor(since + touched(position) * (now - since));
    },
    columns: {
      email: (position) => (gap(position) < 0.03 ? null : email(position)),
      firstname: firstName,
      lastname: (position) => (gap(position) > 0.95 ? null : lastName(position)),
      jobtitle: (position) => (gap(position) < 0.3 ? null : pick(JOB_TITLES, title(position))),
      company: (position) => facts.name(parentOf(position)),
      lifecyclestage: (position) => accounts.stage(parentOf(position)),
      hs_buying_role: (position) => roles[contacts.ordinalOf(position)] ?? null,
      hubspot_owner_id: (position) => facts.ownerId(parentOf(position)),
      associatedcompanyid: (position) => String(idAt('companies', parentOf(position))),
      hs_object_source: () => 'CRM_UI',
    },
  });
}

const FIRST_SLUGS = FIRST_NAMES.map(slug);
const LAST_SLUGS = LAST_NAMES.map(slug);
