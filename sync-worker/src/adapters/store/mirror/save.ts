import type { ObjectType } from '../../../ports/crm.ts';
import type { CompanyRow, RowOf } from '../../../ports/store.ts';
import { contentHash } from '../digest.ts';
import { markCompaniesOf, markCompaniesOfSurveys, markDirty } from '../dirty.ts';
import type { Columns, SqlValue } from '../engine.ts';
import { toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { replaceAliases, withoutMergedAway } from './aliases.ts';
import { rematchAccountsNamed } from '../usage/match.ts';
import { type Table, TABLES } from './tables.ts';

/** One row on its way into its table. */
type Incoming<Row> = { row: Row; id: string; hash: number; held: string | null };

type Stored = {
  id: string;
  hash: number;
  held: string | null;
  updated_at: number;
  generation: number;
  removed_at: number | null;
};

/** See `Mirror.save`. Reads what is stored, compares, and writes only rows that differ. */
export async function saveRows<T extends ObjectType>(
  scope: Scope,
  type: T,
  rows: readonly RowOf[T][],
  generation: number,
  mayLag: boolean,
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  return inTransaction(scope, async (inner) => {
    const table: Table<RowOf[T]> = TABLES[type];
    const live = type === 'companies' ? await withoutMergedAway(inner, rows) : rows;
    const incoming = latestOfEach(table, live);
    const stored = await storedRows(inner, table, [...incoming.keys()]);
    const all = [...incoming.values()];
    const told = all.filter((each) => !isPassedOver(each, stored, mayLag));
    const found = sorted(told, stored, generation);
    const late = all.filter((each) => isPassedOver(each, stored, mayLag));

    await upsert(inner, table, found.written, generation, stored);
    const seen = late.map(({ id }) => id).filter((id) => isUnseen(stored.get(id), generation));
    await markSeen(inner, table, [...found.seen, ...seen], generation);
    if (type === 'companies') {
      const changed = found.changed.map((id) => incoming.get(id)?.row as CompanyRow);
      await rematchAccountsNamed(inner, await replaceAliases(inner, found.changed, changed));
    }
    await markAffected(inner, type, [...found.changed, ...found.heldChanged]);
    return found.changed;
  });
}

function latestOfEach<Row extends { id: string }>(table: Table<Row>, rows: readonly Row[]) {
  const incoming = new Map<string, Incoming<Row>>();
  for (const row of rows) {
    const hash = contentHash(table.content(row));
    const held = table.held ? toJson(table.held(row)) : null;
    incoming.set(row.id, { row, id: row.id, hash, held });
  }
  return incoming;
}

async function storedRows<Row>(
  { db, engine, portalId }: Scope,
  table: Table<Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored>> {
  const columns = ['id', 'hash', 'updated_at', 'generation'];
  if (table.held) columns.push('held');
  if (table.restorable) columns.push('removed_at');
  const rows = await db
    .selectFrom(table.name)
    .select(columns as 'id'[])
    .where('portal_id', '=', portalId)
    .$if(table.type !== undefined, (q) => q.where('type' as 'id', '=', table.type as never))
    .where(engine.inList('id', ids))
    .execute();
  return new Map((rows as unknown as Stored[]).map((row) => [row.id, row]));
}

/** An older version than the stored one, or from a source that lags the same. A removed record that is told of again is news. */
function isPassedOver<Row extends { updatedAt: number }>(
  { id, row }: Incoming<Row>,
  stored: ReadonlyMap<string, Stored>,
  mayLag: boolean,
): boolean {
  const known = stored.get(id);
  if (known === undefined || known.removed_at) return false;
  return mayLag ? row.updatedAt <= known.updated_at : row.updatedAt < known.updated_at;
}

const isUnseen = (known: Stored | undefined, generation: number) =>
  known !== undefined && known.generation < generation;

/** Sorts rows by what happened to them: what is told, what makes a company dirty, what is written, what was merely seen. */
function sorted<Row extends { id: string; updatedAt: number }>(
  incoming: readonly Incoming<Row>[],
  stored: ReadonlyMap<string, Stored>,
  generation: number,
) {
  const changed: string[] = [];
  const heldChanged: string[] = [];
  const written: Incoming<Row>[] = [];
  const seen: string[] = [];
  for (const each of incoming) {
    const known = stored.get(each.id);
    if (!known || known.removed_at || known.hash !== each.hash) changed.push(each.id);
    else if (each.held !== null && known.held !== each.held) heldChanged.push(each.id);
    else if (known.updated_at === each.row.updatedAt) {
      if (isUnseen(known, generation)) seen.push(each.id);
      continue;
    }
    written.push(each);
  }
  return { changed, heldChanged, written, seen };
}

async function upsert<Row extends { id: string; updatedAt: number }>(
  { db, engine, portalId }: Scope,
  table: Table<Row>,
  incoming: readonly Incoming<Row>[],
  generation: number,
  stored: ReadonlyMap<string, Stored>,
): Promise<void> {
  const key: Columns = {
    portal_id: 'bigint',
    ...(table.type !== undefined && { type: 'integer' }),
    id: 'text',
  };
  const rest: Columns = {
    updated_at: 'bigint',
    generation: 'bigint',
    hash: 'bigint',
    ...(table.held && { held: 'text' }),
    ...(table.restorable && { removed_at: 'bigint' }),
    ...table.columns,
  };
  const values = ({ row, id, hash, held }: Incoming<Row>): SqlValue[] => {
    const seenIn = Math.max(generation, stored.get(id)?.generation ?? 0);
    const list: SqlValue[] = [portalId];
    if (table.type !== undefined) list.push(table.type);
    list.push(id, row.updatedAt, seenIn, hash);
    if (table.held) list.push(held);
    if (table.restorable) list.push(null);
    list.push(...table.content(row));
    return list;
  };
  const sets = Object.keys(rest).map((name) => `${name} = excluded.${name}`);
  await engine.insertRows(db, {
    into: table.name,
    columns: { ...key, ...rest },
    rows: incoming.map(values),
    then: `on conflict (${Object.keys(key).join(', ')}) do update set ${sets.join(', ')}`,
  });
}

async function markSeen<Row>(
  { db, engine, portalId }: Scope,
  table: Table<Row>,
  ids: readonly string[],
  generation: number,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable(table.name)
    .set({ generation })
    .where('portal_id', '=', portalId)
    .$if(table.type !== undefined, (q) => q.where('type' as 'id', '=', table.type as never))
    .where(engine.inList('id', ids))
    .execute();
}

async function markAffected(scope: Scope, type: ObjectType, ids: readonly string[]): Promise<void> {
  if (type === 'companies') await markDirty(scope, ids);
  else if (type === 'feedback_submissions') await markCompaniesOfSurveys(scope, ids);
  else await markCompaniesOf(scope, type, ids);
}
