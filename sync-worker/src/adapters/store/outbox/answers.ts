import { sql } from 'kysely';

import type { OutboxItem, Refusal } from '../../../ports/store.ts';
import type { Columns } from '../engine.ts';
import { fromJson, toJson } from '../json.ts';
import type { OutboxState } from '../schema.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { heldOf, patched, recordKey, saveHeld } from './held.ts';

type Properties = Readonly<Record<string, string>>;
/** An item together with what is wanted for its record by now. */
type Current = { item: OutboxItem; patch: string };
type Update = {
  id: number;
  state: OutboxState;
  patch: string;
  sent: string | null;
  uncertain: number;
  refusals: string | null;
};

/** See `Outbox.acknowledge`. What was wanted since the item was claimed, and HubSpot does not hold yet, waits on. */
export async function acknowledge(scope: Scope, items: readonly OutboxItem[]): Promise<void> {
  if (items.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const current = await currentOf(inner, items);
    const refs = current.map(({ item }) => ({ type: item.type, id: item.objectId }));
    const before = await heldOf(inner, refs);
    const after = new Map(before);
    const done: number[] = [];
    const waiting: Update[] = [];
    for (const { item, patch } of current) {
      const key = recordKey(item.type, item.objectId);
      const held = patched(before.get(key) ?? {}, item.properties);
      if (before.has(key)) after.set(key, held);
      const rest = remaining(fromJson<Properties>(patch), held);
      if (Object.keys(rest).length === 0) done.push(item.id);
      else waiting.push(waitingAs(item.id, toJson(rest)));
    }
    await saveHeld(inner, after, refs);
    if (done.length > 0) await inner.db.deleteFrom('outbox').where('id', 'in', done).execute();
    await update(inner, waiting);
  });
}

/** See `Outbox.refuse`. A patch that changed while it was in flight was not the one refused. */
export async function refuse(
  scope: Scope,
  items: readonly { item: OutboxItem; refusals: readonly Refusal[] }[],
): Promise<void> {
  if (items.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const reasons = new Map(items.map(({ item, refusals }) => [item.id, refusals]));
    const current = await currentOf(
      inner,
      items.map(({ item }) => item),
    );
    const updates = current.map(({ item, patch }): Update => {
      if (patch !== toJson(item.properties)) return waitingAs(item.id, patch);
      const refusals = JSON.stringify(reasons.get(item.id));
      return { ...waitingAs(item.id, patch), state: 'refused', refusals };
    });
    await update(inner, updates);
  });
}

/** See `Outbox.release`. What was sent without an answer stays known as sent. */
export async function release(
  scope: Scope,
  items: readonly OutboxItem[],
  sent: boolean,
): Promise<void> {
  if (items.length === 0) return;
  await inTransaction(scope, async (inner) => {
    const current = await currentOf(inner, items);
    const updates = current.map(({ item, patch }): Update => {
      if (!sent && !item.uncertain) return waitingAs(item.id, patch);
      return { ...waitingAs(item.id, patch), sent: toJson(item.properties), uncertain: 1 };
    });
    await update(inner, updates);
  });
}

/** The items that are still held by the attempt that answers; a late worker's are left out. */
async function currentOf(
  { db, engine, portalId }: Scope,
  items: readonly OutboxItem[],
): Promise<readonly Current[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'attempt', 'patch'])
    .where('portal_id', '=', portalId)
    .where(
      'id',
      'in',
      items.map(({ id }) => id),
    )
    .$if(engine.name === 'postgres', (q) => q.forUpdate())
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return items.flatMap((item) => {
    const row = byId.get(item.id);
    return row?.attempt === item.attempt ? [{ item, patch: row.patch }] : [];
  });
}

function remaining(patch: Properties, held: Properties): Properties {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => (held[name] ?? '') !== value),
  );
}

const waitingAs = (id: number, patch: string): Update => ({
  id,
  state: 'waiting',
  patch,
  sent: null,
  uncertain: 0,
  refusals: null,
});

const COLUMNS: Columns = {
  id: 'bigint',
  state: 'text',
  patch: 'text',
  sent: 'text',
  uncertain: 'integer',
  refusals: 'text',
};

async function update({ db, engine }: Scope, updates: readonly Update[]): Promise<void> {
  if (updates.length === 0) return;
  const rows = updates.map((u) => [u.id, u.state, u.patch, u.sent, u.uncertain, u.refusals]);
  await sql`
    update outbox set state = given.state, patch = given.patch, sent = given.sent,
      uncertain = given.uncertain, refusals = given.refusals, lease_until = null
    from ${engine.tableOf(COLUMNS, rows)} as given where outbox.id = given.id`.execute(db);
}
