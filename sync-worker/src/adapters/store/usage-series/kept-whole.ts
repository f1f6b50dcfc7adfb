import { sql, type RawBuilder } from 'kysely';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { companiesOf } from './spans.ts';

type Details =
  | { table: 'usage_event_user'; ids: RawBuilder<unknown> }
  | { table: 'usage_number'; ids: RawBuilder<unknown>; property: string };

type Row = { company_id: string; first_cell: number | null; first_kept: number | null };

/**
 * Tells whether the details of all events of a span are kept. They are from when a measure asks for them; an event that was
 * there before is counted whole from the day after its first details on, since that day may have begun without.
 */
export async function keptWhole(
  scope: Scope,
  details: Details,
  spans: readonly CompanyDays[],
): Promise<(slot: number) => boolean> {
  const { db, engine, portalId } = scope;
  const own = sql`portal_id = a.portal_id and account_id = a.id and event_id = e.id`;
  const kept =
    details.table === 'usage_number'
      ? sql`(select min(day) from usage_number where ${own} and name = ${details.property})`
      : sql`(select min(day) from usage_event_user where ${own})`;
  const { rows } = await sql<Row>`
    select company_id, min(first_cell) as first_cell, min(first_kept) as first_kept from (
      select a.company_id, e.id, (select min(day) from usage_cell where ${own}) as first_cell,
        ${kept} as first_kept
      from usage_account a cross join usage_event_name e
      where a.portal_id = ${portalId} and ${engine.inList('a.company_id', companiesOf(spans))}
        and e.portal_id = ${portalId} and e.id in ${details.ids}) as firsts
    where first_cell is not null
    group by company_id, id`.execute(db);
  const wholeFrom = new Map<string, number>();
  for (const { company_id: id, first_cell: cell, first_kept: first } of rows) {
    const from = first === null ? Infinity : cell !== null && first > cell ? first + 1 : -Infinity;
    wholeFrom.set(id, Math.max(from, wholeFrom.get(id) ?? -Infinity));
  }
  return (slot) => {
    const span = spans[slot];
    return span === undefined || span.first >= (wholeFrom.get(span.companyId) ?? -Infinity);
  };
}
