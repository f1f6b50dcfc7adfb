import { dayNumber, dayOf, type Day } from '@attain/shared/domain/basics/time';
import {
  currentSpan,
  type DaySpan,
  fullPeriods,
  spansOf,
  type WeekStart,
} from '@attain/shared/domain/usage/day-span';
import type { CalendarPeriod } from '@attain/shared/domain/usage/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

const MONDAY = 0;
const SUNDAY = 6;

const shown = ({ first, last }: DaySpan) => `${dayOf(first)}..${dayOf(last)}`;
const full = (period: CalendarPeriod, today: Day, count: number, start: WeekStart = MONDAY) =>
  fullPeriods(period, dayNumber(today), count, start).map(shown);

describe('full periods', () => {
  it.each([
    {
      period: 'day',
      today: '2026-03-01',
      is: ['2026-02-27..2026-02-27', '2026-02-28..2026-02-28'],
    },
    // 6 July 2026 is a Monday.
    {
      period: 'week',
      today: '2026-07-05',
      is: ['2026-06-15..2026-06-21', '2026-06-22..2026-06-28'],
    },
    {
      period: 'week',
      today: '2026-07-06',
      is: ['2026-06-22..2026-06-28', '2026-06-29..2026-07-05'],
    },
    {
      period: 'month',
      today: '2028-03-01',
      is: ['2028-01-01..2028-01-31', '2028-02-01..2028-02-29'],
    },
    {
      period: 'month',
      today: '2028-02-29',
      is: ['2027-12-01..2027-12-31', '2028-01-01..2028-01-31'],
    },
    {
      period: 'quarter',
      today: '2026-03-31',
      is: ['2025-07-01..2025-09-30', '2025-10-01..2025-12-31'],
    },
    {
      period: 'quarter',
      today: '2026-04-01',
      is: ['2025-10-01..2025-12-31', '2026-01-01..2026-03-31'],
    },
  ] as const)('are over: of a $period on $today the last two are $is', ({ period, today, is }) => {
    expect(full(period, today, 2)).toEqual(is);
  });

  it.each([
    { start: SUNDAY, today: '2026-07-04', is: '2026-06-21..2026-06-27' },
    { start: SUNDAY, today: '2026-07-05', is: '2026-06-28..2026-07-04' },
    { start: 5, today: '2026-07-04', is: '2026-06-27..2026-07-03' },
  ] as const)('begin weeks on the day that is configured: $start', ({ start, today, is }) => {
    expect(full('week', today, 1, start)).toEqual([is]);
  });

  it('follow each other without a gap up to the one that holds today', () => {
    const period = fc.constantFrom('day', 'week', 'month', 'quarter' as const);
    const start = fc.constantFrom<WeekStart>(0, 1, 2, 3, 4, 5, 6);
    fc.assert(
      fc.property(period, fc.integer({ min: -3_000, max: 60_000 }), start, (kind, today, week) => {
        const spans = fullPeriods(kind, today, 9, week);
        for (const [at, { first, last }] of spans.entries()) {
          expect(first).toBeLessThanOrEqual(last);
          expect(spans[at + 1]?.first ?? last + 1).toBe(last + 1);
        }
        expect(spans.at(-1)?.last).toBeLessThan(today);
        // Today is in the period that follows, so none that is over is left out.
        const [next] = fullPeriods(kind, today + 100, 101, week).filter(
          ({ last }) => last >= today,
        );
        expect(next?.first).toBe((spans.at(-1)?.last ?? 0) + 1);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the days of a measure', () => {
  const today = dayNumber('2026-07-08');
  const trailing = { kind: 'trailing', days: 28 } as const;

  it('are its calendar periods, whatever the rhythm of its metric', () => {
    const spans = spansOf({ kind: 'period', period: 'month' }, 'week', today, 1, MONDAY);
    expect(spans.map(shown)).toEqual(['2026-06-01..2026-06-30']);
  });

  it('are so many days up to the end of each period of the metric, where it looks back', () => {
    expect(spansOf(trailing, 'week', today, 2, MONDAY).map(shown)).toEqual([
      '2026-06-01..2026-06-28',
      '2026-06-08..2026-07-05',
    ]);
    expect(spansOf(trailing, 'month', today, 1, MONDAY).map(shown)).toEqual([
      '2026-06-03..2026-06-30',
    ]);
  });

  it('are for health the last full period, or the days up to yesterday', () => {
    expect(shown(currentSpan(trailing, today, MONDAY))).toBe('2026-06-10..2026-07-07');
    expect(shown(currentSpan({ kind: 'period', period: 'week' }, today, MONDAY))).toBe(
      '2026-06-29..2026-07-05',
    );
    expect(shown(currentSpan({ kind: 'period', period: 'week' }, today, SUNDAY))).toBe(
      '2026-06-28..2026-07-04',
    );
    expect(shown(currentSpan({ kind: 'period', period: 'day' }, today, MONDAY))).toBe(
      '2026-07-07..2026-07-07',
    );
  });
});
