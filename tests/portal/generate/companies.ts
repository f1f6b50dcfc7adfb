import { isoDay } from '../iso.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { DEFAULT_OWNERS } from '../crm/owners.ts';
import { type Accounts, DAY_MS } from './accounts.ts';
import { pick } from './draws.ts';
import { slug } from './slug.ts';
import { COMPANY_HEADS, COMPANY_TAILS, LEGAL_FORMS, PLACES } from './pools.ts';
import { SHOWCASE } from './showcase.ts';
import { type Column, idAt, table } from './tables.ts';

export type CompanyFacts = ReturnType<typeof companyFacts>;

/** What other generators need to know about companies, by index. */
export function companyFacts(accounts: Accounts) {
  const { draw } = accounts;
  const head = draw('name head');
  const tail = draw('name tail');
  const form = draw('name form');
  const noDomain = draw('no domain');
  const noKey = draw('no account key');
  const owner = draw('owner');
  const twoKeys = draw('two account keys');

  const host = (index: number): string => {
    return `${pick(HEAD_SLUGS, head(index))}-${pick(TAIL_SLUGS, tail(index))}-${index.toString(36)}`;
  };

  return {
    name: (index: number): string =>
      SHOWCASE[index]?.name ??
      `${pick(COMPANY_HEADS, head(index))} ${pick(COMPANY_TAILS, tail(index))}${pick(LEGAL_FORMS, form(index))}`,
    domain: (index: number): string | null => {
      const made = SHOWCASE[index];
      if (made) return made.domain;
      return noDomain(index) < 0.06 ? null : `${host(index)}.example`;
    },
    /** The product's own ids for the company; a few have two, a few none. */
    accountKeys: (index: number): string[] => {
      if (!accounts.isCustomer(index)) return [];
      const key = `acct_${String(index + 1).padStart(6, '0')}`;
      if (SHOWCASE[index]) return SHOWCASE[index].story === 'no_data' ? [] : [key];
      if (noKey(index) < 0.05) return [];
      return twoKeys(index) < 0.03 ? [key, `${key}_b`] : [key];
    },
    ownerId: (index: number): string | null =>
      owner(index) < 0.07 && !SHOWCASE[index] ? null : pick(DEFAULT_OWNERS, owner(index)).id,
  };
}

export function companiesTable(
  accounts: Accounts,
  facts: CompanyFacts,
  contract: boolean,
): GeneratedTable {
  const { now } = accounts;
  return table({
    type: 'companies',
    size: accounts.count,
    createdAt: (index) => accounts.createdAt[index]!,
    updatedAt: (index) => accounts.updatedAt[index]!,
    archivedAt: (index) => (accounts.isArchived(index) ? accounts.updatedAt[index] : undefined),
    mergedInto: (index) => (accounts.isMerged(index) ? idAt('companies', index - 1) : undefined),
    columns: {
      ...profileColumns(accounts, facts),
      ...(contract ? contractColumns(accounts, facts, now) : {}),
    },
  });
}

function profileColumns(accounts: Accounts, facts: CompanyFacts): Record<string, Column> {
  const { draw } = accounts;
  const place = draw('place');
  const gap = draw('profile gaps');
  const staff = draw('employees');
  const placeOf = (index: number): readonly [string, string] => {
    const made = SHOWCASE[index];
    return made ? [made.city, made.country] : pick(PLACES, place(index));
  };
  /** Real portals have holes: about one value in eight is missing. */
  const known = (index: number, from: number) =>
    index < SHOWCASE.length || gap(index) < from || gap(index) >= from + 0.12;
  const employees = (index: number) =>
    Math.max(1, Math.round(accounts.seats[index]! * (1.5 + 6 * staff(index)) + 4));

  return {
    name: facts.name,
    domain: facts.domain,
    website: (index) => {
      const domain = facts.domain(index);
      return domain && known(index, 0.1) ? `https://www.${domain}` : null;
    },
    industry: (index) => (known(index, 0.2) ? accounts.industry(index) : null),
    lifecyclestage: (index) => accounts.stage(index),
    numberofemployees: (index) => (known(index, 0.4) ? String(employees(index)) : null),
    annualrevenue: (index) => (known(index, 0.5) ? String(employees(index) * 145_000) : null),
    city: (index) => (known(index, 0.6) ? placeOf(index)[0] : null),
    country: (index) => (known(index, 0.6) ? placeOf(index)[1] : null),
    hubspot_owner_id: facts.ownerId,
    hs_merged_object_ids: (index) =>
      index + 1 < accounts.count && accounts.isMerged(index + 1)
        ? String(idAt('companies', index + 1))
        : null,
    hs_object_source: () => 'CRM_UI',
  };
}

function contractColumns(
  accounts: Accounts,
  facts: CompanyFacts,
  now: number,
): Record<string, Column> {
  const gap = accounts.draw('contract gaps');
  const flag = accounts.draw('escalation flag');
  const known = (index: number, from: number) =>
    accounts.isCustomer(index) &&
    (index < SHOWCASE.length || gap(index) < from || gap(index) >= from + 0.08);
  const inDays = (days: number) => isoDay(now + days * DAY_MS);
  return {
    attain_account_key: (index) => facts.accountKeys(index).join(';') || null,
    attain_contract_value: (index) =>
      known(index, 0.1) ? String(accounts.contractValue[index]) : null,
    attain_contract_start: (index) =>
      known(index, 0.3) ? inDays(accounts.contractStart[index]!) : null,
    attain_contract_renewal: (index) =>
      known(index, 0.5) ? inDays(accounts.renewal[index]!) : null,
    attain_licensed_seats: (index) => (known(index, 0.7) ? String(accounts.seats[index]) : null),
    attain_escalation_flag: (index) => {
      const made = SHOWCASE[index];
      if (made) return made.escalation;
      const threatened = accounts.story(index).name === 'churn_threat';
      return accounts.isCustomer(index) && threatened && flag(index) < 0.3 ? 'churn_threat' : null;
    },
  };
}

const HEAD_SLUGS = COMPANY_HEADS.map(slug);
const TAIL_SLUGS = COMPANY_TAILS.map(slug);
