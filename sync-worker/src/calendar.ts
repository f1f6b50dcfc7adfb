import {
  DAY_MS,
  type Day,
  dayNumber,
  dayOf,
  type Instant,
} from '@attain/shared/domain/basics/time';
import { Temporal } from 'temporal-polyfill';

/** Answers calendar questions in one zone; the domain gets days and instants and never asks a zone. */
export type Calendar = {
  zone: string;
  /** The calendar date on which an instant falls. */
  dayAt(instant: Instant): Day;
  /** The day number of that date. Made for millions of instants most of which are of one day. */
  dayNumberAt(instant: Instant): number;
  /** The first instant of a calendar date: not always 00:00, some zones skip it. */
  startOf(day: Day): Instant;
};

/** A day starts at most this long before 00:00 UTC of its date. */
const EARLIEST_OFFSET_MS = 14 * 3_600_000;

/**
 * A calendar of an IANA zone. Day starts are remembered, because a sync asks for the day of
 * millions of instants that fall on a few thousand days.
 *
 * @throws {RangeError} for a zone that does not exist.
 */
export function calendarOf(zone: string): Calendar {
  const starts = new Map<number, Instant>();

  const startOfNumber = (number: number): Instant => {
    const known = starts.get(number);
    if (known !== undefined) return known;
    const start = Temporal.PlainDate.from(dayOf(number)).toZonedDateTime(zone).epochMilliseconds;
    starts.set(number, start);
    return start;
  };

  const numberAt = (instant: Instant): number => {
    let number = Math.floor((instant + EARLIEST_OFFSET_MS) / DAY_MS);
    while (startOfNumber(number) > instant) number -= 1;
    return number;
  };

  let latest = { number: 0, from: startOfNumber(0), before: -Infinity };
  return {
    zone,
    startOf: (day) => startOfNumber(dayNumber(day)),
    dayAt: (instant) => dayOf(numberAt(instant)),
    dayNumberAt(instant) {
      if (instant >= latest.from && instant < latest.before) return latest.number;
      const number = numberAt(instant);
      latest = { number, from: startOfNumber(number), before: startOfNumber(number + 1) };
      return number;
    },
  };
}
