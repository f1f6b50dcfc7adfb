import { randomInt } from 'node:crypto';

import { sql } from 'kysely';

import type { ObjectType } from '../../ports/crm.ts';
import type { Touch, Touched, WaitingTouch } from '../../ports/touched.ts';
import type { Columns } from './engine.ts';
import type { Scope } from './scope.ts';

const COLUMNS: Columns = {
  portal_id: 'bigint',
  type: 'text',
  object_id: 'text',
  links: 'integer',
  mark: 'bigint',
  received_at: 'bigint',
};
const NAMES = sql.raw(Object.keys(COLUMNS).join(', '));
const READ: Columns = { type: 'text', object_id: 'text', mark: 'bigint' };

/**
 * See {@link Touched}. Each call is one statement outside the portal's lock, because whoever stores a touch has a second to
 * answer, and a scoring may hold that lock for longer.
 */
export function touchedOf(scope: Scope): Touched {
  return {
    add: (touches) => add(scope, touches),
    waiting: (limit) => waiting(scope, limit),
    clear: (touches) => clear(scope, touches),
    count: () => count(scope),
  };
}

async function add(
  { db, engine, portalId, clock }: Scope,
  touches: readonly Touch[],
): Promise<void> {
  if (touches.length === 0) return;
  const mark = randomInt(2 ** 48 - 1);
  const rows = folded(touches).map(({ type, id, links }) => [
    portalId,
    type,
    id,
    links ? 1 : 0,
    mark,
    clock(),
  ]);
  await sql`
    insert into touched (${NAMES})
    select ${NAMES} from ${engine.tableOf(COLUMNS, rows)} as given where true
    on conflict (portal_id, type, object_id) do update set mark = excluded.mark,
      links = case when touched.links = 1 then 1 else excluded.links end`.execute(db);
}

/** One touch a record, in the order of their keys: statements that meet then lock rows in the same order. */
function folded(touches: readonly Touch[]): readonly Touch[] {
  const byKey = new Map<string, Touch>();
  for (const touch of touches) {
    const key = `${touch.type} ${touch.id}`;
    byKey.set(key, { ...touch, links: touch.links || byKey.get(key)?.links === true });
  }
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

async function waiting({ db, portalId }: Scope, limit: number): Promise<readonly WaitingTouch[]> {
  const rows = await db
    .selectFrom('touched')
    .select(['type', 'object_id', 'links', 'mark', 'received_at'])
    .where('portal_id', '=', portalId)
    .orderBy('received_at')
    .limit(limit)
    .execute();
  return rows.map(({ type, object_id, links, mark, received_at }) => ({
    type: type as ObjectType,
    id: object_id,
    links: links === 1,
    mark,
    receivedAt: received_at,
  }));
}

/** Rows that a touch is changing at this moment are passed over: they are not what was read. */
async function clear(
  { db, engine, portalId }: Scope,
  touches: readonly WaitingTouch[],
): Promise<void> {
  if (touches.length === 0) return;
  const read = touches.map(({ type, id, mark }) => [type, id, mark]);
  await sql`
    delete from touched where portal_id = ${portalId} and (type, object_id) in (
      select type, object_id from touched
      where portal_id = ${portalId} and (type, object_id, mark) in ${engine.tableOf(READ, read)}
      ${engine.skipLocked})`.execute(db);
}

async function count({ db, portalId }: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select cast(count(*) as integer) as count from touched where portal_id = ${portalId}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
