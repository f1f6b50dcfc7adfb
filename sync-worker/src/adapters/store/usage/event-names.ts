import type { Scope } from '../scope.ts';

/**
 * The numbers that event names stand for, new ones made. Where the portal has as many as it may have, further ones are
 * not made and not in the answer.
 */
export async function eventIdsOf(
  scope: Scope,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const { db, engine, portalId } = scope;
  const wanted = [...new Set(names)];
  const rows = await db
    .selectFrom('usage_event_name')
    .select(['id', 'name'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('name', wanted))
    .execute();
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  const missing = wanted.filter((name) => !ids.has(name));
  if (missing.length === 0) return ids;
  const room = scope.usage.maxEventNames - (await countNames(scope));
  const made = await engine.insertRows<{ id: number; name: string }>(db, {
    into: 'usage_event_name',
    columns: { portal_id: 'bigint', name: 'text' },
    rows: missing.slice(0, Math.max(0, room)).map((name) => [portalId, name]),
    then: 'returning id, name',
  });
  for (const { id, name } of made) ids.set(name, id);
  return ids;
}

async function countNames({ db, portalId }: Scope): Promise<number> {
  const row = await db
    .selectFrom('usage_event_name')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
