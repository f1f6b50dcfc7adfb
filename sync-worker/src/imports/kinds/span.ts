import { day, type Reading } from '../cells.ts';
import { missing, refuse } from '../refuse.ts';
import type { FileRow } from '../row.ts';
import type { Span } from './recurrence.ts';

/** First and last day of a line, both included. */
export function span(row: FileRow, reading: Reading): Span {
  const startsAt = day(row, 'starts_at', reading) ?? missing('starts_at');
  const endsAt = day(row, 'ends_at', reading) ?? missing('ends_at');
  if (endsAt < startsAt)
    refuse(`ends_at ${endsAt} is before starts_at ${startsAt}: swap or correct them`);
  return { startsAt, endsAt };
}
