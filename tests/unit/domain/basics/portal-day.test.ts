import { dayAt, dayPosition, startOfDay } from '@attain/shared/domain/basics/portal-day';
import { dayNumber } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

/** Noon of 15 January 2026 in New York, five hours behind UTC in winter, four in summer. */
const WINTER = {
  now: Date.parse('2026-01-15T17:00:00Z'),
  today: '2026-01-15',
  nextMidnight: Date.parse('2026-01-16T05:00:00Z'),
};

describe('days in the portal zone', () => {
  it.each([
    { instant: '2026-01-15T05:00:00Z', day: '2026-01-15' },
    { instant: '2026-01-15T04:59:59.999Z', day: '2026-01-14' },
    { instant: '2026-01-16T04:59:59.999Z', day: '2026-01-15' },
    { instant: '2025-12-01T05:00:00Z', day: '2025-12-01' },
  ])('count from midnight to midnight there: $instant is $day', ({ instant, day }) => {
    expect(dayAt(Date.parse(instant), WINTER)).toBe(day);
  });

  it('name a date without a time right across a change of the clocks', () => {
    expect(dayAt(Date.parse('2025-07-01T04:00:00Z'), WINTER)).toBe('2025-07-01');
  });

  it('begin at midnight there', () => {
    expect(startOfDay('2026-01-16', WINTER)).toBe(WINTER.nextMidnight);
    expect(startOfDay('2026-01-10', WINTER)).toBe(Date.parse('2026-01-10T05:00:00Z'));
  });

  it('have fractions', () => {
    expect(dayPosition(WINTER.now, WINTER)).toBe(dayNumber('2026-01-15') + 0.5);
  });
});
