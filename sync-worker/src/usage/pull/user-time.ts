import { type Instant } from '@attain/shared/domain/basics/time';

import type { PulledUserDay, UsageEvent } from '../../ports/usage.ts';
import { sum } from './gathered-day.ts';

const MINUTE_MS = 60_000;

type Times = {
  account: UsageEvent['account'];
  user: string;
  day: number;
  /** First and last event of each session that the source names. */
  sessions: Map<string, { from: Instant; to: Instant }>;
  /** Minutes, counted from 1970, with an event that has no session. */
  minutes: Set<number>;
  durationSeconds: number | null;
};

/** Makes users' days of single events, which a source may tell in any order. */
export type UserTimes = {
  add(event: UsageEvent): void;
  days(): readonly PulledUserDay[];
  size(): number;
};

/**
 * Sessions are those that the source names, else runs of events without a longer gap, to the minute. The time of use is
 * what events report, else how long named sessions lasted from their first event to their last.
 */
export function userTimes(sessionGapMinutes: number): UserTimes {
  const known = new Map<string, Times>();

  return {
    add(event) {
      const { account, user, day, session, at, durationSeconds } = event;
      if (user === null) return;
      const key = `${day} ${user} ${account.by} ${account.value}`;
      let times = known.get(key);
      if (times === undefined) {
        times = {
          account,
          user,
          day,
          sessions: new Map(),
          minutes: new Set(),
          durationSeconds: null,
        };
        known.set(key, times);
      }
      times.durationSeconds = sum(times.durationSeconds, durationSeconds);
      if (session === null) return void times.minutes.add(Math.floor(at / MINUTE_MS));
      const span = times.sessions.get(session);
      if (span === undefined) times.sessions.set(session, { from: at, to: at });
      else [span.from, span.to] = [Math.min(span.from, at), Math.max(span.to, at)];
    },
    days: () =>
      [...known.values()].map(({ account, user, day, sessions, minutes, durationSeconds }) => ({
        account,
        user,
        day,
        sessions: sessions.size + runsOf(minutes, sessionGapMinutes),
        durationSeconds: durationSeconds ?? lengthOf(sessions),
      })),
    size: () => known.size,
  };
}

function runsOf(minutes: ReadonlySet<number>, gap: number): number {
  let runs = 0;
  let last = -Infinity;
  for (const minute of [...minutes].sort((a, b) => a - b)) {
    if (minute - last > gap) runs += 1;
    last = minute;
  }
  return runs;
}

function lengthOf(sessions: Times['sessions']): number | null {
  if (sessions.size === 0) return null;
  let ms = 0;
  for (const { from, to } of sessions.values()) ms += to - from;
  return ms / 1_000;
}
