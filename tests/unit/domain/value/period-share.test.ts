import type { Contract } from '@attain/shared/domain/account';
import { periodShare } from '@attain/shared/domain/value/period-share';
import { reportingPeriod } from '@attain/shared/domain/value/reporting-period';
import { addDays, addMonths, dayNumber } from '@attain/shared/domain/basics/time';
import type { Period } from '@attain/shared/domain/value/value-line';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someContract } from '../builders.ts';

describe('pro-rating (C04)', () => {
  const line = (recurring: Period | null, startsAt = '2025-01-01', endsAt = '2027-12-31') => ({
    recurring,
    startsAt,
    endsAt,
  });

  it.each([
    { per: 'year', from: '2025-01-01', to: '2025-12-31', share: 1 },
    { per: 'year', from: '2025-01-01', to: '2025-01-01', share: 1 / 365 },
    { per: 'year', from: '2025-01-01', to: '2025-06-30', share: 181 / 365 },
    { per: 'year', from: '2024-01-01', to: '2026-12-31', share: 2 },
    { per: 'quarter', from: '2025-01-01', to: '2025-03-31', share: 1 },
    { per: 'quarter', from: '2025-02-01', to: '2025-03-31', share: 59 / 90 },
    { per: 'month', from: '2025-01-01', to: '2025-12-31', share: 12 },
    { per: 'month', from: '2025-02-01', to: '2025-02-14', share: 0.5 },
    { per: 'week', from: '2025-01-01', to: '2025-01-14', share: 2 },
    { per: 'day', from: '2025-01-01', to: '2025-01-31', share: 31 },
  ] as const)(
    'counts an amount per $per $share times from $from to $to',
    ({ per, share, ...window }) => {
      expect(periodShare(line(per), window)).toBeCloseTo(share, 12);
    },
  );

  it('counts each of its own years once, leap or not', () => {
    const leap = line('year', '2023-03-01', '2025-02-28');
    expect(periodShare(leap, { from: '2023-03-01', to: '2024-02-29' })).toBe(1);
    expect(periodShare(leap, { from: '2024-03-01', to: '2025-02-28' })).toBe(1);
  });

  it('runs months from the line, at the end of shorter months too', () => {
    const lateStart = line('month', '2025-01-31');
    expect(periodShare(lateStart, { from: '2025-01-31', to: '2025-02-27' })).toBe(1);
    expect(periodShare(lateStart, { from: '2025-01-31', to: '2025-03-30' })).toBe(2);
  });

  it.each([
    { to: '2025-03-09', share: 1 + 23 / 28 },
    { to: '2025-03-13', share: 1 + 27 / 28 },
    { to: '2025-03-14', share: 2 },
    { to: '2025-03-15', share: 2 + 1 / 31 },
  ])('counts the part of a month by the days of that month: $share up to $to', ({ to, share }) => {
    const midMonth = line('month', '2025-01-15');
    expect(periodShare(midMonth, { from: '2025-01-01', to })).toBeCloseTo(share, 12);
  });

  it('counts the part of a quarter that began in another year', () => {
    const quarterly = line('quarter', '2024-11-20');
    const window = { from: '2024-11-20', to: '2025-05-18' };
    expect(periodShare(quarterly, window)).toBeCloseTo(1 + 88 / 89, 12);
  });

  it.each([
    { startsAt: '2024-12-31', counts: 0 },
    { startsAt: '2025-01-01', counts: 1 },
    { startsAt: '2025-06-30', counts: 1 },
    { startsAt: '2025-07-01', counts: 0 },
  ])(
    'counts a one-off of $startsAt $counts times in the first half of 2025',
    ({ startsAt, counts }) => {
      const window = { from: '2025-01-01', to: '2025-06-30' };
      expect(periodShare(line(null, startsAt), window)).toBe(counts);
    },
  );

  it('ends with the line', () => {
    const short = line('month', '2025-01-01', '2025-03-31');
    expect(periodShare(short, { from: '2025-03-01', to: '2025-12-31' })).toBe(1);
    expect(periodShare(short, { from: '2025-04-01', to: '2025-12-31' })).toBe(0);
  });

  it('adds up: a window cut in two counts what the whole counts', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2024-01-01', n));
    const period = fc.constantFrom<Period>('day', 'week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(fc.tuple(day, day, day), period, (days, per) => {
        const [from = '', cut = '', to = ''] = days.toSorted();
        fc.pre(cut < to);
        const of = (window: { from: string; to: string }) =>
          periodShare(line(per, '2024-01-31'), window);
        const parts = of({ from, to: cut }) + of({ from: addDays(cut, 1), to });
        expect(parts).toBeCloseTo(of({ from, to }), 9);
      }),
    );
  });
});

describe('reporting period', () => {
  const periodOn = (today: string, contract: Partial<Contract>) =>
    reportingPeriod(someContract(contract), today);

  it('is the contract term to date', () => {
    expect(periodOn('2026-07-01', { start: '2026-01-01' })).toEqual({
      from: '2026-01-01',
      to: '2026-07-01',
      label: 'contract to date',
    });
  });

  it.each([
    { today: '2026-12-31', from: '2026-01-01' },
    { today: '2027-01-01', from: '2027-01-01' },
  ])('moves on when the term of a won renewal begins: from $from on $today', ({ today, from }) => {
    const contract = { start: '2026-01-01', renewal: '2027-01-01', renewalWon: true };
    expect(periodOn(today, contract).from).toBe(from);
  });

  it('stays where it is while the renewal is not won', () => {
    const contract = { start: '2026-01-01', renewal: '2027-01-01', renewalWon: false };
    expect(periodOn('2027-02-01', contract).from).toBe('2026-01-01');
    expect(periodOn('2027-02-01', { ...contract, renewal: null, renewalWon: true }).from).toBe(
      '2026-01-01',
    );
  });

  it.each([
    { what: 'no contract start', contract: { start: null } },
    { what: 'a contract that starts tomorrow', contract: { start: '2026-07-02' } },
  ])('is the trailing 12 months with $what', ({ contract }) => {
    expect(periodOn('2026-07-01', contract)).toEqual({
      from: '2025-07-02',
      to: '2026-07-01',
      label: 'trailing 12 months',
    });
  });
});

describe('calendar', () => {
  it.each([
    { day: '2025-01-31', months: 1, is: '2025-02-28' },
    { day: '2024-01-31', months: 1, is: '2024-02-29' },
    { day: '2024-02-29', months: 12, is: '2025-02-28' },
    { day: '2025-03-31', months: -1, is: '2025-02-28' },
    { day: '2025-12-15', months: 1, is: '2026-01-15' },
  ])('$day and $months months is $is', ({ day, months, is }) => {
    expect(addMonths(day, months)).toBe(is);
  });

  it('numbers days so that they can be told apart and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 2_000_000 }), (number) => {
        expect(dayNumber(addDays('1970-01-01', number))).toBe(number);
      }),
    );
  });
});
