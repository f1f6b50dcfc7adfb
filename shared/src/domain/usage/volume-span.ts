import { dayNumber, type Day } from '../basics/time.ts';
import type { ValueLine } from '../value/value-line.ts';
import type { DaySpan } from './day-span.ts';

/**
 * The days that the volume of an activity is counted over (O29): those of the reporting period on which its value line
 * runs. `null`: there are none, and the line counts nothing.
 */
export function volumeSpan(
  line: Pick<ValueLine, 'startsAt' | 'endsAt'>,
  period: { from: Day; to: Day },
): DaySpan | null {
  const first = Math.max(dayNumber(line.startsAt), dayNumber(period.from));
  const last = Math.min(dayNumber(line.endsAt), dayNumber(period.to));
  return first <= last ? { first, last } : null;
}

/** A one-off counts whole from its first day on, so its volume is known once its last day has come. */
export function isVolumeWhole(
  { recurring, endsAt }: Pick<ValueLine, 'recurring' | 'endsAt'>,
  { to }: { to: Day },
): boolean {
  return recurring !== null || endsAt <= to;
}
