import { DAY_MS, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { Minor } from '@attain/shared/domain/value/value-line';

import type { Moment } from './faults.ts';

/** What has to fit in an index. */
export const LONGEST_LABEL = 255;
const LONGEST_TEXT = 10_000;

const EARLIEST: Day = '1970-01-01';

/** Each check answers what is wrong and what to do, or `null`; `null` as the input is what nobody entered. */
type Check<Input> = (input: Input) => string | null;

export const text: Check<string | null> = (written) => textFault(written, LONGEST_TEXT);

export const label: Check<string | null> = (written) => textFault(written, LONGEST_LABEL);

export const requiredText: Check<string> = (written) =>
  written.trim() === '' ? 'is missing' : text(written);

export const requiredLabel: Check<string> = (written) =>
  written.trim() === '' ? 'is missing' : label(written);

/** People open links by a click, so that nothing but a web page may hide behind one. */
export const link: Check<string | null> = (written) => {
  if (written === null) return null;
  const isWeb = /^https?:\/\//i.test(written) && URL.canParse(written);
  return isWeb ? text(written) : 'is not a web address: write one such as https://example.com/page';
};

/** A day on which something happened. */
export function pastDay(day: Day, { today }: Pick<Moment, 'today'>): string | null {
  if (day > today) return `${day} is in the future: check the year`;
  return day < EARLIEST ? `${day} is before 1970: check the year` : null;
}

/** An instant at which something happened: a day ahead of the clock is a clock that is off, more is a mistake. */
export function pastInstant(at: Instant, { now }: Pick<Moment, 'now'>): string | null {
  if (!Number.isFinite(at)) return 'is not a time';
  if (at > now + DAY_MS) return 'is in the future: check the year and the time zone';
  return at < 0 ? 'is before 1970: check the year' : null;
}

/** Whole minor units, 0 or more. */
export function money(amount: Minor | null): string | null {
  if (amount === null) return null;
  if (!Number.isSafeInteger(amount)) return 'is not an amount of money';
  return amount < 0 ? 'is below 0: write 0 or more' : null;
}

export function quantity(value: number | null): string | null {
  if (value === null) return null;
  if (!Number.isFinite(value)) return 'is not a number';
  return value < 0 ? `${value} is below 0: write 0 or more` : null;
}

/** A share or a probability. */
export function fraction(value: number | null): string | null {
  if (value === null || (value >= 0 && value <= 1)) return null;
  return `${value} is not between 0 and 1: write 0.4 for 40 %`;
}

export function spanEnd({ startsAt, endsAt }: { startsAt: Day; endsAt: Day }): string | null {
  return endsAt < startsAt
    ? `${endsAt} is before the start ${startsAt}: swap or correct them`
    : null;
}

function textFault(written: string | null, longest: number): string | null {
  if (written === null) return null;
  if (written.includes('\0')) return 'holds a NUL character, which is no text: remove it';
  return written.length > longest ? `is longer than ${longest} characters: shorten it` : null;
}
