import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { AccountRows, TicketPriority, Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

type Tickets = NonNullable<AccountRows['tickets']>;
type Sums = {
  company_id: string;
  priority: TicketPriority;
  counted: number;
  open: number;
  created: number;
};

const NONE = { urgent: 0, high: 0, medium: 0, low: 0, none: 0 };

/** Tickets by company: created in the window, or open longer. A company that never had one is not in the map. */
export async function loadTickets(
  scope: Scope,
  companyIds: readonly string[],
  windows: Windows,
): Promise<ReadonlyMap<string, Tickets>> {
  const recent = await recentTickets(scope, companyIds, windows.recentTicketsSince);
  const companies = new Map<string, Tickets>();
  for (const row of await sums(scope, companyIds, windows.ticketsSince)) {
    const known = companies.get(row.company_id);
    companies.set(row.company_id, {
      counts: { ...(known?.counts ?? NONE), [row.priority]: row.counted },
      open: (known?.open ?? 0) + row.open,
      created: (known?.created ?? 0) + row.created,
      recentCreatedAt: recent.get(row.company_id) ?? [],
    });
  }
  return companies;
}

async function sums(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  since: Instant,
) {
  const { rows } = await sql<Sums>`
    select l.company_id, t.priority,
      cast(sum(case when t.created_at >= ${since} or t.closed_at is null then 1 else 0 end) as integer) as counted,
      cast(sum(case when t.closed_at is null then 1 else 0 end) as integer) as open,
      cast(sum(case when t.created_at >= ${since} then 1 else 0 end) as integer) as created
    from link l cross join ticket t
    where t.portal_id = l.portal_id and t.id = l.object_id and l.portal_id = ${portalId} and l.type = ${TYPE_CODES.tickets}
      and ${engine.inList('l.company_id', companyIds)}
    group by l.company_id, t.priority`.execute(db);
  return rows;
}

async function recentTickets(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, readonly Instant[]>> {
  const rows = await db
    .selectFrom('link as l')
    .crossJoin('ticket as t')
    .whereRef('t.portal_id', '=', 'l.portal_id')
    .whereRef('t.id', '=', 'l.object_id')
    .select(['l.company_id', 't.created_at'])
    .where('l.portal_id', '=', portalId)
    .where('l.type', '=', TYPE_CODES.tickets)
    .where(engine.inList('l.company_id', companyIds))
    .where('t.created_at', '>=', since)
    .orderBy('t.created_at')
    .execute();
  const recent = new Map<string, Instant[]>();
  for (const { company_id, created_at } of rows) append(recent, company_id, created_at);
  return recent;
}
