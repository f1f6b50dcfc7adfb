import type { AsOf } from '@attain/shared/domain/account';
import { addDays, DAY_MS, type Instant } from '@attain/shared/domain/time';

import type { Calendar } from '../calendar.ts';
import type { Windows } from '../ports/store.ts';
import type { SyncContext } from './sync-context.ts';

const USAGE_DAYS = 28;
const GROWTH_DAYS = 90;
const RECENT_TICKET_DAYS = 14;
/** Trend looks back 28 days, a renewal play 120: the score that held before must be among them. */
const PAST_HEALTH_DAYS = 200;

/** The instant and the calendar day that one scoring run is about. */
export function asOfNow(calendar: Calendar, now: Instant): AsOf {
  const today = calendar.dayAt(now);
  return { now, today, nextMidnight: calendar.startOf(addDays(today, 1)) };
}

/** The windows that inputs are taken from, as instants and days: the last 28 full days end with yesterday. */
export function windowsOf(
  { now, today }: AsOf,
  { settings, keyFeatures, mapping }: Pick<SyncContext, 'settings' | 'keyFeatures' | 'mapping'>,
): Windows {
  const stale = settings.health.staleAfterDays;
  const ago = (days: number) => now - days * DAY_MS;
  return {
    now,
    usageDays: { first: addDays(today, -USAGE_DAYS), last: addDays(today, -1) },
    day90Ago: addDays(today, -GROWTH_DAYS),
    ticketsSince: ago(settings.tickets.windowDays),
    recentTicketsSince: ago(RECENT_TICKET_DAYS),
    npsSince: ago(stale.nps),
    csatSince: ago(stale.csat),
    outreachSince: ago(stale.outreach),
    pastHealthSince: ago(PAST_HEALTH_DAYS),
    keyFeatures,
    reviewType: mapping.meetings.reviewType,
  };
}
