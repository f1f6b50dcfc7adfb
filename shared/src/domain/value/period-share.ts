import { dayNumber, dayOfMonth, firstOfMonth, monthOf, type Day } from '../basics/time.ts';
import type { Period } from './value-line.ts';

/** Calendar days, both ends included. */
export type DayRange = { from: Day; to: Day };

/** The same as day numbers. */
export type Days = { from: number; to: number };

type Recurring = { startsAt: Day; endsAt: Day; recurring: Period | null };

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
  return shareOfDays(daysOf(startsAt, endsAt), recurring, daysOf(window.from, window.to));
}

/** {@link periodShare} on day numbers. */
export function shareOfDays(line: Days, recurring: Period | null, window: Days): number {
  const start = line.from;
  if (recurring === null) return window.from <= start && start <= window.to ? 1 : 0;
  const from = Math.max(start, window.from);
  const end = Math.min(line.to, window.to) + 1;
  if (end <= from) return 0;
  const before = from === start ? 0 : periodsBefore(from, start, recurring);
  return periodsBefore(end, start, recurring) - before;
}

export function daysOf(from: Day, to: Day): Days {
  return { from: dayNumber(from), to: dayNumber(to) };
}

/** Days that a line and a window share; 0 or more. */
export function sharedDays(line: Days, window: Days): number {
  return Math.max(0, Math.min(line.to, window.to) - Math.max(line.from, window.from) + 1);
}

/** Periods, and the part of one, from the start of a line to the beginning of a day. */
function periodsBefore(day: number, start: number, period: Period): number {
  const length = DAYS[period];
  return length === undefined
    ? monthPeriodsBefore(day, start, MONTHS[period] ?? 1)
    : (day - start) / length;
}

function monthPeriodsBefore(day: number, start: number, months: number): number {
  const month = monthOf(start);
  const intoMonth = start - firstOfMonth(month);
  let whole = Math.floor((monthOf(day) - month) / months);
  let begun = dayOfMonth(month + whole * months, intoMonth);
  if (begun > day) {
    whole -= 1;
    begun = dayOfMonth(month + whole * months, intoMonth);
  }
  const next = dayOfMonth(month + (whole + 1) * months, intoMonth);
  return whole + (day - begun) / (next - begun);
}
