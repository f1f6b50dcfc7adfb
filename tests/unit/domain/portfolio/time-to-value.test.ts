import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { medianWait } from '@attain/shared/domain/portfolio/median-wait';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { addDays } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { PROPERTY_RUNS, TODAY } from '../builders.ts';
import { someFacts } from './some-facts.ts';

const over = (days: number) => ({ days, over: true });
const waiting = (days: number) => ({ days, over: false });

describe('the median wait', () => {
  it.each([
    ['one', [over(7)], 7],
    ['an odd number', [over(30), over(10), over(20)], 20],
    [
      'an even number: the day on which half have got there',
      [over(40), over(10), over(20), over(30)],
      20,
    ],
    ['all on one day', [over(5), over(5), over(5)], 5],
    [
      'young accounts still waiting say nothing about later days',
      [over(10), over(20), waiting(1), waiting(2)],
      10,
    ],
    [
      'old accounts still waiting hold it up',
      [over(10), over(20), over(30), waiting(300), waiting(400)],
      30,
    ],
    [
      'who got there on a day was there to see those who left that day',
      [over(10), waiting(10)],
      10,
    ],
    ['fewer than half have got there', [over(10), waiting(300), waiting(400)], null],
    ['nobody has', [waiting(300)], null],
    ['nobody is there', [], null],
  ])('%s', (_, waits, median) => {
    expect(medianWait(waits)).toBe(median);
  });

  /** Remission in weeks, the 6-MP group of Freireich and others (1963): the textbook median is 23. */
  it('is 23 for the trial that every textbook computes', () => {
    const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(over);
    const stillWell = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(waiting);
    expect(medianWait([...stillWell, ...relapsed])).toBe(23);
  });

  const wait = fc.record({ days: fc.integer({ min: 0, max: 500 }), over: fc.boolean() });

  it('does not depend on the order, and grows with every account that waits the longest', () => {
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1, maxLength: 15 }), (waits) => {
        const median = medianWait(waits) ?? Infinity;
        expect(medianWait(waits.toReversed()) ?? Infinity).toBe(median);
        expect(medianWait([...waits, waiting(501)]) ?? Infinity).toBeGreaterThanOrEqual(median);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('time to first value', () => {
  const began = (customerSince: string, firstUse: string | null, firstAchieved: string | null) =>
    someFacts({
      customerSince,
      firstUse: { on: firstUse },
      firstAchievedVla: { on: firstAchieved },
    });
  const kpis = (...rows: Parameters<typeof portfolioKpis>[0]) =>
    portfolioKpis(rows, TODAY, DEFAULT_SETTINGS);

  it('is two KPIs with one clock: first use and first achieved agreement (C17)', () => {
    const { time_to_first_use, time_to_first_vla } = kpis(
      began('2026-01-01', '2026-01-11', '2026-03-02'),
    );
    expect(time_to_first_use).toMatchObject({ value: 10, met: true, target: 14 });
    expect(time_to_first_vla).toMatchObject({ value: 60, met: false, target: 60 });
  });

  it('tells how many got there, of how many', () => {
    const rows = [
      began('2026-01-01', '2026-01-11', null),
      began('2026-01-01', '2026-01-21', null),
      began('2026-06-01', null, null),
      someFacts({ customerSince: '2026-06-01' }),
    ];
    expect(kpis(...rows).time_to_first_use).toMatchObject({
      value: 20,
      numerator: 2,
      denominator: 3,
      reason: null,
      coverage: { accounts: 3, of: 4 },
    });
    expect(kpis(...rows).time_to_first_vla).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 3,
      reason: 'fewer_than_half',
    });
  });

  it.each([
    ['began a year ago', '2025-07-01', 0],
    ['began the day after', '2025-07-02', 1],
    ['begins today', '2026-07-01', 1],
    ['begins tomorrow', '2026-07-02', 0],
    ['began nobody knows when', null, 0],
  ])('is over accounts that began in the trailing year: one that %s', (_, customerSince, asked) => {
    const row = someFacts({ customerSince, firstUse: { on: TODAY } });
    expect(kpis(row).time_to_first_use.coverage.of).toBe(asked);
  });

  it('counts use before the contract, as in a pilot, as day 0', () => {
    expect(kpis(began('2026-05-01', '2026-02-01', null)).time_to_first_use.value).toBe(0);
  });

  it('lets an account that left wait no longer than it stayed', () => {
    const left = { ...began('2026-01-01', null, null), customerUntil: addDays('2026-01-01', 5) };
    const got = began('2026-01-01', addDays('2026-01-01', 9), null);
    const never = began('2026-01-01', null, null);
    expect(kpis(left, got).time_to_first_use.value).toBe(9);
    expect(kpis(left, got, never).time_to_first_use.value).toBe(9);
    expect(kpis(never, never, got).time_to_first_use.value).toBeNull();
  });
});
