import { CompiledQuery, sql, type SqlBool } from 'kysely';

import type { BulkInsert, Columns, Db, Engine, SqlValue, TextInsert } from './engine.ts';

/** Rows a statement: beyond this the gain is small, and statements of many sizes would crowd the cache. */
const MAX_ROWS = 64;

export const sqliteEngine: Engine = {
  name: 'sqlite',
  types: {
    id: 'text',
    autoId: 'integer primary key autoincrement',
    bytes: 'blob',
    dayIn: (column, key) => `cast(julianday(${column} ->> '${key}') - 2440587.5 as integer)`,
    clustered: 'without rowid',
  },
  insertRows,
  insertTexts,
  inList: (column, values) =>
    sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
  tableOf: (columns, rows) =>
    sql`(select ${extracted(columns)} from json_each(${JSON.stringify(rows)}))`,
  async lockPortal() {
    // Every write transaction begins immediate: SQLite has one writer.
  },
  skipLocked: sql``,
  async refreshStatistics() {
    // The queries are written so that SQLite needs none.
  },
};

/** Statements of 64, 32, ... 1 rows, so that a handful of prepared ones serves every batch size. */
async function insertRows<Row>(db: Db, insert: BulkInsert): Promise<Row[]> {
  const answers: Row[] = [];
  let start = 0;
  for (let size = MAX_ROWS; size >= 1; size = size / 2) {
    const text = insertText(insert, size);
    for (; start + size <= insert.rows.length; start += size) {
      const parameters = flat(insert.rows, start, start + size);
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, parameters));
      for (const row of rows) answers.push(row as Row);
    }
  }
  return answers;
}

/** `Array.flat` takes ten times as long. */
function flat(rows: BulkInsert['rows'], from: number, to: number): SqlValue[] {
  const values: SqlValue[] = [];
  for (let at = from; at < to; at += 1) for (const value of rows[at] ?? []) values.push(value);
  return values;
}

/** One statement for any number: a value that is bound one by one costs as much as its row. */
async function insertTexts(db: Db, { into, shared, column, texts }: TextInsert): Promise<number> {
  const names = [...Object.keys(shared), column].map((name) => sql.ref(name));
  const { numAffectedRows } = await sql`insert into ${sql.table(into)} (${sql.join(names)})
    select ${sql.join(Object.values(shared))}, value from json_each(${JSON.stringify(texts)})
    where true on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function insertText({ into, columns, then = '' }: BulkInsert, size: number): string {
  const names = Object.keys(columns);
  const row = `(${names.map(() => '?').join(',')})`;
  const values = Array.from({ length: size }, () => row).join(',');
  return `insert into ${into} (${names.join(',')}) values ${values} ${then}`;
}

function extracted(columns: Columns) {
  const names = Object.keys(columns);
  return sql.join(names.map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`));
}
