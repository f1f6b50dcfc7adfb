import { DAY_MS } from '@attain/shared/domain/basics/time';

import type { PulledCell, PulledDays, PulledUserDay } from '../../../ports/usage.ts';
import { accountName, type StoredAccount } from './accounts.ts';
import type { Cell } from './cells.ts';
import type { NumberCell } from './details.ts';
import type { UserDay } from './user-days.ts';

export type PulledRows = {
  cells: readonly Cell[];
  userDays: readonly UserDay[];
  numbers: readonly NumberCell[];
  /** Events, not cells. */
  refused: { names: number; accounts: number };
};

/** A pulled day has no times; at noon it is the same day almost everywhere. */
const noon = (day: number) => day * DAY_MS + DAY_MS / 2;

/** What a source says of some days as rows of the store, one a key. */
export function pulledRows(
  { cells, userDays }: PulledDays,
  accounts: ReadonlyMap<string, StoredAccount>,
  eventIds: ReadonlyMap<string, number>,
): PulledRows {
  const refused = { names: 0, accounts: 0 };
  const cellsByKey = new Map<string, Cell>();
  const numbersByKey = new Map<string, NumberCell>();
  const daysByKey = new Map<string, UserDay>();
  for (const pulled of cells) {
    const account = accounts.get(accountName(pulled.account));
    const eventId = eventIds.get(pulled.event);
    if (account === undefined) refused.accounts += pulled.count;
    else if (eventId === undefined) refused.names += pulled.count;
    else {
      noteCell(cellsByKey, pulled, account.id, eventId);
      noteNumbers(numbersByKey, pulled, account.id, eventId);
    }
  }
  for (const pulled of userDays) {
    const account = accounts.get(accountName(pulled.account));
    if (account !== undefined) noteUserDay(daysByKey, pulled, account.id);
  }
  return {
    cells: [...cellsByKey.values()],
    userDays: [...daysByKey.values()],
    numbers: [...numbersByKey.values()],
    refused,
  };
}

function noteCell(
  cells: Map<string, Cell>,
  { day, count, durationSeconds: seconds }: PulledCell,
  accountId: number,
  eventId: number,
): void {
  const key = `${accountId} ${eventId} ${day}`;
  const cell = cells.get(key);
  if (cell === undefined) {
    cells.set(key, { accountId, eventId, day, count, seconds, firstAt: noon(day) });
    return;
  }
  cell.count += count;
  if (seconds !== null) cell.seconds = (cell.seconds ?? 0) + seconds;
}

/** A source that sums has no latest value; the mean of the day stands for it. */
function noteNumbers(
  numbers: Map<string, NumberCell>,
  { day, count, numbers: sums }: PulledCell,
  accountId: number,
  eventId: number,
): void {
  for (const [name, sum] of Object.entries(sums ?? {})) {
    const key = `${accountId} ${eventId} ${day} ${name}`;
    const own = { accountId, eventId, name, day };
    const cell = numbers.get(key) ?? { ...own, sum: 0, count: 0, latest: 0, latestAt: noon(day) };
    cell.sum += sum;
    cell.count += count;
    cell.latest = cell.count > 0 ? cell.sum / cell.count : cell.sum;
    numbers.set(key, cell);
  }
}

function noteUserDay(
  days: Map<string, UserDay>,
  { day, user, sessions, durationSeconds: seconds }: PulledUserDay,
  accountId: number,
): void {
  const key = `${accountId} ${day} ${user}`;
  const known = days.get(key);
  if (known === undefined) {
    const at = noon(day);
    days.set(key, { accountId, user, day, sessions, seconds, firstAt: at, lastAt: at });
    return;
  }
  known.sessions += sessions;
  if (seconds !== null) known.seconds = (known.seconds ?? 0) + seconds;
}
