import { DAY_MS, dayNumber } from '@attain/shared/domain/basics/time';
import type { PlacedEvent } from '@attain/sync-worker/adapters/store/usage/placed-event';
import { userDaysOf } from '@attain/sync-worker/adapters/store/usage/user-days';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { describe, expect, it } from 'vitest';

const MIDNIGHT = dayNumber('2026-07-01') * DAY_MS;
const MINUTE = 60_000;

function event(minutes: number, overrides: Partial<UsageEvent> = {}, accountId = 1): PlacedEvent {
  const at = MIDNIGHT + minutes * MINUTE;
  return {
    accountId,
    eventId: 1,
    event: {
      account: { by: 'account_key', value: 'acc' },
      event: 'opened',
      at,
      day: Math.floor(at / DAY_MS),
      user: 'ann',
      session: null,
      durationSeconds: null,
      numbers: null,
      countsUsers: false,
      key: String(at),
      ...overrides,
    },
  };
}

const daysOf = (events: readonly PlacedEvent[], gap = 30) =>
  userDaysOf(events, gap * MINUTE, () => false).byGap;
const sessions = (events: readonly PlacedEvent[], gap?: number) =>
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

  it('are counted for each user and account apart', () => {
    const days = daysOf([event(0), event(1, { user: 'bob' }), event(2, {}, 2), event(3)]);
    expect(days.map(({ accountId, user, sessions: s }) => [accountId, user, s])).toEqual([
      [1, 'ann', 1],
      [1, 'bob', 1],
      [2, 'ann', 1],
    ]);
  });

  it('count on the day they begin', () => {
    expect(sessions([event(-10), event(10)])).toEqual([1, 0]);
    expect(sessions([event(-40), event(10)])).toEqual([1, 1]);
  });

  it('leave out events of nobody', () => {
    expect(daysOf([event(0, { user: null })])).toEqual([]);
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

describe('sessions that the source numbers', () => {
  it('count once each, with the event that makes them known', () => {
    const first = event(0, { session: 's1' });
    const placed = [first, event(50, { session: 's1' }), event(90, { session: 's2' })];
    const { byGap, byNumber } = userDaysOf(
      placed,
      30 * MINUTE,
      (each) => each === first || each.event.session === 's2',
    );
    expect(byGap).toEqual([]);
    expect(byNumber.map((day) => day.sessions)).toEqual([2]);
  });
});
