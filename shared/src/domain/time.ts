/** Milliseconds since 1970-01-01T00:00Z: when something happened or was recorded. */
export type Instant = number;

/** A calendar date in the portal's zone, `YYYY-MM-DD`. The worker turns instants into days; the domain never asks a zone. */
export type Day = string;

export const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 of a calendar date; negative before. */
export function dayNumber(day: Day): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    DAY_MS
  );
}

/** The calendar date of a day number; the inverse of {@link dayNumber}. */
export function dayOf(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
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
  const from = new Date(number * DAY_MS);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / DAY_MS;
}
