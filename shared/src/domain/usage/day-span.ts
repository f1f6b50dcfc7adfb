import { firstOfMonth, monthOf } from '../basics/time.ts';
import type { CalendarPeriod, MeasureSpan } from './measure.ts';

/** Day numbers in the portal's zone, both included. */
export type DaySpan = { first: number; last: number };

/** Day on which weeks begin, counted from Monday = 0. */
export type WeekStart = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;
const QUARTER_MONTHS = 3;

/** The last `count` calendar periods that are over when `today` begins, oldest first. */
export function fullPeriods(
  period: CalendarPeriod,
  today: number,
  count: number,
  weekStart: WeekStart,
): readonly DaySpan[] {
  const periods: DaySpan[] = [];
  let next = startOf(period, today, weekStart);
  for (let left = count; left > 0; left -= 1) {
    const first = startOf(period, next - 1, weekStart);
    periods.push({ first, last: next - 1 });
    next = first;
  }
  return periods.reverse();
}

/**
 * The days of the last `count` values of a measure, oldest first: each calendar period, or the days up to the end of each
 * period of `rhythm` where the measure looks back over a number of days.
 */
export function spansOf(
  span: MeasureSpan,
  rhythm: CalendarPeriod,
  today: number,
  count: number,
  weekStart: WeekStart,
): readonly DaySpan[] {
  if (span.kind === 'period') return fullPeriods(span.period, today, count, weekStart);
  return fullPeriods(rhythm, today, count, weekStart).map(({ last }) => ({
    first: last - span.days + 1,
    last,
  }));
}

/** The days of the value that holds today: the last full period, or the days up to yesterday. */
export function currentSpan(span: MeasureSpan, today: number, weekStart: WeekStart): DaySpan {
  if (span.kind === 'trailing') return { first: today - span.days, last: today - 1 };
  const next = startOf(span.period, today, weekStart);
  return { first: startOf(span.period, next - 1, weekStart), last: next - 1 };
}

/** First day of the period that holds a day. */
function startOf(period: CalendarPeriod, day: number, weekStart: WeekStart): number {
  if (period === 'day') return day;
  if (period === 'week') return day - mod(day + WEEKDAY_OF_DAY_0 - weekStart, WEEK_DAYS);
  const month = monthOf(day);
  return firstOfMonth(period === 'month' ? month : month - mod(month, QUARTER_MONTHS));
}

const mod = (n: number, by: number) => ((n % by) + by) % by;
