import type { Kysely, RawBuilder, SqlBool } from 'kysely';

import type { Database } from './schema.ts';

export type Db = Kysely<Database>;

export type SqlValue = string | number | Uint8Array | null;

/** Names and types of columns, in order. The types mean the same on both engines. */
export type Columns = Readonly<Record<string, ColumnType>>;
type ColumnType = 'bigint' | 'integer' | 'double precision' | 'text' | 'bytea';

export type BulkInsert = {
  into: keyof Database;
  columns: Columns;
  /** Values in the order of `columns`. */
  rows: readonly (readonly SqlValue[])[];
  /** The rest of the statement, from `on conflict` on. */
  then?: string;
};

/** Rows that differ in one text only. */
export type TextInsert = {
  into: keyof Database;
  /** Values that all rows share. */
  shared: Readonly<Record<string, number>>;
  column: string;
  texts: readonly string[];
};

/** All that differs between SQLite and PostgreSQL beyond column types. The rest is one SQL. */
export type Engine = {
  name: 'sqlite' | 'postgres';
  types: MigrationTypes;
  /** Inserts any number of rows; answers what a `returning` in `then` returns. */
  insertRows<Row>(db: Db, insert: BulkInsert): Promise<Row[]>;
  /** Inserts any number of texts; those that are there already are passed over. Answers how many were not. */
  insertTexts(db: Db, insert: TextInsert): Promise<number>;
  /** `column in (values)` as one parameter, so that any number of values is one prepared statement. */
  inList(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  /** Rows as a table, to join with: a parenthesised `select` of `columns`. */
  tableOf(columns: Columns, rows: readonly (readonly SqlValue[])[]): RawBuilder<unknown>;
  /** Makes writers of one portal take turns until the transaction ends, as SQLite does by nature. */
  lockPortal(db: Db, portalId: number): Promise<void>;
  /** Ends the selection of rows to claim: rows that another worker is claiming are passed over. */
  skipLocked: RawBuilder<unknown>;
  /** To be called after a commit: lets the planner know of tables that have grown. */
  refreshStatistics(db: Db): Promise<void>;
};

/** What the migrations write differently. */
export type MigrationTypes = {
  /** Text compared byte by byte: ids page in the same order everywhere, and PostgreSQL can use its index for it. */
  id: string;
  autoId: string;
  bytes: string;
  /** The day number of a date in a column of JSON text. */
  dayIn: (column: string, key: string) => string;
  /** Ends a table of narrow rows that is read by ranges of its key. */
  clustered: string;
};

/** The statements of one migration, in order. */
export type MigrationStatements = (types: MigrationTypes) => readonly string[];
