import { dayNumber, type Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../../../calendar.ts';
import { readDay, readInstant } from '../../../imports/dates.ts';

/**
 * Values of a row as drivers give them: text, numbers, dates, and objects that hold the text in `value` or give it by
 * `toString` (BigQuery). Each answers `null` for nothing and `undefined` for what it cannot read.
 */

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

export function textIn(value: unknown): string | null | undefined {
  if (isNothing(value)) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return undefined;
}

export function numberIn(value: unknown): number | null | undefined {
  if (isNothing(value)) return null;
  const number = typeof value === 'number' ? value : Number(writtenIn(value));
  return Number.isFinite(number) ? number : undefined;
}

/** A calendar date; a time is cut into the day it falls on in the portal's zone. */
export function dayIn(value: unknown, calendar: Calendar): number | null | undefined {
  if (isNothing(value)) return null;
  // What drivers make of a date without a time is midnight UTC.
  const written = value instanceof Date ? value.toISOString().slice(0, 10) : writtenIn(value);
  const day = readDay(written, calendar);
  return day === null ? undefined : dayNumber(day);
}

export function instantIn(value: unknown, calendar: Calendar): Instant | null | undefined {
  if (isNothing(value)) return null;
  if (value instanceof Date) return value.getTime();
  return readInstant(writtenIn(value), calendar) ?? undefined;
}

function writtenIn(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'value' in value) return String(value.value);
  return String(value);
}
