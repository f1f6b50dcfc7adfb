import type { Day } from '@attain/shared/domain/basics/time';

/** What is wrong with a field and what to do, read after its label; `null`: nothing. The words are those of the worker. */
type Fault = string | null;

/** What is wrong, by field in the API's notation: `metrics[0].target`. Empty: nothing. */
export type Faults = Readonly<Record<string, string>>;

const LONGEST_LINE = 255;
const LONGEST_TEXT = 4_000;
const LARGEST_NUMBER = 1e12;
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const YEARS = /^(?:19[7-9]\d|2[01]\d\d)-/;

const MISSING = 'is missing';

export function optionalLine(written: string): Fault {
  if (written.trim().length > LONGEST_LINE) return tooLong(LONGEST_LINE);
  return ONE_LINE.test(written) ? null : 'has control characters: write it in one line';
}

export function line(written: string): Fault {
  return written.trim() === '' ? MISSING : optionalLine(written);
}

export function optionalText(written: string): Fault {
  if (written.trim().length > LONGEST_TEXT) return tooLong(LONGEST_TEXT);
  return LINES.test(written) ? null : 'has control characters: write plain text';
}

export function text(written: string): Fault {
  return written.trim() === '' ? MISSING : optionalText(written);
}

export function optionalNumber(value: number | null): Fault {
  return value !== null && Math.abs(value) > LARGEST_NUMBER
    ? 'is too large: check the number of digits'
    : null;
}

export function number(value: number | null): Fault {
  return value === null ? MISSING : optionalNumber(value);
}

/** Zero is an amount: a customer may confirm that nothing came of it. */
export function amount(value: number | null): Fault {
  if (value !== null && value < 0) return 'is below 0: write 0 or more';
  return number(value);
}

export function optionalDay(day: Day | null): Fault {
  return day === null || YEARS.test(day) ? null : 'must be within the years 1970 to 2199';
}

export function day(value: Day | null): Fault {
  return value === null ? MISSING : optionalDay(value);
}

/** Of something that happened. */
export function pastDay(value: Day | null, today: Day): Fault {
  return value !== null && value > today ? 'is in the future: check the year' : day(value);
}

/** Of something that is to come, or holds until then. */
export function comingDay(value: Day | null, today: Day): Fault {
  return value !== null && value < today ? 'is over: name a day from today on' : day(value);
}

export function optionalWebAddress(written: string): Fault {
  if (written.trim() === '') return null;
  const isWeb = /^https?:\/\/\S+$/i.test(written.trim()) && URL.canParse(written.trim());
  return isWeb
    ? optionalLine(written)
    : 'is not a web address: write one such as https://example.com/page';
}

/** Of something that is chosen from a list. */
export function chosen(value: string): Fault {
  return value === '' ? MISSING : null;
}

/** The fields that have something wrong with them. */
export function faultsOf(checks: Readonly<Record<string, Fault>>): Faults {
  return Object.fromEntries(
    Object.entries(checks).filter((each): each is [string, string] => each[1] !== null),
  );
}

/** What was not typed is not sent. */
export function given(written: string): string | null {
  return written.trim() === '' ? null : written.trim();
}

function tooLong(longest: number): string {
  return `is longer than ${longest} characters: shorten it`;
}
