import { iso } from '../iso.ts';
import type { GeneratedTable } from '../crm/records.ts';
import { type Accounts, DAY_MS } from './accounts.ts';
import { bySize, type Children, children } from './children.ts';
import type { CompanyFacts } from './companies.ts';
import { exponential, pick } from './draws.ts';
import { TICKET_SUBJECTS, URGENT_SUBJECTS } from './pools.ts';
import { SHOWCASE } from './showcase.ts';
import { table } from './tables.ts';

export function ticketChildren(accounts: Accounts): Children {
  const usual = bySize(accounts, 'tickets', (company) =>
    accounts.isCustomer(company) ? 2.6 * accounts.story(company).tickets : 0.15,
  );
  return children(accounts, (company) => SHOWCASE[company]?.tickets ?? usual(company));
}

export function ticketsTable(
  accounts: Accounts,
  facts: CompanyFacts,
  tickets: Children,
): GeneratedTable {
  const { draw, now } = accounts;
  const age = draw('ticket age');
  const length = draw('ticket length');
  const priority = draw('ticket priority');
  const category = draw('ticket category');
  const subject = draw('ticket subject');
  const reply = draw('ticket first reply');
  const { parentOf, ordinalOf } = tickets;

  const isUrgent = (position: number) =>
    ordinalOf(position) < accounts.story(parentOf(position)).urgentThisWeek;
  const createdAt = (position: number): number => {
    const company = parentOf(position);
    const days = isUrgent(position)
      ? 0.2 + age(position) * 5.5
      : Math.min(exponential(110, age(position)) + quietDays(company), 700);
    return Math.floor(Math.max(now - days * DAY_MS, accounts.createdAt[company]! + 1));
  };
  /** Tickets take some days; what would end in the future is open. */
  const closedAt = (position: number): number | undefined => {
    if (isUrgent(position)) return undefined;
    const at = createdAt(position) + exponential(4, length(position)) * DAY_MS;
    return at < now ? Math.floor(at) : undefined;
  };
  const subjectOf = (position: number) =>
    pick(isUrgent(position) ? URGENT_SUBJECTS : TICKET_SUBJECTS, subject(position));
  /** Somebody answers within a day or two, or has not come to it yet. */
  const firstReplyAt = (position: number): number | undefined => {
    const at = createdAt(position) + exponential(0.4, reply(position)) * DAY_MS;
    return at < (closedAt(position) ?? now) ? Math.floor(at) : closedAt(position);
  };
  const level = (position: number): string | null => {
    if (isUrgent(position)) return 'URGENT';
    const chance = priority(position);
    if (chance < 0.12) return null;
    if (chance < 0.4) return 'LOW';
    if (chance < 0.8) return 'MEDIUM';
    return chance < 0.97 ? 'HIGH' : 'URGENT';
  };

  return table({
    type: 'tickets',
    size: tickets.size,
    createdAt,
    updatedAt: (position) => closedAt(position) ?? createdAt(position),
    columns: {
      subject: subjectOf,
      content: (position) =>
        isUrgent(position) ? 'Please call us back today.' : 'See the screenshot we attached.',
      hs_pipeline: () => '0',
      hs_pipeline_stage: (position) => {
        if (closedAt(position) !== undefined) return '4';
        return length(position) < 0.5 ? '1' : '3';
      },
      hs_ticket_priority: level,
      hs_ticket_category: (position) => {
        const chance = category(position);
        if (isUrgent(position)) return URGENT_CATEGORY[subjectOf(position)] ?? 'PRODUCT_ISSUE';
        return chance < 0.15 ? null : pick(CATEGORIES, chance);
      },
      source_type: (position) => pick(SOURCES, subject(position)),
      closed_date: (position) => {
        const at = closedAt(position);
        return at === undefined ? null : iso(at);
      },
      first_agent_reply_date: (position) => {
        const at = firstReplyAt(position);
        return at === undefined ? null : iso(at);
      },
      hubspot_owner_id: (position) => facts.ownerId(parentOf(position)),
      hs_object_source: () => 'CRM_UI',
    },
  });
}

const CATEGORIES = [
  'PRODUCT_ISSUE',
  'BILLING_ISSUE',
  'FEATURE_REQUEST',
  'GENERAL_INQUIRY',
] as const;
/** HubSpot keeps several categories in one text. */
const URGENT_CATEGORY: Readonly<Record<string, string>> = {
  'Production down: nobody can sign in': 'OUTAGE',
  'Considering cancellation: outage again': 'OUTAGE;CANCELLATION',
  'Integration down, orders are stuck': 'OUTAGE',
};
const SOURCES = ['EMAIL', 'FORM', 'CHAT', 'PHONE'] as const;

/** Two tickets in a week count as an escalation: a showcase account has one only if that is its story. */
function quietDays(company: number): number {
  return company < SHOWCASE.length ? 9 : 1;
}
