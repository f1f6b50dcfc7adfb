import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { ValueSettings } from '@attain/shared/domain/value/settings';
import type { Period } from '@attain/shared/domain/value/value-line';

import type { Calendar } from '../calendar.ts';
import { readDay, readInstant } from './dates.ts';
import { type DateOrder, readSheetDate, type SheetDate } from './sheet-dates.ts';
import { LONGEST_LABEL, pastInstant as pastInstantFault } from '../records/checks.ts';
import { missing, refuse } from './refuse.ts';
import type { FileRow } from './row.ts';

/** The zone by which dates are read, and the order in which they are written. */
export type DateReading = { calendar: Calendar; dateOrder: DateOrder };

/** The zone, the money and the clock by which cells are read. */
export type Reading = DateReading & {
  currency: string;
  /** Digits of the currency's minor unit: 2 for USD, 0 for JPY. */
  currencyDigits: number;
  exchange: Exchange;
  now: Instant;
};

/** The rates by which amounts of other currencies are converted. */
export type Exchange = Pick<ValueSettings['value'], 'rates' | 'rateMaxAgeDays'>;

export function text({ cells }: FileRow, column: string): string | null {
  const cell = cells.get(column);
  if (typeof cell !== 'number') return cell ?? null;
  if (Number.isInteger(cell) && !Number.isSafeInteger(cell)) {
    refuse(`${column} ${cell} is too long for a JSON number: write it in quotation marks`);
  }
  return String(cell);
}

/** A name or title: text that has to fit in an index. */
export function label(row: FileRow, column: string): string | null {
  const name = text(row, column);
  if (name !== null && name.length > LONGEST_LABEL) {
    refuse(`${column} is longer than ${LONGEST_LABEL} characters: shorten it`);
  }
  return name;
}

export function requiredLabel(row: FileRow, column: string): string {
  return label(row, column) ?? missing(column);
}

export function requiredText(row: FileRow, column: string): string {
  return text(row, column) ?? missing(column);
}

export function instant(row: FileRow, column: string, reading: DateReading): Instant | null {
  const written = text(row, column);
  if (written === null) return null;
  return readInstant(written, reading.calendar) ?? sheetDate(column, written, reading).at;
}

export function day(row: FileRow, column: string, reading: DateReading): Day | null {
  const written = text(row, column);
  if (written === null) return null;
  return readDay(written, reading.calendar) ?? sheetDate(column, written, reading).day;
}

/** An instant at which something has happened. */
export function pastInstant(
  row: FileRow,
  column: string,
  reading: DateReading & { now: Instant },
): Instant | null {
  const at = instant(row, column, reading);
  const fault = at === null ? null : pastInstantFault(at, reading);
  if (fault !== null) refuse(`${column} ${text(row, column)} ${fault}`);
  return at;
}

/** One of a list of words, also in another case or with spaces; synonyms map to the word they mean. */
export function word<Word extends string>(
  row: FileRow,
  column: string,
  words: readonly Word[],
  synonyms: Readonly<Record<string, Word>> = {},
): Word | null {
  const written = text(row, column);
  if (written === null) return null;
  const name = written.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const found =
    words.find((candidate) => candidate === name) ??
    (Object.hasOwn(synonyms, name) ? synonyms[name] : undefined);
  return found ?? refuse(`${column} "${written}" is unknown: write ${words.join(', ')}`);
}

export const PERIODS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
] as const satisfies readonly Period[];

export const PERIOD_SYNONYMS: Readonly<Record<string, Period>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

type ReadDate = Extract<SheetDate, { kind: 'date' }>;

function sheetDate(
  column: string,
  written: string,
  { calendar, dateOrder }: DateReading,
): ReadDate {
  const read = readSheetDate(written, calendar, dateOrder);
  return read.kind === 'date'
    ? read
    : refuse(`${column} "${written}" ${dateFault(read, dateOrder)}`);
}

function dateFault(read: Exclude<SheetDate, ReadDate>, order: DateOrder): string {
  switch (read.kind) {
    case 'two_ways':
      return `can be read in two ways: write ${read.days.join(' or ')}, or say --date-order dmy or mdy`;
    case 'other_order':
      return `is not in the order ${order} that was told: write ${read.day}`;
    case 'short_year':
      return 'has a year of two digits: write all four';
    case 'none':
      return 'is not a date: write 2026-01-31 or 2026-01-31T14:30:00Z';
  }
}
