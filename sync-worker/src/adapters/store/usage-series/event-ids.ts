import { sql, type RawBuilder } from 'kysely';

import type { Scope } from '../scope.ts';

/** The numbers that events go by, as a list for `in`; `null`: none of them ever came. */
export async function eventIds(
  { db, engine, portalId }: Scope,
  names: readonly string[],
): Promise<RawBuilder<unknown> | null> {
  const rows = await db
    .selectFrom('usage_event_name')
    .select('id')
    .where('portal_id', '=', portalId)
    .where(engine.inList('name', names))
    .execute();
  return rows.length === 0 ? null : sql`(${sql.join(rows.map(({ id }) => sql.lit(id)))})`;
}
