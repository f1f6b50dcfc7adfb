import { dayNumber, type Instant } from '@attain/shared/domain/basics/time';

import type { UsageEvent } from '../../../ports/store.ts';
import { userHash } from '../digest.ts';
import type { Scope } from '../scope.ts';
import { SPAN, SUM_SECONDS, secondsOf } from './cells.ts';

/**
 * Across batches sessions are known by number and span only. Two sets of sessions of one user and day whose spans overlap
 * or lie within the gap count one less together: exact where a session was cut in two by a batch (the usual case), off by
 * a few where a batch fills several gaps of an earlier one.
 */
const joined = (gapMs: number) => `case when usage_user_day.sessions > 0 and excluded.sessions > 0
  and excluded.first_at <= usage_user_day.last_at + ${gapMs}
  and usage_user_day.first_at <= excluded.last_at + ${gapMs} then 1 else 0 end`;

export const mergeUserDays = (
  gapMs: number,
) => `(portal_id, company_id, day, user_hash) do update set
  sessions = usage_user_day.sessions + excluded.sessions - ${joined(gapMs)},
  ${SUM_SECONDS('usage_user_day')}, ${SPAN('usage_user_day')}`;

type UserDay = {
  companyId: string;
  userId: string;
  day: number;
  sessions: number;
  seconds: number | null;
  firstAt: Instant;
  lastAt: Instant;
};

/** Adds events to their (company, day, user) rows. Events without a user are nobody's session. */
export async function addToUserDays(
  { db, engine, portalId, sessionGapMs }: Scope,
  events: readonly UsageEvent[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'usage_user_day',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      day: 'integer',
      user_hash: 'text',
      sessions: 'integer',
      seconds: 'double precision',
      first_at: 'bigint',
      last_at: 'bigint',
    },
    rows: userDays(events, sessionGapMs).map((row) => [
      portalId,
      row.companyId,
      row.day,
      userHash(portalId, row.userId),
      row.sessions,
      row.seconds,
      row.firstAt,
      row.lastAt,
    ]),
    then: `on conflict ${mergeUserDays(sessionGapMs)}`,
  });
}

/** Sessions by user and day. A session counts on the day it begins; one that runs past midnight adds none to the next. */
export function userDays(events: readonly UsageEvent[], gapMs: number): readonly UserDay[] {
  const identified = events.filter(({ userId }) => userId !== null);
  const users = Map.groupBy(identified, ({ companyId, userId }) => `${companyId} ${userId}`);
  return [...users.values()].flatMap((own) => daysOfUser(own, gapMs));
}

function daysOfUser(events: readonly UsageEvent[], gapMs: number): readonly UserDay[] {
  const inOrder = events.toSorted((a, b) => a.at - b.at);
  const starts = new Set(
    inOrder.filter(({ at }, index) => {
      const previous = inOrder[index - 1];
      return previous === undefined || at - previous.at > gapMs;
    }),
  );
  const days = Map.groupBy(inOrder, ({ day }) => day);
  return [...days].map(([day, group]) => {
    const [first] = group as [UsageEvent];
    return {
      companyId: first.companyId,
      userId: first.userId ?? '',
      day: dayNumber(day),
      sessions: group.filter((event) => starts.has(event)).length,
      seconds: secondsOf(group),
      firstAt: first.at,
      lastAt: group.at(-1)?.at ?? first.at,
    };
  });
}
