import { dayOf } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../../calendar.ts';
import type { DaySpan } from '../../ports/analytics.ts';

type Days = { firstDay: number; lastDay: number };

type Plan = {
  /** The last complete day that is stored; `null` = none. */
  throughDay: number | null;
  today: number;
  lookBackDays: number;
  backfillDays: number;
  /** Asked for by a person; `null` = nobody. */
  since: number | null;
};

/**
 * The days that a pull asks for: the last complete ones again, because events come late, what is new, and today so far. The
 * first pull begins before today by the days of its backfill.
 */
export function daysToPull({ throughDay, today, lookBackDays, backfillDays, since }: Plan): Days {
  const next = throughDay === null ? today - backfillDays : throughDay - lookBackDays + 1;
  return { firstDay: Math.min(since ?? next, today), lastDay: today };
}

/** Cuts days into questions, the oldest first. */
export function* questionsOf(
  { firstDay, lastDay }: Days,
  daysPerQuestion: number,
): Generator<Days> {
  for (let first = firstDay; first <= lastDay; first += daysPerQuestion)
    yield { firstDay: first, lastDay: Math.min(first + daysPerQuestion - 1, lastDay) };
}

export function spanOf({ firstDay, lastDay }: Days, calendar: Calendar): DaySpan {
  return {
    firstDay,
    lastDay,
    from: calendar.startOf(dayOf(firstDay)),
    to: calendar.startOf(dayOf(lastDay + 1)),
    zone: calendar.zone,
  };
}
