import { memoised } from './memo.ts';

/** Milliseconds since 1970-01-01T00:00Z: when something happened or was recorded. */
export type Instant = number;

/** A calendar date in the portal's zone, `YYYY-MM-DD`. The worker turns instants into days; the domain never asks a zone. */
export type Day = string;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Whole days since 1970-01-01 of a calendar date; negative before. */
export const dayNumber: (day: Day) => number = memoised(
  (day: Day) =>
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    DAY_MS,
);

/** The calendar date of a day number; the inverse of {@link dayNumber}. */
export const dayOf: (number: number) => Day = memoised((number: number) =>
  new Date(number * DAY_MS).toISOString().slice(0, 10),
);

/** Numbers the calendar months so that they ascend: January 1970 is 0. */
export const monthOf: (number: number) => number = memoised((number: number) => {
  const date = new Date(number * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
});

const firstOfMonth = memoised((month: number) => Date.UTC(1970, month, 1) / DAY_MS);

/** Calendar days from `from` to `to`, without the first: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar date `days` after `day` (before it, when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** The same day of another month; the last one of that month where it is shorter (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  return dayOf(monthsAfter(dayNumber(day), months));
}

/** {@link addMonths} on day numbers. */
export function monthsAfter(number: number, months: number): number {
  const month = monthOf(number);
  const intoMonth = number - firstOfMonth(month);
  const first = firstOfMonth(month + months);
  const last = firstOfMonth(month + months + 1) - 1;
  return Math.min(first + intoMonth, last);
}
