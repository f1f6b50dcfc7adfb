import type { Day, Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import { isDay, localInstant } from './dates.ts';

/** How a sheet writes 5 June: `dmy` 05/06, `mdy` 06/05. `null`: nobody said. */
export type DateOrder = 'dmy' | 'mdy' | null;

export type SheetDate =
  | { kind: 'date'; day: Day; at: Instant }
  /** Which it is cannot be known. */
  | { kind: 'two_ways'; days: readonly [Day, Day] }
  /** A date, but not in the order that was told. */
  | { kind: 'other_order'; day: Day }
  | { kind: 'short_year' }
  | { kind: 'none' };

/** Three numbers between two equal signs, and a time of day. */
const FORM =
  /^(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?:,? +(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?: ?([AP])\.?M\.?)?)?$/i;

/**
 * A date or date-time as spreadsheets show it (`26.11.2026 13:45`, `11/26/2026 1:45:00 PM`, `2026/11/26`), in the
 * calendar's zone. Points mean day first, as in every country that writes them; with other signs the larger number tells,
 * and where it cannot, only the order that somebody told does.
 */
export function readSheetDate(text: string, calendar: Calendar, order: DateOrder): SheetDate {
  const parts = FORM.exec(text);
  if (parts === null) return { kind: 'none' };
  const [, first = '', sign = '', second = '', third = ''] = parts;
  const ms = timeOf(parts);
  if (ms === null) return { kind: 'none' };
  const dated = (day: Day): SheetDate => ({
    kind: 'date',
    day,
    at: localInstant(day, ms, calendar),
  });

  if (first.length === 4) {
    const day = third.length <= 2 ? dayIn(first, second, third) : null;
    return day === null ? { kind: 'none' } : dated(day);
  }
  if (third.length === 2) return { kind: 'short_year' };
  const dayFirst = dayIn(third, second, first);
  const monthFirst = sign === '.' ? null : dayIn(third, first, second);
  const told = order === 'mdy' && sign !== '.' ? monthFirst : dayFirst;
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return order === null
      ? { kind: 'two_ways', days: [dayFirst, monthFirst] }
      : dated(told ?? dayFirst);
  }
  const day = dayFirst ?? monthFirst;
  if (day === null) return { kind: 'none' };
  return order !== null && told === null ? { kind: 'other_order', day } : dated(day);
}

const EARLIEST_YEAR = 1970;

function dayIn(year: string, month: string, day: string): Day | null {
  if (year.length !== 4 || month.length > 2 || day.length > 2 || Number(year) < EARLIEST_YEAR) {
    return null;
  }
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

/** Milliseconds since midnight; 0 without a time, `null` for one that no clock shows. */
function timeOf(parts: RegExpExecArray): number | null {
  const [hour = '0', minute = '0', second = '0', fraction = '', half] = parts.slice(5);
  const hours = half === undefined ? Number(hour) : hourOf12(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second);
  return seconds * 1_000 + Number(fraction.padEnd(3, '0'));
}

function hourOf12(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}
