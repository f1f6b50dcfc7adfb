import { type Day, dayNumber } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import type { Scope } from '../scope.ts';

type Left = { companyId: string; leftOn: Day | null };

/** Keeps what was known of accounts that are no customers any more, by the day on which that was seen: they count as churn. */
export async function leavePortfolio(scope: Scope, left: readonly Left[]): Promise<void> {
  const { db, engine, portalId } = scope;
  const rows = left.flatMap(({ companyId, leftOn }) =>
    leftOn === null ? [] : [[companyId, dayNumber(leftOn)]],
  );
  if (rows.length === 0) return;
  const gone = engine.tableOf({ company_id: 'text', left_day: 'integer' }, rows);
  await sql`
    insert into former_account (portal_id, company_id, left_day, since, kpi_facts)
    select k.portal_id, k.company_id, gone.left_day, k.since, k.kpi_facts
    from ${gone} as gone cross join scored_company k
    where k.portal_id = ${portalId} and k.company_id = gone.company_id and k.kpi_facts is not null
    on conflict (portal_id, company_id) do nothing`.execute(db);
}
