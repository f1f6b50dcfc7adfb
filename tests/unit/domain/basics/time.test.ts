import { memoised } from '@attain/shared/domain/basics/memo';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  firstOfMonth,
  monthOf,
  monthsAfter,
} from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('calendar days', () => {
  it.each([
    { day: '1970-01-01', number: 0 },
    { day: '1970-01-02', number: 1 },
    { day: '1969-12-31', number: -1 },
    { day: '1900-03-01', number: -25_508 },
    { day: '2000-02-29', number: 11_016 },
    { day: '2000-03-01', number: 11_017 },
    { day: '2100-02-28', number: 47_540 },
    { day: '2100-03-01', number: 47_541 },
    { day: '2400-02-29', number: 157_113 },
    { day: '2024-02-29', number: 19_782 },
    { day: '2026-07-01', number: 20_635 },
  ])('$day is day $number', ({ day, number }) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayOf(number)).toBe(day);
  });

  it('are counted without the first', () => {
    expect(daysBetween('2026-07-01', '2026-07-01')).toBe(0);
    expect(daysBetween('2026-07-01', '2026-07-29')).toBe(28);
    expect(daysBetween('2026-07-01', '2026-06-30')).toBe(-1);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  });

  it('go on and back by days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-01', 0)).toBe('2026-03-01');
  });

  it.each([
    { day: '2026-01-31', months: 1, later: '2026-02-28' },
    { day: '2024-01-31', months: 1, later: '2024-02-29' },
    { day: '2026-01-15', months: 12, later: '2027-01-15' },
    { day: '2026-12-31', months: 2, later: '2027-02-28' },
    { day: '2026-03-31', months: -1, later: '2026-02-28' },
    { day: '2024-02-29', months: 12, later: '2025-02-28' },
    { day: '1970-01-31', months: -2, later: '1969-11-30' },
    { day: '2026-05-01', months: 0, later: '2026-05-01' },
  ])('$day and $months months is $later', ({ day, months, later }) => {
    expect(addMonths(day, months)).toBe(later);
    expect(dayOf(monthsAfter(dayNumber(day), months))).toBe(later);
  });

  it('lie in months that ascend', () => {
    expect(
      ['1969-12-31', '1970-01-01', '1970-01-31', '1970-02-01', '2026-07-01'].map((day) =>
        monthOf(dayNumber(day)),
      ),
    ).toEqual([-1, 0, 0, 1, 678]);
  });

  it('lie in the months of the Gregorian calendar, on both sides of every first from 1600 to 2499', () => {
    const wrong: string[] = [];
    for (let month = -370 * 12; month < 530 * 12; month += 1) {
      const first = firstOfMonth(month);
      const right = first === Date.UTC(1970, month, 1) / 86_400_000;
      if (!right || monthOf(first) !== month || monthOf(first - 1) !== month - 1) {
        wrong.push(dayOf(first));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are those of the Gregorian calendar, there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (number) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayOf(number)).toBe(day);
        expect(dayNumber(day)).toBe(number);
      }),
    );
  });
});

describe('a remembered function', () => {
  it('computes each result once', () => {
    let calls = 0;
    const double = memoised((n: number) => {
      calls += 1;
      return 2 * n;
    });
    expect([double(2), double(2), double(3)]).toEqual([4, 4, 6]);
    expect(calls).toBe(2);
  });

  it('forgets when there are too many, and stays right', () => {
    let calls = 0;
    const same = memoised((n: number) => {
      calls += 1;
      return n;
    });
    for (let n = 0; n < 50_000; n += 1) same(n);
    same(0);
    expect(calls).toBe(50_000);
    same(50_000);
    expect([same(0), calls]).toEqual([0, 50_002]);
  });
});
