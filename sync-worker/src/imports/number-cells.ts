import type { Minor } from '@attain/shared/domain/value/value-line';

import { type Reading, text } from './cells.ts';
import { missing, refuse } from './refuse.ts';
import type { FileRow } from './row.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const PERCENT = /^(\d+(?:\.\d+)?) ?%$/;
const DECIMALS = /^\+?(?<whole>\d+)(?:\.(?<fraction>\d*))?$/;
/** A thousand to a German reader, one to an English one. */
const AMBIGUOUS_NUMBER = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/** A decimal number. Text of a file from a country of decimal commas that reads differently there is refused rather than guessed at. */
export function number(row: FileRow, column: string): number | null {
  if (row.decimalComma) refuseTwoReadings(row, column);
  return plainNumber(row, column);
}

function refuseTwoReadings(row: FileRow, column: string): void {
  const cell = row.cells.get(column);
  if (typeof cell !== 'string' || !AMBIGUOUS_NUMBER.test(cell)) return;
  const whole = cell.replaceAll('.', '');
  const fraction =
    cell.split('.').length === 2
      ? ` or ${cell.replace(/0{1,2}$/, '')}${cell.endsWith('0') ? '' : '0'}`
      : '';
  refuse(`${column} "${cell}" can be read in two ways: write ${whole}${fraction}`);
}

/** A number as programs write it, with a point; three decimals are nothing unusual there. */
export function plainNumber(row: FileRow, column: string): number | null {
  const cell = row.cells.get(column);
  if (cell === undefined || typeof cell === 'number') return cell ?? null;
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  if (!Number.isFinite(value)) {
    if (PERCENT.test(String(cell))) {
      refuse(
        `${column} "${cell}" is not a number: write ${parseFloat(String(cell))}, or the fraction where the column counts in fractions`,
      );
    }
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

/** A share or a probability, [0, 1]; also as a sheet shows it, `40%`. */
export function fraction(row: FileRow, column: string): number | null {
  const percent = PERCENT.exec(text(row, column) ?? '')?.[1];
  const value = percent === undefined ? number(row, column) : Number(`${percent}e-2`);
  if (value !== null && (value < 0 || value > 1)) {
    refuse(`${column} ${value} is not between 0 and 1: write 0.4 for 40 %`);
  }
  return value;
}

/**
 * An amount of major units as whole minor units, without a detour over binary fractions. Nobody writes three decimals
 * of money, so they are more likely thousands, in whatever file.
 */
export function amount(
  row: FileRow,
  column: string,
  { currency, currencyDigits }: Reading,
): Minor | null {
  refuseTwoReadings(row, column);
  const value = plainNumber(row, column);
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
