import type { Columns } from '../engine.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';

const COLUMNS: Columns = { portal_id: 'bigint', source: 'text', day: 'integer' };

/** See `UsageSeries.deliveredDays`. */
export async function deliveredDays({
  db,
  portalId,
}: Scope): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await db
    .selectFrom('usage_source_day')
    .select(['source', 'day'])
    .where('portal_id', '=', portalId)
    .orderBy('source')
    .orderBy('day')
    .execute();
  const days = new Map<string, number[]>();
  for (const { source, day } of rows) append(days, source, day);
  return days;
}

/** Notes of which days a source delivered something: a period without any is not known, and one with some is. */
export async function noteDays(
  { db, engine, portalId }: Scope,
  source: string,
  days: Iterable<number>,
): Promise<void> {
  await engine.insertRows(db, {
    into: 'usage_source_day',
    columns: COLUMNS,
    rows: [...new Set(days)].map((day) => [portalId, source, day]),
    then: 'on conflict do nothing',
  });
}
