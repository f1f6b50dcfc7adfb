import { sql } from 'kysely';

import type { Scope } from '../scope.ts';

/**
 * Reports follow their company into the one it was merged into, as its notes do in HubSpot. The survivor's own place on the record
 * stands; where it has none, it takes over that of the merged one. What only waited for the merged one is not about the survivor, and
 * an occasion that both had is known already.
 */
export async function mergeReports(
  { db, portalId }: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await sql`
    delete from report where portal_id = ${portalId} and company_id = ${mergedId}
      and (state in ('planned', 'waiting', 'refused') or cause in (
        select cause from report own where own.portal_id = ${portalId} and own.company_id = ${survivorId}))`.execute(
    db,
  );
  await sql`
    update report set company_id = ${survivorId},
      state = case when exists (select 1 from report_place own where own.portal_id = ${portalId}
        and own.company_id = ${survivorId} and own.kind = report.kind) then 'replaced' else state end
    where portal_id = ${portalId} and company_id = ${mergedId}`.execute(db);
  await sql`
    update report_place set company_id = ${survivorId}
    where portal_id = ${portalId} and company_id = ${mergedId} and not exists (
      select 1 from report_place own where own.portal_id = ${portalId}
        and own.company_id = ${survivorId} and own.kind = report_place.kind)`.execute(db);
  await sql`delete from report_place
    where portal_id = ${portalId} and company_id = ${mergedId}`.execute(db);
}
