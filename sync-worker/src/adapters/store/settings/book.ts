import type { HealthBookEntry } from '@attain/shared/domain/health/health-book';
import { sql } from 'kysely';

import type { Book } from '../../../ports/book.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

/** See `Book`. */
export function bookOf(scope: Scope): Book {
  const { db, engine, portalId } = scope;
  return {
    async healthInputs(companyIds) {
      const rows = await db
        .selectFrom('scored_company')
        .select(['company_id as companyId', 'health_segment as segment', 'health_inputs'])
        .where('portal_id', '=', portalId)
        .where('health_inputs', 'is not', null)
        .where(engine.inList('company_id', companyIds))
        .orderBy('company_id')
        .execute();
      return rows.map(({ companyId, segment, health_inputs: inputs }) => ({
        companyId,
        segment,
        inputs: fromJson<HealthBookEntry['inputs']>(inputs ?? '{}'),
      }));
    },
    async shuffled() {
      const { rows } = await sql<{ id: string }>`
        select id from company where portal_id = ${portalId} and removed_at is null
        order by random()`.execute(db);
      return rows.map(({ id }) => id);
    },
    async marked() {
      const row = await db
        .selectFrom('dirty')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('portal_id', '=', portalId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
  };
}
