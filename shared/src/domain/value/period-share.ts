import { dayNumber, monthOf, monthsAfter, type Day } from '../basics/time.ts';
import type { Period } from './value-line.ts';

/** Calendar days, both ends included. */
export type DayRange = { from: Day; to: Day };

export type Recurring = { startsAt: Day; endsAt: Day; recurring: Period | null };

const DAYS: Readonly<Partial<Record<Period, number>>> = { day: 1, week: 7 };
const MONTHS: Readonly<Partial<Record<Period, number>>> = { month: 1, quarter: 3, year: 12 };

/**
 * How often an amount counts within a window (C04).
 *
 * A one-off counts whole on its first day, or not at all. A recurring amount is per its period and counts by day, over
 * the days that its line and the window share. Months, quarters and years run from the line's first day, so that each
 * of its own years counts exactly once, leap or not.
 */
export function periodShare({ startsAt, endsAt, recurring }: Recurring, window: DayRange): number {
  if (recurring === null) return window.from <= startsAt && startsAt <= window.to ? 1 : 0;
  const from = dayNumber(startsAt > window.from ? startsAt : window.from);
  const end = dayNumber(endsAt < window.to ? endsAt : window.to) + 1;
  if (end <= from) return 0;
  const start = dayNumber(startsAt);
  return periodsBefore(end, start, recurring) - periodsBefore(from, start, recurring);
}

/** Days of a window that a line covers; 0 or more. */
export function sharedDays(startsAt: Day, endsAt: Day, window: DayRange): number {
  const from = startsAt > window.from ? startsAt : window.from;
  const to = endsAt < window.to ? endsAt : window.to;
  return from > to ? 0 : dayNumber(to) - dayNumber(from) + 1;
}

/** Periods, and the part of one, from the start of a line to the beginning of a day. */
function periodsBefore(day: number, start: number, period: Period): number {
  const length = DAYS[period];
  return length === undefined
    ? monthPeriodsBefore(day, start, MONTHS[period] ?? 1)
    : (day - start) / length;
}

function monthPeriodsBefore(day: number, start: number, months: number): number {
  const calendarMonths = monthOf(day) - monthOf(start);
  let whole = Math.floor(calendarMonths / months);
  if (monthsAfter(start, whole * months) > day) whole -= 1;
  const begun = monthsAfter(start, whole * months);
  const next = monthsAfter(start, (whole + 1) * months);
  return whole + (day - begun) / (next - begun);
}
