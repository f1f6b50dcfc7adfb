import type { Day, Instant } from '@attain/shared/domain/basics/time';
import { Temporal } from 'temporal-polyfill';

import type { Calendar } from '../calendar.ts';

/** The form that programs write. Days that not every month has are left to Temporal, which knows the months. */
const PLAIN_INSTANT =
  /^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

const DATE_ALONE = /^[+-]?\d{4,6}-?\d\d-?\d\d$/;
const WITH_OFFSET = /(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.*\])?$/i;
const LATEST = Date.UTC(9999, 11, 31);

/**
 * An ISO 8601 date or date-time as an instant: a date alone is midnight in the calendar's zone, and a time without an
 * offset is that zone's. `null` for anything else, and outside the years 1970-9999.
 */
export function readInstant(text: string, calendar: Calendar): Instant | null {
  if (PLAIN_INSTANT.test(text)) return Date.parse(text);
  try {
    const instant = slowInstant(text, calendar);
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

function slowInstant(text: string, calendar: Calendar): Instant {
  if (DATE_ALONE.test(text)) return calendar.startOf(Temporal.PlainDate.from(text).toString());
  if (WITH_OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(calendar.zone).epochMilliseconds;
}
