import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { innerMap } from './nested.ts';
import type { PlacedEvent } from './placed-event.ts';

/** Adds up with `null` as "no source reported any": null + null stays null. */
export const SUM_SECONDS = (table: string) =>
  `seconds = case when ${table}.seconds is null and excluded.seconds is null then null
    else coalesce(${table}.seconds, 0) + coalesce(excluded.seconds, 0) end`;

const COLUMNS: Columns = {
  portal_id: 'bigint',
  account_id: 'bigint',
  event_id: 'bigint',
  day: 'integer',
  count: 'bigint',
  seconds: 'double precision',
  first_at: 'bigint',
};

export type Cell = {
  accountId: number;
  eventId: number;
  day: number;
  count: number;
  seconds: number | null;
  firstAt: number;
};

/** Beyond any day number: makes one number of an event and a day. */
const DAYS = 1 << 22;

/** Counts of events by account, event and day, in the order of the table, which makes writing them faster. */
export function cellsOf(events: readonly PlacedEvent[]): readonly Cell[] {
  const cells: Cell[] = [];
  const byAccount = new Map<number, Map<number, Cell>>();
  for (const { accountId, eventId, event } of events) {
    const { day, at, durationSeconds } = event;
    const ofAccount = innerMap(byAccount, accountId);
    const key = eventId * DAYS + day;
    const cell = ofAccount.get(key);
    if (cell === undefined) {
      const made = { accountId, eventId, day, count: 1, seconds: durationSeconds, firstAt: at };
      ofAccount.set(key, made);
      cells.push(made);
      continue;
    }
    cell.count += 1;
    if (durationSeconds !== null) cell.seconds = (cell.seconds ?? 0) + durationSeconds;
    if (at < cell.firstAt) cell.firstAt = at;
  }
  return cells.sort((a, b) => a.accountId - b.accountId || a.eventId - b.eventId || a.day - b.day);
}

export async function addCells(scope: Scope, cells: readonly Cell[]): Promise<void> {
  const { db, engine, portalId } = scope;
  await engine.insertRows(db, {
    into: 'usage_cell',
    columns: COLUMNS,
    rows: cells.map((cell) => [
      portalId,
      cell.accountId,
      cell.eventId,
      cell.day,
      cell.count,
      cell.seconds,
      cell.firstAt,
    ]),
    then: `on conflict (portal_id, account_id, event_id, day) do update set
      count = usage_cell.count + excluded.count, ${SUM_SECONDS('usage_cell')},
      first_at = case when excluded.first_at < usage_cell.first_at
        then excluded.first_at else usage_cell.first_at end`,
  });
}
