import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import type { PlacedEvent } from './placed-event.ts';

const NUMBER_COLUMNS: Columns = {
  portal_id: 'bigint',
  account_id: 'bigint',
  event_id: 'bigint',
  name: 'text',
  day: 'integer',
  sum: 'double precision',
  count: 'bigint',
  latest: 'double precision',
  latest_at: 'bigint',
};
const USER_COLUMNS: Columns = {
  portal_id: 'bigint',
  account_id: 'bigint',
  event_id: 'bigint',
  day: 'integer',
  user_hash: 'text',
};

export type NumberCell = {
  accountId: number;
  eventId: number;
  name: string;
  day: number;
  sum: number;
  count: number;
  latest: number;
  latestAt: number;
};

/** The numbers that measures are made of, by account, event, property and day. */
export function numbersOf(events: readonly PlacedEvent[]): readonly NumberCell[] {
  const cells = new Map<string, NumberCell>();
  for (const { accountId, eventId, event } of events) {
    if (event.numbers === null) continue;
    const { day, at } = event;
    for (const [name, value] of Object.entries(event.numbers)) {
      const key = `${accountId} ${eventId} ${day} ${name}`;
      const cell = cells.get(key);
      if (cell === undefined) {
        const own = { accountId, eventId, name, day };
        cells.set(key, { ...own, sum: value, count: 1, latest: value, latestAt: at });
        continue;
      }
      cell.sum += value;
      cell.count += 1;
      if (at >= cell.latestAt) {
        cell.latest = value;
        cell.latestAt = at;
      }
    }
  }
  return [...cells.values()];
}

export async function addNumbers(scope: Scope, cells: readonly NumberCell[]): Promise<void> {
  const { db, engine, portalId } = scope;
  await engine.insertRows(db, {
    into: 'usage_number',
    columns: NUMBER_COLUMNS,
    rows: cells.map((cell) => [
      portalId,
      cell.accountId,
      cell.eventId,
      cell.name,
      cell.day,
      cell.sum,
      cell.count,
      cell.latest,
      cell.latestAt,
    ]),
    then: `on conflict (portal_id, account_id, event_id, name, day) do update set
      sum = usage_number.sum + excluded.sum, count = usage_number.count + excluded.count,
      latest = case when excluded.latest_at >= usage_number.latest_at
        then excluded.latest else usage_number.latest end,
      latest_at = case when excluded.latest_at >= usage_number.latest_at
        then excluded.latest_at else usage_number.latest_at end`,
  });
}

/** Who did the events whose users a measure counts. */
export async function addEventUsers(scope: Scope, events: readonly PlacedEvent[]): Promise<void> {
  const rows = new Map<string, (string | number)[]>();
  for (const { accountId, eventId, event } of events) {
    const { user, day, countsUsers } = event;
    if (!countsUsers || user === null) continue;
    rows.set(`${accountId} ${eventId} ${day} ${user}`, [
      scope.portalId,
      ...[accountId, eventId, day, user],
    ]);
  }
  await scope.engine.insertRows(scope.db, {
    into: 'usage_event_user',
    columns: USER_COLUMNS,
    rows: [...rows.values()],
    then: 'on conflict do nothing',
  });
}
