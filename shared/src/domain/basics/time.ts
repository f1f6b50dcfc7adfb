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

/**
 * From the first of March of the year 0 to 1970-01-01. Counted from a March, the leap day is the last of a year and the
 * lengths of the months repeat every five, so that plain arithmetic does for the calendar what a look-up would.
 */
const DAYS_BEFORE_1970 = 719_468;
const MONTHS_BEFORE_1970 = 1970 * 12 - 2;
const FOUR_CENTURIES = 146_097;
const SHORTEST_MONTH = 28;

/** Numbers the calendar months so that they ascend: January 1970 is 0. */
export function monthOf(number: number): number {
  const day = number + DAYS_BEFORE_1970;
  const era = Math.floor(day / FOUR_CENTURIES);
  const ofEra = day - era * FOUR_CENTURIES;
  const leapDays =
    Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const year = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return (year + era * 400) * 12 + month - MONTHS_BEFORE_1970;
}

/** Day number of the first of a month that {@link monthOf} numbers. */
export function firstOfMonth(number: number): number {
  const month = number + MONTHS_BEFORE_1970;
  const year = Math.floor(month / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * (month - year * 12) + 2) / 5) - DAYS_BEFORE_1970;
}

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
  return dayOfMonth(month + months, number - firstOfMonth(month));
}

/** Day number of a day of a month, the first being 0; the last one of the month where that is shorter. */
export function dayOfMonth(month: number, intoMonth: number): number {
  const day = firstOfMonth(month) + intoMonth;
  return intoMonth < SHORTEST_MONTH ? day : Math.min(day, firstOfMonth(month + 1) - 1);
}
