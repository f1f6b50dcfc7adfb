import { sql, type Selectable } from 'kysely';

import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** Large enough to be quick, small enough for a body each. */
const ROWS_A_PAGE = 500;

type CompanyTable = {
  [T in keyof Database]: Database[T] extends { company_id: unknown } ? T : never;
}[keyof Database];

type Order<T extends keyof Database> = {
  companyId: string;
  /** The rest of the primary key after portal and company. */
  key: readonly (keyof Database[T] & string)[];
  limit?: number;
};

/** The rows of a company in the order of their key, page after page: a change meanwhile moves no page. */
export async function* pagesOf<T extends CompanyTable>(
  { db, portalId }: Scope,
  table: T,
  { companyId, key, limit = ROWS_A_PAGE }: Order<T>,
): AsyncGenerator<readonly Selectable<Database[T]>[]> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let after: readonly unknown[] | null = null;
  for (;;) {
    const beyond = after === null ? sql`` : sql`and (${columns}) > (${sql.join(after)})`;
    const { rows }: { rows: Selectable<Database[T]>[] } = await sql<Selectable<Database[T]>>`
      select * from ${sql.table(table)}
      where portal_id = ${portalId} and company_id = ${companyId} ${beyond}
      order by ${columns} limit ${limit}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    const last = rows.at(-1) as Readonly<Record<string, unknown>>;
    after = key.map((name) => last[name]);
  }
}

/** Rows as they go into a file. */
export async function* mapped<Row>(
  pages: AsyncIterable<readonly Row[]>,
  row: (row: Row) => object,
): AsyncGenerator<readonly object[]> {
  for await (const page of pages) yield page.map(row);
}
