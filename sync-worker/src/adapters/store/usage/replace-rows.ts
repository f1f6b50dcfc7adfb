import { sql } from 'kysely';

import type { PulledDays } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';
import { addCells, type Cell } from './cells.ts';
import { addNumbers, type NumberCell } from './details.ts';
import { addUserDays, type UserDay } from './user-days.ts';

/** Where something changed. */
export type Changed = { accountId: number; day: number };

type KeyTypes = Readonly<Record<string, 'bigint' | 'integer' | 'text'>>;

const CELL_KEY: KeyTypes = { account_id: 'bigint', event_id: 'bigint', day: 'integer' };
const USER_KEY: KeyTypes = { account_id: 'bigint', day: 'integer', user_hash: 'text' };
const NUMBER_KEY: KeyTypes = {
  account_id: 'bigint',
  event_id: 'bigint',
  name: 'text',
  day: 'integer',
};

type KeyedRow = Record<string, string | number | null> & { account_id: number; day: number };

/** Writes the cells that differ from what the source said of these days before, and takes away those that are gone. */
export async function replaceCells(
  scope: Scope,
  days: PulledDays,
  next: readonly Cell[],
): Promise<readonly Changed[]> {
  const written = await withoutSame(scope, days, next, {
    table: 'usage_cell',
    key: CELL_KEY,
    values: ['count', 'seconds'],
    keyOf: (cell) => `${cell.accountId} ${cell.eventId} ${cell.day}`,
    valuesOf: (cell) => [cell.count, cell.seconds],
  });
  await addCells(scope, written.news);
  return written.changed;
}

/** The same for users' days. Weeks that are settled stay as they are. */
export async function replaceUserDays(
  scope: Scope,
  days: PulledDays,
  next: readonly UserDay[],
): Promise<readonly Changed[]> {
  const isSettled = await settledWeeks(scope, days);
  const written = await withoutSame(
    scope,
    days,
    next.filter((day) => !isSettled(day.accountId, day.day)),
    {
      table: 'usage_user_day',
      key: USER_KEY,
      values: ['sessions', 'seconds'],
      keyOf: (day) => `${day.accountId} ${day.day} ${day.user}`,
      valuesOf: (day) => [day.sessions, day.seconds],
    },
  );
  await addUserDays(scope, { byGap: [], byNumber: written.news });
  return written.changed;
}

export async function replaceNumbers(
  scope: Scope,
  days: PulledDays,
  next: readonly NumberCell[],
): Promise<readonly Changed[]> {
  const written = await withoutSame(scope, days, next, {
    table: 'usage_number',
    key: NUMBER_KEY,
    values: ['sum', 'count'],
    keyOf: (cell) => `${cell.accountId} ${cell.eventId} ${cell.name} ${cell.day}`,
    valuesOf: (cell) => [cell.sum, cell.count],
  });
  await addNumbers(scope, written.news);
  return written.changed;
}

type Compared<Row> = {
  table: 'usage_cell' | 'usage_user_day' | 'usage_number';
  key: KeyTypes;
  values: readonly string[];
  keyOf: (row: Row) => string;
  valuesOf: (row: Row) => readonly (number | null)[];
};

/** Deletes the rows that changed or are gone; answers which are to be written. */
async function withoutSame<Row extends Changed>(
  scope: Scope,
  days: PulledDays,
  next: readonly Row[],
  { table, key, values, keyOf, valuesOf }: Compared<Row>,
): Promise<{ news: readonly Row[]; changed: readonly Changed[] }> {
  const names = Object.keys(key);
  const columns = sql.join([...names, ...values].map((name) => sql.ref(`u.${name}`)));
  const { rows } = await sql<KeyedRow>`
    select ${columns} from usage_account a cross join ${sql.table(table)} u
    where a.portal_id = ${scope.portalId} and a.source = ${days.source}
      and u.portal_id = a.portal_id and u.account_id = a.id
      and u.day between ${days.firstDay} and ${days.lastDay}`.execute(scope.db);
  const former = new Map(rows.map((row) => [names.map((name) => row[name]).join(' '), row]));
  const news = next.filter((row) => {
    const same = former.get(keyOf(row));
    const given = valuesOf(row);
    if (!same || values.some((name, at) => same[name] !== given[at])) return true;
    former.delete(keyOf(row));
    return false;
  });
  const stale = [...former.values()];
  await deleteRows(
    scope,
    table,
    key,
    stale.map((row) => names.map((name) => row[name] ?? null)),
  );
  return {
    news,
    changed: [...news, ...stale.map(({ account_id: accountId, day }) => ({ accountId, day }))],
  };
}

async function deleteRows(
  { db, engine, portalId }: Scope,
  table: string,
  key: KeyTypes,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(Object.keys(key).map((name) => sql.ref(name)));
  await sql`delete from ${sql.table(table)} where portal_id = ${portalId}
    and (${names}) in ${engine.tableOf(key, rows)}`.execute(db);
}

async function settledWeeks(
  { db, portalId }: Scope,
  { source, firstDay, lastDay }: PulledDays,
): Promise<(accountId: number, day: number) => boolean> {
  const { rows } = await sql<{ account_id: number; week: number }>`
    select distinct w.account_id, w.week from usage_account a cross join usage_user_week w
    where a.portal_id = ${portalId} and a.source = ${source} and w.portal_id = a.portal_id
      and w.account_id = a.id and w.week between ${mondayOf(firstDay)} and ${lastDay}`.execute(db);
  const settled = new Set(rows.map(({ account_id, week }) => `${account_id} ${week}`));
  return (accountId, day) => settled.has(`${accountId} ${mondayOf(day)}`);
}

const mondayOf = (day: number) => day - ((day + 3) % 7);
