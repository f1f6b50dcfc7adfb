import { DAY_MS, dayNumber, dayOf } from '@attain/shared/domain/basics/time';
import { userDays } from '@attain/sync-worker/adapters/store/usage/user-days';
import type { UsageEvent } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

const MIDNIGHT = dayNumber('2026-07-01') * DAY_MS;
const MINUTE = 60_000;

function event(minutes: number, overrides: Partial<UsageEvent> = {}): UsageEvent {
  const at = MIDNIGHT + minutes * MINUTE;
  return {
    companyId: '1',
    event: 'opened',
    at,
    day: dayOf(Math.floor(at / DAY_MS)),
    userId: 'ann',
    durationSeconds: null,
    key: String(at),
    ...overrides,
  };
}

const daysOf = (events: readonly UsageEvent[], gap = 30) => userDays(events, gap * MINUTE);
const sessions = (events: readonly UsageEvent[], gap?: number) =>
  daysOf(events, gap).map((day) => day.sessions);

describe('sessions of a user', () => {
  it.each([
    ['one event', [0], 1],
    ['events 30 minutes apart', [0, 30, 60], 1],
    ['events a moment more than 30 minutes apart', [0, 30 + 1 / MINUTE], 2],
    ['events in any order', [90, 0, 20, 100], 2],
    ['events of one instant', [5, 5], 1],
  ])('are counted for %s', (_, minutes, expected) => {
    expect(sessions(minutes.map((at) => event(at)))).toEqual([expected]);
  });

  it('end after as many minutes as are configured', () => {
    expect(sessions([event(0), event(40)], 45)).toEqual([1]);
    expect(sessions([event(0), event(20)], 10)).toEqual([2]);
  });

  it('are counted for each user and company apart', () => {
    const days = daysOf([
      event(0),
      event(1, { userId: 'bob' }),
      event(2, { companyId: '2' }),
      event(3),
    ]);
    expect(days.map(({ companyId, userId, sessions: s }) => [companyId, userId, s])).toEqual([
      ['1', 'ann', 1],
      ['1', 'bob', 1],
      ['2', 'ann', 1],
    ]);
  });

  it('count on the day they begin', () => {
    expect(sessions([event(-10), event(10)])).toEqual([1, 0]);
    expect(sessions([event(-40), event(10)])).toEqual([1, 1]);
  });

  it('leave out events of nobody', () => {
    expect(daysOf([event(0, { userId: null })])).toEqual([]);
  });
});

describe('a day of a user', () => {
  it('spans from the first to the last event and adds what durations there are', () => {
    const [day] = daysOf([
      event(20, { durationSeconds: 30 }),
      event(0),
      event(10, { durationSeconds: 1.5 }),
    ]);
    expect(day).toMatchObject({
      seconds: 31.5,
      firstAt: MIDNIGHT,
      lastAt: MIDNIGHT + 20 * MINUTE,
      day: dayNumber('2026-07-01'),
    });
  });

  it('has no seconds where none were reported', () => {
    expect(daysOf([event(0)])[0]?.seconds).toBeNull();
  });
});
