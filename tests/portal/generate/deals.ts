import { iso } from '../iso.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { type Accounts, DAY_MS } from './accounts.ts';
import { type Children, children } from './children.ts';
import type { CompanyFacts } from './companies.ts';
import { SHOWCASE } from './showcase.ts';
import { table } from './tables.ts';

type Deal = {
  kind: 'renewal' | 'first' | 'expansion' | 'pilot' | 'opportunity';
  stage: string;
  pipeline: string;
  amount: number;
  /** Days from today. */
  close: number;
};

export function dealChildren(accounts: Accounts): Children {
  const more = accounts.draw('deal count');
  return children(accounts, (company) => {
    if (company < SHOWCASE.length && accounts.isCustomer(company)) return 3;
    if (accounts.isCustomer(company)) return more(company) < 0.3 ? 2 : 1;
    return accounts.stage(company) === 'opportunity' ? 1 : 0;
  });
}

/** A customer has a renewal ahead, then the deal that won it, then an expansion. */
export function dealsTable(
  accounts: Accounts,
  facts: CompanyFacts,
  deals: Children,
): GeneratedTable {
  const { now } = accounts;
  const chance = accounts.draw('deal outcome');
  const { parentOf, ordinalOf } = deals;
  let latest = -1;
  let current: Deal | undefined;
  /** The columns of one record are read one after the other. */
  const dealAt = (position: number): Deal => {
    if (position !== latest || !current) {
      current = deal(accounts, parentOf(position), ordinalOf(position), chance(position));
      latest = position;
    }
    return current;
  };
  const createdAt = (position: number) => {
    const { kind, close } = dealAt(position);
    const lead = kind === 'renewal' ? Math.min(close - 30, -1) : Math.min(close - 45, -3);
    return now + Math.max(lead, -1_300) * DAY_MS;
  };

  return table({
    type: 'deals',
    size: deals.size,
    createdAt,
    updatedAt: (position) => {
      const { close } = dealAt(position);
      const touched = now + Math.floor(Math.min(close, -chance(position) * 20) * DAY_MS);
      return Math.max(createdAt(position), touched);
    },
    columns: {
      dealname: (position) => `${facts.name(parentOf(position))} – ${NAMES[dealAt(position).kind]}`,
      amount: (position) => String(dealAt(position).amount),
      closedate: (position) => iso(now + dealAt(position).close * DAY_MS),
      pipeline: (position) => dealAt(position).pipeline,
      dealstage: (position) => dealAt(position).stage,
      dealtype: (position) =>
        dealAt(position).kind === 'first' ? 'newbusiness' : 'existingbusiness',
      closed_lost_reason: (position) =>
        dealAt(position).stage === 'closedlost' ? 'Budget was cut' : null,
      deal_currency_code: () => 'USD',
      hubspot_owner_id: (position) => facts.ownerId(parentOf(position)),
      hs_object_source: () => 'CRM_UI',
    },
  });
}

const NAMES = {
  renewal: 'Renewal',
  first: 'New business',
  expansion: 'Expansion',
  pilot: 'Pilot of a further team',
  opportunity: 'New business',
} as const;

function deal(accounts: Accounts, company: number, ordinal: number, chance: number): Deal {
  const value = accounts.contractValue[company]!;
  if (!accounts.isCustomer(company)) {
    const stage = chance < 0.5 ? 'qualifiedtobuy' : 'presentationscheduled';
    const amount = Math.max(value, 18_000);
    const close = Math.round(10 + chance * 90);
    return { kind: 'opportunity', pipeline: 'default', stage, amount, close };
  }
  const renewalIn = accounts.renewal[company]!;
  const startedAt = accounts.contractStart[company]!;
  const onlyWon = company >= SHOWCASE.length && chance < 0.35;
  if (ordinal === 0 && !onlyWon)
    return {
      kind: 'renewal',
      pipeline: 'renewals',
      stage: renewalStage(renewalIn),
      amount: value,
      close: renewalIn,
    };
  if (ordinal <= 1)
    return {
      kind: 'first',
      pipeline: 'default',
      stage: 'closedwon',
      amount: value,
      close: Math.min(startedAt, -1),
    };
  return accounts.story(company).name === 'expanding' && chance < 0.5
    ? pilot(value)
    : expansion(accounts, company, value);
}

/** A team that tried it and stays. */
function pilot(value: number): Deal {
  const amount = Math.round(value * 0.05);
  return { kind: 'pilot', pipeline: 'pilots', stage: 'pilot_won', amount, close: -25 };
}

/** Accounts that grow have bought more seats, the others were asked and said no. */
function expansion(accounts: Accounts, company: number, value: number): Deal {
  const won = accounts.story(company).activity > 0.7;
  return {
    kind: 'expansion',
    pipeline: 'default',
    stage: won ? 'closedwon' : 'closedlost',
    amount: Math.round(value * 0.15),
    close: -40,
  };
}

function renewalStage(days: number): string {
  if (days <= 30) return 'renewal_proposal';
  return days <= 60 ? 'renewal_value_review' : 'renewal_upcoming';
}
