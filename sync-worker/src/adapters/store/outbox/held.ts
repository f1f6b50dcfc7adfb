import { sql } from 'kysely';

import type { WritableType } from '../../../ports/crm.ts';
import type { Columns } from '../engine.ts';
import { fromJson, toJson } from '../json.ts';
import type { Scope } from '../scope.ts';

type Properties = Readonly<Record<string, string>>;
type Ref = { type: WritableType; id: string };

const TABLES = { companies: 'company', deals: 'deal' } as const;
const TYPES: readonly WritableType[] = ['companies', 'deals'];
/** With the portal among the values, SQLite looks every row up by its key instead of reading the whole portal. */
const COLUMNS: Columns = { portal_id: 'bigint', id: 'text', held: 'text' };

export const recordKey = (type: WritableType, id: string) => `${type} ${id}`;

/** What HubSpot holds of ours on these records, by record. A record that is gone is not in the map. */
export async function heldOf(
  { db, engine, portalId }: Scope,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, Properties>> {
  const held = new Map<string, Properties>();
  for (const type of TYPES) {
    const ids = idsOf(refs, type);
    if (ids.length === 0) continue;
    const rows = await db
      .selectFrom(TABLES[type])
      .select(['id', 'held'])
      .where('portal_id', '=', portalId)
      .where(engine.inList('id', ids))
      .execute();
    for (const row of rows) held.set(recordKey(type, row.id), fromJson<Properties>(row.held));
  }
  return held;
}

/** Stores what HubSpot now holds on these records. */
export async function saveHeld(
  { db, engine, portalId }: Scope,
  held: ReadonlyMap<string, Properties>,
  refs: readonly Ref[],
): Promise<void> {
  for (const type of TYPES) {
    const rows = idsOf(refs, type).flatMap((id) => {
      const properties = held.get(recordKey(type, id));
      return properties ? [[portalId, id, toJson(properties)]] : [];
    });
    if (rows.length === 0) continue;
    const table = sql.table(TABLES[type]);
    await sql`
      update ${table} set held = given.held from ${engine.tableOf(COLUMNS, rows)} as given
      where ${table}.portal_id = given.portal_id and ${table}.id = given.id`.execute(db);
  }
}

/** Properties after a patch; an empty value clears. */
export function patched(held: Properties, patch: Properties): Properties {
  return Object.fromEntries(
    Object.entries({ ...held, ...patch }).filter(([, value]) => value !== ''),
  );
}

const idsOf = (refs: readonly Ref[], type: WritableType) =>
  refs.filter((ref) => ref.type === type).map(({ id }) => id);
