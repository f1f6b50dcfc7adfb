import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { ValueSettings } from '@attain/shared/domain/value/settings';
import type { Period } from '@attain/shared/domain/value/value-line';

import type { Calendar } from '../calendar.ts';
import { readDay, readInstant } from './dates.ts';
import { LONGEST_LABEL, pastInstant as pastInstantFault } from '../records/checks.ts';
import { missing, refuse } from './refuse.ts';
import type { FileRow } from './row.ts';

/** The zone, the money and the clock by which cells are read. */
export type Reading = {
  calendar: Calendar;
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

export function instant(row: FileRow, column: string, { calendar }: Reading): Instant | null {
  return dated(row, column, (written) => readInstant(written, calendar));
}

export function day(row: FileRow, column: string, { calendar }: Reading): Day | null {
  return dated(row, column, (written) => readDay(written, calendar));
}

/** An instant at which something has happened. */
export function pastInstant(row: FileRow, column: string, reading: Reading): Instant | null {
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

function dated<T>(row: FileRow, column: string, read: (written: string) => T | null): T | null {
  const written = text(row, column);
  if (written === null) return null;
  return (
    read(written) ??
    refuse(
      `${column} "${written}" is not an ISO 8601 date: write 2026-01-31 or 2026-01-31T14:30:00Z`,
    )
  );
}
