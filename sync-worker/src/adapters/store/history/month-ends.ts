import { type MonthFigures, monthFigures } from '@attain/shared/crm/month-figures';
import { dayNumber, type Day, firstOfMonth, monthOf } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { unpack } from './packed.ts';

type Row = { figures: string | null; body: Uint8Array | null };

/**
 * See `History.monthEnds`. Two seeks a month find its last day and what was said of that last, so that a daily history costs
 * no more to ask than a monthly one. The cross join keeps SQLite from walking all days first.
 */
export async function monthEnds(
  { db, portalId }: Scope,
  companyId: string,
  before: Day,
  months: number,
): Promise<readonly MonthFigures[]> {
  const present = monthOf(dayNumber(before));
  const wanted = Array.from({ length: months }, (_, index) => present - months + index).map(
    (month) =>
      sql`(cast(${firstOfMonth(month)} as integer), cast(${firstOfMonth(month + 1)} as integer))`,
  );
  const { rows } = await sql<Row>`
    with wanted(starts, ends) as (values ${sql.join(wanted)})
    select s.figures, case when s.figures is null then s.body end as body
    from wanted w cross join snapshot_day s
    where s.portal_id = ${portalId} and s.company_id = ${companyId}
      and s.day = (
        select max(d.day) from snapshot_day d
        where d.portal_id = ${portalId} and d.company_id = ${companyId}
          and d.day >= w.starts and d.day < w.ends)
      and s.recorded_at = (
        select max(l.recorded_at) from snapshot_day l
        where l.portal_id = ${portalId} and l.company_id = ${companyId} and l.day = s.day)
    order by s.day`.execute(db);
  return rows.map(({ figures, body }) =>
    figures === null
      ? monthFigures(fromJson(unpack(body ?? new Uint8Array())))
      : fromJson<MonthFigures>(figures),
  );
}
