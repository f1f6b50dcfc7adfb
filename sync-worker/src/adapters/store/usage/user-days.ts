import type { Instant } from '@attain/shared/domain/basics/time';

import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { SUM_SECONDS } from './cells.ts';
import { innerMap } from './nested.ts';
import type { PlacedEvent } from './placed-event.ts';

const COLUMNS: Columns = {
  portal_id: 'bigint',
  account_id: 'bigint',
  day: 'integer',
  user_hash: 'text',
  sessions: 'integer',
  seconds: 'double precision',
  first_at: 'bigint',
  last_at: 'bigint',
};

/**
 * Across batches sessions are known by number and span only. Two sets of sessions of one user and day whose spans overlap
 * or lie within the gap count one less together: exact where a session was cut in two by a batch (the usual case), off by
 * a few where a batch fills several gaps of an earlier one. Sessions that the source numbers itself are counted by number.
 */
const joined = (gapMs: number) => `case when usage_user_day.sessions > 0 and excluded.sessions > 0
  and excluded.first_at <= usage_user_day.last_at + ${gapMs}
  and usage_user_day.first_at <= excluded.last_at + ${gapMs} then 1 else 0 end`;

const SPAN = `
  first_at = case when excluded.first_at < usage_user_day.first_at
    then excluded.first_at else usage_user_day.first_at end,
  last_at = case when excluded.last_at > usage_user_day.last_at
    then excluded.last_at else usage_user_day.last_at end`;

const merged = (
  sessions: string,
) => `on conflict (portal_id, account_id, day, user_hash) do update set
  sessions = ${sessions}, ${SUM_SECONDS('usage_user_day')}, ${SPAN}`;

export type UserDay = {
  accountId: number;
  user: string;
  day: number;
  sessions: number;
  seconds: number | null;
  firstAt: Instant;
  lastAt: Instant;
};

/** Adds to (account, day, user) rows; sessions that a gap ends may go on from an earlier batch. */
export async function addUserDays(
  scope: Scope,
  days: { byGap: readonly UserDay[]; byNumber: readonly UserDay[] },
): Promise<void> {
  const both = 'usage_user_day.sessions + excluded.sessions';
  await insert(scope, days.byGap, merged(`${both} - ${joined(scope.sessionGapMs)}`));
  await insert(scope, days.byNumber, merged(both));
}

async function insert(scope: Scope, days: readonly UserDay[], then: string): Promise<void> {
  const { db, engine, portalId } = scope;
  await engine.insertRows(db, {
    into: 'usage_user_day',
    columns: COLUMNS,
    rows: days.map((row) => [
      portalId,
      row.accountId,
      row.day,
      row.user,
      row.sessions,
      row.seconds,
      row.firstAt,
      row.lastAt,
    ]),
    then,
  });
}

/**
 * Users and their sessions by account and day. A session counts on the day it begins; one that runs past midnight adds none
 * to the next. Events without a user are nobody's session.
 *
 * @param startsSession whether an event that belongs to a numbered session is the one that makes it known
 */
export function userDaysOf(
  events: readonly PlacedEvent[],
  gapMs: number,
  startsSession: (placed: PlacedEvent) => boolean,
): { byGap: readonly UserDay[]; byNumber: readonly UserDay[] } {
  const gapped = new Map<number, Map<string, PlacedEvent[]>>();
  const numbered = new Map<string, UserDay>();
  for (const placed of events) {
    const { user, session } = placed.event;
    if (user === null) continue;
    if (session !== null) noteNumbered(numbered, placed, startsSession(placed) ? 1 : 0);
    else append(innerMap(gapped, placed.accountId), user, placed);
  }
  const byGap: UserDay[] = [];
  for (const users of gapped.values())
    for (const own of users.values()) pushDays(byGap, own, gapMs);
  return { byGap: byGap.sort(inTableOrder), byNumber: [...numbered.values()] };
}

function inTableOrder(a: UserDay, b: UserDay): number {
  return a.accountId - b.accountId || a.day - b.day || (a.user < b.user ? -1 : 1);
}

/** The days of one user in one account. */
function pushDays(days: UserDay[], own: PlacedEvent[], gapMs: number): void {
  if (own.length > 1) own.sort((a, b) => a.event.at - b.event.at);
  let previous = -Infinity;
  let last: UserDay | undefined;
  for (const placed of own) {
    const { at, day } = placed.event;
    const sessions = at - previous > gapMs ? 1 : 0;
    if (last?.day === day) addTo(last, placed, sessions);
    else days.push((last = dayOf(placed, sessions)));
    previous = at;
  }
}

function noteNumbered(days: Map<string, UserDay>, placed: PlacedEvent, sessions: number): void {
  const { accountId, event } = placed;
  const key = `${accountId} ${event.day} ${event.user}`;
  const known = days.get(key);
  if (known === undefined) days.set(key, dayOf(placed, sessions));
  else addTo(known, placed, sessions);
}

function dayOf({ accountId, event }: PlacedEvent, sessions: number): UserDay {
  const { user, day, at, durationSeconds: seconds } = event;
  return { accountId, user: user ?? '', day, sessions, seconds, firstAt: at, lastAt: at };
}

function addTo(known: UserDay, { event: { at, durationSeconds } }: PlacedEvent, sessions: number) {
  known.sessions += sessions;
  if (durationSeconds !== null) known.seconds = (known.seconds ?? 0) + durationSeconds;
  if (at < known.firstAt) known.firstAt = at;
  if (at > known.lastAt) known.lastAt = at;
}

function append(lists: Map<string, PlacedEvent[]>, key: string, placed: PlacedEvent): void {
  const list = lists.get(key);
  if (list) list.push(placed);
  else lists.set(key, [placed]);
}
