import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
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

/** Counts of events by account, event and day. */
export function cellsOf(events: readonly PlacedEvent[]): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const { accountId, eventId, event } of events) {
    const { day, at, durationSeconds } = event;
    const key = `${accountId} ${eventId} ${day}`;
    const cell = cells.get(key);
    if (cell === undefined) {
      cells.set(key, { accountId, eventId, day, count: 1, seconds: durationSeconds, firstAt: at });
      continue;
    }
    cell.count += 1;
    if (durationSeconds !== null) cell.seconds = (cell.seconds ?? 0) + durationSeconds;
    if (at < cell.firstAt) cell.firstAt = at;
  }
  return [...cells.values()];
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
