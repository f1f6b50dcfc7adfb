import { CompiledQuery, sql, type SqlBool } from 'kysely';

import type { BulkInsert, Columns, Db, Engine, SqlValue } from './engine.ts';
import { tableGrowth } from './table-growth.ts';

/** Namespace of our advisory locks, so that they meet nobody else's. */
const LOCK_SPACE = 0x41_74_74_61;

export function postgresEngine(): Engine {
  const growth = tableGrowth();
  return {
    ...engine,
    async insertRows(db, insert) {
      growth.note(insert.into, insert.rows.length);
      return insertRows(db, insert);
    },
    async insertTexts(db, { into, shared, column, texts }) {
      growth.note(into, texts.length);
      const names = [...Object.keys(shared), column].map((name) => sql.ref(name));
      const { numAffectedRows } = await sql`insert into ${sql.table(into)} (${sql.join(names)})
        select ${sql.join(Object.values(shared).map((value) => sql`${value}::bigint`))}, given.value
        from unnest(${[...texts]}::text[]) as given (value) on conflict do nothing`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
    refreshStatistics: (db) => growth.analyze(db),
  };
}

const engine: Omit<Engine, 'insertRows' | 'insertTexts' | 'refreshStatistics'> = {
  name: 'postgres',
  types: {
    id: 'text collate "C"',
    autoId: 'bigint generated always as identity primary key',
    bytes: 'bytea',
    dayIn: (column, key) => `(${column}::json ->> '${key}')::date - date '1970-01-01'`,
    clustered: '',
  },
  inList: (column, values) => sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`,
  tableOf: (columns, rows) => {
    const arrays = transpose(columns, rows);
    const types = Object.values(columns);
    const casts = arrays.map((array, at) => sql`${array}::${sql.raw(`${types[at]}[]`)}`);
    const names = Object.keys(columns).map((name) => sql.ref(name));
    return sql`(select * from unnest(${sql.join(casts)}) as given (${sql.join(names)}))`;
  },
  async lockPortal(db, portalId) {
    // The lock takes two 32-bit keys; portals that share the low bits merely wait for each other.
    await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, ${portalId | 0})`.execute(db);
  },
  skipLocked: sql`for update skip locked`,
};

async function insertRows<Row>(db: Db, insert: BulkInsert): Promise<Row[]> {
  const { into, columns, rows, then = '' } = insert;
  if (rows.length === 0) return [];
  const names = Object.keys(columns).join(', ');
  const arrays = Object.values(columns).map((type, at) => `$${at + 1}::${type}[]`);
  const text = `insert into ${into} (${names}) select * from unnest(${arrays.join(', ')}) ${then}`;
  const answer = await db.executeQuery(CompiledQuery.raw(text, transpose(columns, rows)));
  return answer.rows as Row[];
}

function transpose(columns: Columns, rows: readonly (readonly SqlValue[])[]): SqlValue[][] {
  return Object.keys(columns).map((_, at) => rows.map((row) => row[at] ?? null));
}
