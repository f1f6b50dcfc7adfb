import { sql, type RawBuilder } from 'kysely';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { keptSince } from '../usage/kept-since.ts';
import { companiesOf } from './spans.ts';

type Details =
  | { table: 'usage_event_user'; ids: RawBuilder<unknown> }
  | { table: 'usage_number'; ids: RawBuilder<unknown>; property: string };

type Row = {
  company_id: string;
  name: string;
  first_cell: number | null;
  first_kept: number | null;
};

/**
 * Tells whether the details of all events of a span are kept. They are from when a measure asks for them, which the store
 * remembers: a late event has its details and says nothing of others of its day. A company whose first event came after
 * that is known whole.
 */
export async function keptWhole(
  scope: Scope,
  details: Details,
  spans: readonly CompanyDays[],
): Promise<(slot: number) => boolean> {
  const { db, engine, portalId, usage } = scope;
  const own = sql`portal_id = a.portal_id and account_id = a.id and event_id = e.id`;
  const kept =
    details.table === 'usage_number'
      ? sql`(select min(day) from usage_number where ${own} and name = ${details.property})`
      : sql`(select min(day) from usage_event_user where ${own})`;
  const { rows } = await sql<Row>`
    select company_id, name, min(first_cell) as first_cell, min(first_kept) as first_kept from (
      select a.company_id, e.id, e.name, (select min(day) from usage_cell where ${own}) as first_cell,
        ${kept} as first_kept
      from usage_account a cross join usage_event_name e
      where a.portal_id = ${portalId} and ${engine.inList('a.company_id', companiesOf(spans))}
        and e.portal_id = ${portalId} and e.id in ${details.ids}) as firsts
    where first_cell is not null
    group by company_id, name`.execute(db);
  const since = usage.kept === null ? null : await keptSince(scope);
  const property = details.table === 'usage_number' ? details.property : null;
  const wholeFrom = new Map<string, number>();
  for (const { company_id: id, name: event, ...row } of rows) {
    const from = since === null ? sinceFirst(row) : since({ event, property });
    const isAll = row.first_cell !== null && row.first_cell >= from;
    wholeFrom.set(id, Math.max(isAll ? -Infinity : from, wholeFrom.get(id) ?? -Infinity));
  }
  return (slot) => {
    const span = spans[slot];
    return span === undefined || span.first >= (wholeFrom.get(span.companyId) ?? -Infinity);
  };
}

/** Where it is not remembered: from the day after the first details, unless they came with the first event. */
function sinceFirst({
  first_cell: cell,
  first_kept: first,
}: Pick<Row, 'first_cell' | 'first_kept'>) {
  if (first === null) return Infinity;
  return cell !== null && first > cell ? first + 1 : -Infinity;
}
