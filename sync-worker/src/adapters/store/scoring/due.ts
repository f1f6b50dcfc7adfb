import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { Scope } from '../scope.ts';

/**
 * See `Scoring.due`. Both halves are read from an index in id order and stop at the limit, so a round over many due
 * companies reads each once, and one over few passes once over the index alone: no page sorts or counts the others.
 */
export async function dueCompanies(
  { db, portalId }: Scope,
  now: Instant,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ company_id: string }>`
    select company_id from (
      select company_id from (
        select company_id from dirty
        where portal_id = ${portalId} and company_id > ${after ?? ''}
        order by company_id limit ${limit}) as marked
      union
      select company_id from (
        select company_id from snapshot
        where portal_id = ${portalId} and company_id > ${after ?? ''} and due_again_at <= ${now}
        order by company_id limit ${limit}) as due_again
    ) as due order by company_id limit ${limit}`.execute(db);
  return rows.map(({ company_id }) => company_id);
}
