import { DAY_MS, type Day, type Instant } from '@attain/shared/domain/time';
import type { Minor, Period } from '@attain/shared/domain/value-line';

import type { Calendar } from '../calendar.ts';
import { readDay, readInstant } from './dates.ts';
import { type FileRow, RowRefusedError } from './row.ts';

/** The zone, the money and the clock by which cells are read. */
export type Reading = {
  calendar: Calendar;
  currency: string;
  /** Digits of the currency's minor unit: 2 for USD, 0 for JPY. */
  currencyDigits: number;
  now: Instant;
};

const LONGEST_LABEL = 255;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMALS = /^\+?(?<whole>\d+)(?:\.(?<fraction>\d*))?$/;
/** A thousand to a German reader, one to an English one. */
const AMBIGUOUS_NUMBER = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

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

/** A decimal number. Text that reads differently in another country is refused rather than guessed at. */
export function number(row: FileRow, column: string): number | null {
  const cell = row.cells.get(column);
  if (cell === undefined || typeof cell === 'number') return cell ?? null;
  if (AMBIGUOUS_NUMBER.test(cell)) {
    const whole = cell.replaceAll('.', '');
    const fraction =
      cell.split('.').length === 2
        ? ` or ${cell.replace(/0{1,2}$/, '')}${cell.endsWith('0') ? '' : '0'}`
        : '';
    refuse(`${column} "${cell}" can be read in two ways: write ${whole}${fraction}`);
  }
  return plainNumber(row, column);
}

/** A number as programs write it, with a point; three decimals are nothing unusual there. */
export function plainNumber(row: FileRow, column: string): number | null {
  const cell = row.cells.get(column);
  if (cell === undefined || typeof cell === 'number') return cell ?? null;
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  if (!Number.isFinite(value)) {
    refuse(
      `${column} "${cell}" is not a number: write digits and a decimal point, as in 1234.5, without separators or units`,
    );
  }
  return value;
}

export function requiredNumber(row: FileRow, column: string): number {
  return number(row, column) ?? missing(column);
}

/** A number of 0 or more. */
export function quantity(row: FileRow, column: string): number | null {
  const value = number(row, column);
  if (value !== null && value < 0) refuse(`${column} ${value} is below 0: write 0 or more`);
  return value;
}

/** A weight: above 0. */
export function weight(row: FileRow, column: string): number | null {
  const value = number(row, column);
  if (value !== null && value <= 0)
    refuse(`${column} ${value} is not above 0: write a positive weight such as 1`);
  return value;
}

/** A share or a probability, [0, 1]. */
export function fraction(row: FileRow, column: string): number | null {
  const value = number(row, column);
  if (value !== null && (value < 0 || value > 1)) {
    refuse(`${column} ${value} is not between 0 and 1: write 0.4 for 40 %`);
  }
  return value;
}

/** An amount of major units as whole minor units, without a detour over binary fractions. */
export function amount(
  row: FileRow,
  column: string,
  { currency, currencyDigits }: Reading,
): Minor | null {
  const value = number(row, column);
  if (value === null) return null;
  const written = String(row.cells.get(column));
  if (value < 0) refuse(`${column} ${written} is below 0: write 0 or more`);
  const parts = DECIMALS.exec(written)?.groups;
  if (parts === undefined)
    refuse(`${column} ${written} is not a plain amount: write it as in 1234.50`);
  const fractionDigits = (parts.fraction ?? '').replace(/0+$/, '');
  if (fractionDigits.length > currencyDigits) {
    refuse(
      `${column} ${written} is finer than ${currency} can be paid: write at most ${currencyDigits} decimals`,
    );
  }
  const minor = Number(`${parts.whole}${fractionDigits.padEnd(currencyDigits, '0')}`);
  if (!Number.isSafeInteger(minor)) refuse(`${column} ${written} is too large to be an amount`);
  return minor;
}

/** Nothing to say where the currency is the portal's; another one is refused, since no rate is known. */
export function checkCurrency(row: FileRow, { currency }: Reading): void {
  const given = text(row, 'currency');
  if (given !== null && given.toUpperCase() !== currency) {
    refuse(
      `currency ${given} is not the portal's and no rate is known: convert the amounts to ${currency}`,
    );
  }
}

export function instant(row: FileRow, column: string, { calendar }: Reading): Instant | null {
  return dated(row, column, (written) => readInstant(written, calendar));
}

export function day(row: FileRow, column: string, { calendar }: Reading): Day | null {
  return dated(row, column, (written) => readDay(written, calendar));
}

/** An instant at which something has happened: a day ahead of the clock is a clock that is off, more is a mistake. */
export function pastInstant(row: FileRow, column: string, reading: Reading): Instant | null {
  const at = instant(row, column, reading);
  if (at !== null && at > reading.now + DAY_MS) {
    refuse(`${column} ${text(row, column)} is in the future: check the year and the time zone`);
  }
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

export function missing(column: string): never {
  return refuse(`${column} is missing`);
}

export function refuse(reason: string): never {
  throw new RowRefusedError(reason);
}

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
