import { HOUR_MS, type Instant } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import type { SupportLevel } from './inputs.ts';

/** A ticket at the level of support that its category is mapped to; not answered = `null`. */
type TriagedTicket = { level: SupportLevel; openedAt: Instant; answeredAt: Instant | null };

/**
 * Until when a ticket is to be answered: 1 hour, 4 hours or 24 hours after it came in, by its level (A43-A45); and
 * whether the first answer came, or still is, later than that. The hours run day and night, as the customer counts them.
 */
export function triage(
  { level, openedAt, answeredAt }: TriagedTicket,
  now: Instant,
  { support }: Pick<Settings, 'support'>,
): { level: SupportLevel; respondBy: Instant; overdue: boolean } {
  const respondBy = openedAt + support.responseHours[level] * HOUR_MS;
  return { level, respondBy, overdue: (answeredAt ?? now) > respondBy };
}
