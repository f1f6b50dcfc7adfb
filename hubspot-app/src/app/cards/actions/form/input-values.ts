import type { Day } from '@attain/shared/domain/basics/time';

/** A date as HubSpot's input holds it: January is month 0. */
export type InputDate = { year: number; month: number; date: number };

export function toInputDate(day: Day): InputDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: month - 1, date };
}

/** `null` where the input was cleared. */
export function toDay(value: InputDate | null | undefined): Day | null {
  if (value === null || value === undefined) return null;
  const { year, month, date } = value;
  const digits = [String(year).padStart(4, '0'), ...[month + 1, date].map(twoDigits)];
  return digits.join('-');
}

/** What a number input hands over when it is cleared is no number of any kind. */
export function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
