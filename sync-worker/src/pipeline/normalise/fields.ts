import type { Instant } from '@attain/shared/domain/time';

/** A value that cannot be what its meaning asks for. Reported, and treated as not given. */
export type FieldIssue = { property: string; message: string };

/** A field as read: `undefined` where HubSpot holds nothing or holds something unusable (then with an issue). */
export type Field<T> = { value: T | undefined; issue?: FieldIssue };

const ABSENT = { value: undefined };

/** A plain decimal number. HubSpot has no thousands separators, so `1,200` is text that somebody typed. */
export function numberField(property: string, text: string | null | undefined): Field<number> {
  if (text == null || text.trim() === '') return ABSENT;
  const value = Number(text);
  if (Number.isFinite(value)) return { value };
  return { value: undefined, issue: { property, message: `"${clip(text)}" is not a number` } };
}

export function positiveField(property: string, text: string | null | undefined): Field<number> {
  const field = numberField(property, text);
  if (field.value === undefined || field.value >= 0) return field;
  return { value: undefined, issue: { property, message: `${field.value} is below zero` } };
}

/** An ISO instant, or milliseconds since 1970 as older properties have it. */
export function instantField(property: string, text: string | null | undefined): Field<Instant> {
  if (text == null || text === '') return ABSENT;
  const value = /^\d{10,}$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isNaN(value)) return { value };
  return { value: undefined, issue: { property, message: `"${clip(text)}" is not a date` } };
}

/** A calendar date. HubSpot keeps `date` properties as `YYYY-MM-DD` or midnight UTC. */
export function dayField(property: string, text: string | null | undefined): Field<string> {
  const { value, issue } = instantField(property, text);
  if (value === undefined) return issue ? { value: undefined, issue } : ABSENT;
  const day = new Date(value).toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return { value: day };
  return {
    value: undefined,
    issue: { property, message: `"${clip(text ?? '')}" is out of range` },
  };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
