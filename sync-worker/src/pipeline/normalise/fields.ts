import type { Instant } from '@attain/shared/domain/basics/time';

/** A value that cannot be what its meaning asks for. Reported, and treated as not given. */
export type FieldIssue = { property: string; message: string };

/** A field as read: `undefined` where HubSpot holds nothing or holds something unusable (then with an issue). */
export type Field<T> = { value: T | undefined; issue?: FieldIssue };

const ABSENT = { value: undefined };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A plain decimal number. HubSpot has no thousands separators, so `1,200` is text that somebody typed. */
export function numberField(property: string, text: string | null | undefined): Field<number> {
  const given = text?.trim();
  if (!given) return ABSENT;
  const value = DECIMAL.test(given) ? Number(given) : NaN;
  return Number.isFinite(value)
    ? { value }
    : unusable(property, `"${clip(given)}" is not a number`);
}

export function positiveField(property: string, text: string | null | undefined): Field<number> {
  const field = numberField(property, text);
  if (field.value === undefined || field.value >= 0) return field;
  return unusable(property, `${field.value} is below zero`);
}

const MILLISECONDS = /^-?\d{8,}$/;
/** ISO 8601. A time without its zone is refused: it would mean another instant on every machine. */
const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/;
/** Years that a person can have meant; calendars and the text of a date go no further. */
const EARLIEST = Date.parse('1900-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');

/** An ISO instant, or milliseconds since 1970 as older properties have it. A date alone is its midnight in UTC. */
export function instantField(property: string, text: string | null | undefined): Field<Instant> {
  const given = text?.trim();
  if (!given) return ABSENT;
  const value = MILLISECONDS.test(given) ? Number(given) : parseIso(given);
  if (Number.isNaN(value)) return unusable(property, `"${clip(given)}" is not a date`);
  if (value < EARLIEST || value > LATEST)
    return unusable(property, `"${clip(given)}" is out of range`);
  return { value };
}

/** A calendar date. HubSpot keeps `date` properties as `YYYY-MM-DD` or midnight UTC. */
export function dayField(property: string, text: string | null | undefined): Field<string> {
  const { value, issue } = instantField(property, text);
  if (value === undefined) return issue ? { value, issue } : ABSENT;
  return { value: isoDay(value) };
}

function parseIso(text: string): number {
  const [, day] = ISO.exec(text) ?? [];
  if (day === undefined) return NaN;
  return isDay(day) ? Date.parse(text) : NaN;
}

/** Millions of instants fall on a few thousand days, so each is judged once; a day nobody can mean is seldom. */
const judged = new Map<string, boolean>();
const DAYS_KEPT = 20_000;

function isDay(day: string): boolean {
  const known = judged.get(day);
  if (known !== undefined) return known;
  const midnight = Date.parse(day);
  // 30 February would become 2 March.
  const exists = !Number.isNaN(midnight) && isoDay(midnight) === day;
  if (judged.size >= DAYS_KEPT) judged.clear();
  judged.set(day, exists);
  return exists;
}

function isoDay(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function unusable(property: string, message: string): { value: undefined; issue: FieldIssue } {
  return { value: undefined, issue: { property, message } };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
