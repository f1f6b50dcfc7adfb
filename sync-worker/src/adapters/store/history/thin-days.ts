import { sql } from 'kysely';

import type { Scope } from '../scope.ts';

const LONGEST_MONTH = 31;

/** Of each month before a day, keeps the last day that has a snapshot, with everything that was said of it. */
export async function thinDays(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  beforeDay: number,
): Promise<void> {
  if (companyIds.length === 0) return;
  await sql`
    delete from snapshot_day
    where portal_id = ${portalId} and ${engine.inList('company_id', companyIds)} and day < ${beforeDay}
      and exists (
        select 1 from snapshot_day later
        where later.portal_id = snapshot_day.portal_id and later.company_id = snapshot_day.company_id
          and later.day > snapshot_day.day and later.day < snapshot_day.day + ${LONGEST_MONTH}
          and later.month = snapshot_day.month)`.execute(db);
}
