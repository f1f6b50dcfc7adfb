import { dayOf } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import type { ExportPart } from '../../../ports/company-export.ts';
import type { Scope } from '../scope.ts';

const ROWS_A_PAGE = 500;

/** Product usage by day, as far as it is kept. Users are counted and not told: they are people, and known by a hash alone. */
export function usageParts(scope: Scope, companyId: string): readonly ExportPart[] {
  return [
    {
      file: 'usage-by-day.ndjson',
      about:
        'What was done in the product: how often each event happened on a day, by account of the product.',
      isOurs: false,
      rows: cells(scope, companyId),
    },
    {
      file: 'usage-numbers-by-day.ndjson',
      about: 'Numbers of events that measures are made of: sum, count and latest of a day.',
      isOurs: false,
      rows: numbers(scope, companyId),
    },
    {
      file: 'users-by-day.ndjson',
      about:
        'How many users were active on a day, with sessions and seconds; past the windows of all figures, by week from its Monday.',
      isOurs: false,
      rows: users(scope, companyId),
    },
  ];
}

type Position = readonly [account: number, day: number, event: number, name: string];
const START: Position = [-1, 0, 0, ''];

type Cell = { account: string; source: string; event: string; day: number; at: Position };

async function* cells({ db, portalId }: Scope, companyId: string) {
  yield* paged<Cell & { count: number; seconds: number | null }>(
    async ([account, day, event]) => {
      const { rows } = await sql<RawCell & { count: number; seconds: number | null }>`
        select a.id as account_id, a.value as account, a.source, n.name as event, c.event_id, c.day,
          c.count, c.seconds
        from usage_account a
        join usage_cell c on c.portal_id = a.portal_id and c.account_id = a.id
        join usage_event_name n on n.portal_id = a.portal_id and n.id = c.event_id
        where a.portal_id = ${portalId} and a.company_id = ${companyId}
          and (a.id, c.day, c.event_id) > (${account}, ${day}, ${event})
        order by a.id, c.day, c.event_id limit ${ROWS_A_PAGE}`.execute(db);
      return rows.map((row) => ({
        ...cellOf(row, ''),
        count: Number(row.count),
        seconds: row.seconds,
      }));
    },
    ({ account, source, event, day, count, seconds }) => ({
      ...{ day: dayOf(day), account, source, event, count, seconds },
    }),
  );
}

type Numbered = Cell & { name: string; sum: number; count: number; latest: number };

async function* numbers({ db, portalId }: Scope, companyId: string) {
  yield* paged<Numbered>(
    async ([account, day, event, name]) => {
      const { rows } = await sql<RawCell & Omit<Numbered, keyof Cell>>`
        select a.id as account_id, a.value as account, a.source, n.name as event, c.event_id, c.day,
          c.name, c.sum, c.count, c.latest
        from usage_account a
        join usage_number c on c.portal_id = a.portal_id and c.account_id = a.id
        join usage_event_name n on n.portal_id = a.portal_id and n.id = c.event_id
        where a.portal_id = ${portalId} and a.company_id = ${companyId}
          and (a.id, c.day, c.event_id, c.name) > (${account}, ${day}, ${event}, ${name})
        order by a.id, c.day, c.event_id, c.name limit ${ROWS_A_PAGE}`.execute(db);
      return rows.map((row) => ({ ...row, ...cellOf(row, row.name), count: Number(row.count) }));
    },
    ({ account, source, event, day, name, sum, count, latest }) => ({
      ...{ day: dayOf(day), account, source, event, number: name, sum, count, latest },
    }),
  );
}

async function* users({ db, portalId }: Scope, companyId: string) {
  type Row = { day: number; users: number; sessions: number; seconds: number | null };
  const { rows: days } = await sql<Row>`
    select u.day as day, count(distinct u.user_hash) as users, sum(u.sessions) as sessions,
      sum(u.seconds) as seconds
    from usage_account a join usage_user_day u on u.portal_id = a.portal_id and u.account_id = a.id
    where a.portal_id = ${portalId} and a.company_id = ${companyId}
    group by u.day order by u.day`.execute(db);
  const { rows: weeks } = await sql<Row>`
    select u.week as day, count(distinct u.user_hash) as users, sum(u.sessions) as sessions,
      sum(u.seconds) as seconds
    from usage_account a join usage_user_week u on u.portal_id = a.portal_id and u.account_id = a.id
    where a.portal_id = ${portalId} and a.company_id = ${companyId}
    group by u.week order by u.week`.execute(db);
  const row = (span: 'day' | 'week') => (counted: Row) => ({
    ...{ of: span, from: dayOf(Number(counted.day)), users: Number(counted.users) },
    ...{ sessions: Number(counted.sessions), seconds: maybeNumber(counted.seconds) },
  });
  yield [...weeks.map(row('week')), ...days.map(row('day'))];
}

type RawCell = Pick<Cell, 'account' | 'source' | 'event' | 'day'> & {
  account_id: number;
  event_id: number;
};

function cellOf(
  { account, source, event, day, account_id, event_id }: RawCell,
  name: string,
): Cell {
  return { account, source, event, day, at: [Number(account_id), day, Number(event_id), name] };
}

function maybeNumber(value: number | null): number | null {
  return value === null ? null : Number(value);
}

/** Page after page from the place where the one before ended. */
async function* paged<Row extends { at: Position }>(
  read: (after: Position) => Promise<readonly Row[]>,
  row: (row: Row) => object,
): AsyncGenerator<readonly object[]> {
  let after = START;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows.map(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_A_PAGE) return;
    after = last.at;
  }
}
