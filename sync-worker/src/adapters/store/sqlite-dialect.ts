import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import {
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';

import { patientDriver } from './patient-driver.ts';

/** How long opening may wait for other processes that open the same file. */
const OPENING_TIMEOUT_MS = 10_000;
/** Afterwards the driver waits, without stopping the process. */
const BUSY_TIMEOUT_MS = 5;
/**
 * 64 MB of pages wait in the log before they are moved to the file. Under load nearly the same pages change with every commit
 * and are moved once for all of them: half as often is a fifth more events a second.
 */
const CHECKPOINT_PAGES = 16_000;
const MAX_STATEMENTS = 500;
const IN_MEMORY = ':memory:';

/**
 * Node's built-in SQLite behind Kysely's dialect. Every commit is on disk before it is acknowledged (`synchronous=FULL`).
 *
 * @throws what Node throws when the file cannot be created or is no database.
 */
export function sqliteDialect(file: string): Dialect {
  if (file !== IN_MEMORY) makeFolder(dirname(file));
  const database = new DatabaseSync(file);
  try {
    database.exec(`
      pragma busy_timeout = ${OPENING_TIMEOUT_MS};
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
      pragma cache_size = -24576;
      pragma temp_store = memory;
      pragma busy_timeout = ${BUSY_TIMEOUT_MS};
    `);
  } catch (error) {
    database.close();
    throw error;
  }
  const dialect = new SqliteDialect({ database: forKysely(database) });
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => patientDriver(dialect.createDriver(), database, `sqlite:${file}`),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Node's recursive `mkdir` never ends below a folder that takes no files, such as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(folder)) throw error;
  }
}

/** Kysely migrates SQLite outside a transaction; inside one, a second process that starts up waits for the first. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function forKysely(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      // A transaction that reads before it writes could not be upgraded once another process wrote in between.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
      const wrapped = kyselyStatement(statement);
      statements.set(text, wrapped);
      return wrapped;
    },
    close: () => database.close(),
  };
}

function kyselyStatement(statement: StatementSync): SqliteStatement {
  const names = statement.columns().map(({ name }) => name);
  const rowOf = rowReader(statement, names);
  return {
    reader: names.length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])).map(rowOf),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    *iterate(parameters) {
      for (const row of statement.iterate(...(parameters as SQLInputValue[]))) yield rowOf(row);
    },
  };
}

/** Plain objects from arrays: four times as fast as letting Node build them, where Node offers arrays (24 and later). */
function rowReader(statement: StatementSync, names: readonly string[]) {
  if (!('setReturnArrays' in statement)) return (row: object) => ({ ...row });
  statement.setReturnArrays(true);
  return (row: unknown) => {
    const values = row as unknown[];
    const object: Record<string, unknown> = {};
    names.forEach((name, at) => (object[name] = values[at]));
    return object;
  };
}
