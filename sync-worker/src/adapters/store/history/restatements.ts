import { randomInt } from 'node:crypto';

import { sql } from 'kysely';

import type { Restatement } from '../../../ports/history.ts';
import type { Scope } from '../scope.ts';

/** What becomes of two marks of one company: the earlier instant, and the newer mark. */
export const MERGE_MARKS = `(portal_id, company_id) do update set mark = excluded.mark,
  since = case when excluded.since < restatement.since then excluded.since else restatement.since end`;

/** Marks a company whose readings changed, where it was scored since they were measured. */
export async function markPast(
  { db, portalId }: Scope,
  companyId: string,
  since: number,
): Promise<void> {
  await sql`
    insert into restatement (portal_id, company_id, since, mark)
    select ${portalId}, ${companyId}, ${since}, ${randomInt(2 ** 48 - 1)}
    where exists (
        select 1 from snapshot
        where portal_id = ${portalId} and company_id = ${companyId} and as_of >= ${since})
      or exists (
        select 1 from snapshot_day
        where portal_id = ${portalId} and company_id = ${companyId} and recorded_at >= ${since})
    on conflict ${sql.raw(MERGE_MARKS)}`.execute(db);
}

/** See `History.toRestate`: what is present becomes history when the company is scored. */
export async function toRestate(
  { db, portalId }: Scope,
  after: string | null,
  limit: number,
): Promise<readonly Restatement[]> {
  const { rows } = await sql<Restatement>`
    select company_id as "companyId", since, mark from restatement r
    where portal_id = ${portalId} and company_id > ${after ?? ''} and not exists (
      select 1 from dirty d where d.portal_id = r.portal_id and d.company_id = r.company_id)
    order by company_id limit ${limit}`.execute(db);
  return rows;
}

export async function clearRestatement(
  { db, portalId }: Scope,
  { companyId, mark }: Restatement,
): Promise<void> {
  await db
    .deleteFrom('restatement')
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('mark', '=', mark)
    .execute();
}
