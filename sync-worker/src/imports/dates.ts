import {
  DAY_MS,
  type Day,
  dayNumber,
  dayOf,
  type Instant,
} from '@attain/shared/domain/basics/time';
import { Temporal } from 'temporal-polyfill';

import type { Calendar } from '../calendar.ts';

/** The form that programs write. */
const PLAIN_INSTANT =
  /^(?:19[7-9]\d|[2-9]\d{3})-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The form of databases and spreadsheets. */
const PLAIN_LOCAL =
  /^((?:19[7-9]\d|[2-9]\d{3})-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3})\d{0,6})?)?)?$/;

const DAY_CHARS = 10;
const DATE_ALONE = /^[+-]?\d{4,6}-?\d\d-?\d\d$/;
const WITH_OFFSET = /(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.*\])?$/i;
const LATEST = Date.UTC(9999, 11, 31);

/**
 * An ISO 8601 date or date-time as an instant: a date alone is midnight in the calendar's zone, and a time without an
 * offset is that zone's. `null` for anything else, and outside the years 1970-9999.
 */
export function readInstant(text: string, calendar: Calendar): Instant | null {
  if (PLAIN_INSTANT.test(text)) return isDay(text.slice(0, DAY_CHARS)) ? Date.parse(text) : null;
  try {
    const instant = plainLocal(text, calendar) ?? slowInstant(text, calendar);
    return instant >= 0 && instant <= LATEST ? instant : null;
  } catch {
    return null;
  }
}

/** The calendar date of an ISO 8601 date, or of a date-time in the calendar's zone; `null` for anything else. */
export function readDay(text: string, calendar: Calendar): Day | null {
  const instant = readInstant(text, calendar);
  if (instant === null) return null;
  return DATE_ALONE.test(text) ? Temporal.PlainDate.from(text).toString() : calendar.dayAt(instant);
}

/**
 * The instant at which a clock in the calendar's zone shows a time, in milliseconds since midnight. Where the clock is set
 * back and shows it twice the first one, where it is set forward and never shows it the one an hour later.
 */
export function localInstant(day: Day, time: number, calendar: Calendar): Instant {
  const start = calendar.startOf(day);
  if (time === 0 || calendar.startOf(dayOf(dayNumber(day) + 1)) - start === DAY_MS)
    return start + time;
  return Temporal.PlainDate.from(day)
    .toPlainDateTime()
    .add({ milliseconds: time })
    .toZonedDateTime(calendar.zone).epochMilliseconds;
}

/** Whether there is such a day in the calendar; the text is `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const number = dayNumber(text);
  return Number.isFinite(number) && dayOf(number) === text;
}

function plainLocal(text: string, calendar: Calendar): Instant | null {
  const parts = PLAIN_LOCAL.exec(text);
  if (parts === null) return null;
  const [, day = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
  if (!isDay(day)) return null;
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return localInstant(day, time * 1_000 + Number(fraction.padEnd(3, '0')), calendar);
}

function slowInstant(text: string, calendar: Calendar): Instant {
  if (DATE_ALONE.test(text)) return calendar.startOf(Temporal.PlainDate.from(text).toString());
  if (WITH_OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(calendar.zone).epochMilliseconds;
}
