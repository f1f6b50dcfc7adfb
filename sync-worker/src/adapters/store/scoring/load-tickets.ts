import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type {
  AccountRows,
  TicketCounts,
  TicketPriority,
  ToldTicket,
  Windows,
} from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

type Tickets = NonNullable<AccountRows['tickets']>;
type Sums = {
  company_id: string;
  priority: string;
  counted: number;
  open: number;
  created: number;
};

const NONE: TicketCounts = { urgent: 0, high: 0, medium: 0, low: 0, none: 0 };

/** Tickets by company: created in the window, or open longer. A company that never had one is not in the map. */
export async function loadTickets(
  scope: Scope,
  companyIds: readonly string[],
  windows: Windows,
): Promise<ReadonlyMap<string, Tickets>> {
  const single = await singleTickets(scope, companyIds, windows);
  const companies = new Map<string, Tickets>();
  for (const row of await sums(scope, companyIds, windows.ticketsSince)) {
    const known = companies.get(row.company_id);
    companies.set(row.company_id, {
      ...(known ?? split(single.get(row.company_id), windows)),
      counts: counted(known?.counts ?? NONE, row),
      open: (known?.open ?? 0) + row.open,
      created: (known?.created ?? 0) + row.created,
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

/** A priority that the portal made up weighs as much as none. */
function counted(counts: TicketCounts, row: Sums): TicketCounts {
  const priority: TicketPriority = row.priority in NONE ? (row.priority as TicketPriority) : 'none';
  return { ...counts, [priority]: counts[priority] + row.counted };
}

/** Recent tickets, and those that are told one by one; oldest first. */
function split(
  tickets: readonly ToldTicket[] | undefined,
  { recentTicketsSince, ticketsToldSince }: Windows,
): Pick<Tickets, 'recentCreatedAt' | 'told'> {
  if (!tickets) return { recentCreatedAt: [], told: [] };
  const recent = tickets.filter(({ createdAt }) => createdAt >= recentTicketsSince);
  const told = tickets.filter(
    ({ closedAt }) =>
      ticketsToldSince !== null && (closedAt === null || closedAt >= ticketsToldSince),
  );
  return { recentCreatedAt: recent.map(({ createdAt }) => createdAt), told };
}

async function singleTickets(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { recentTicketsSince, ticketsToldSince }: Windows,
): Promise<ReadonlyMap<string, readonly ToldTicket[]>> {
  const rows = await db
    .selectFrom('link as l')
    .crossJoin('ticket as t')
    .whereRef('t.portal_id', '=', 'l.portal_id')
    .whereRef('t.id', '=', 'l.object_id')
    .select([
      'l.company_id as companyId',
      't.created_at as createdAt',
      't.closed_at as closedAt',
      't.priority',
      't.category',
      't.first_reply_at as firstReplyAt',
    ])
    .where('l.portal_id', '=', portalId)
    .where('l.type', '=', TYPE_CODES.tickets)
    .where(engine.inList('l.company_id', companyIds))
    .where((eb) =>
      eb.or([
        eb('t.created_at', '>=', recentTicketsSince),
        ...(ticketsToldSince === null
          ? []
          : [eb('t.closed_at', 'is', null), eb('t.closed_at', '>=', ticketsToldSince)]),
      ]),
    )
    .orderBy('t.created_at')
    .execute();
  const tickets = new Map<string, ToldTicket[]>();
  for (const { companyId, ...ticket } of rows) append(tickets, companyId, ticket);
  return tickets;
}
