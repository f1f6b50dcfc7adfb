import type { AsOf } from '@attain/shared/domain/account';
import { ticketReachMs } from '@attain/shared/domain/lifecycle/escalation';
import { addDays, DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { Windows } from '../ports/store.ts';
import type { SyncContext } from './sync-context.ts';
import { tellsTickets } from './ticket-signals.ts';

const WEEK_DAYS = 7;
const GROWTH_DAYS = 90;
/** A renewal play looks back to its beginning, also while the renewal is overdue by this long. */
const OVERDUE_DAYS = 80;

/** The instant and the calendar day that one scoring run is about. */
export function asOfNow(calendar: Calendar, now: Instant): AsOf {
  const today = calendar.dayAt(now);
  return { now, today, nextMidnight: calendar.startOf(addDays(today, 1)) };
}

/** The windows that inputs are taken from, as instants and days: the full weeks of usage end with yesterday. */
export function windowsOf(
  { now, today }: AsOf,
  { settings, keyFeatures, mapping }: Pick<SyncContext, 'settings' | 'keyFeatures' | 'mapping'>,
): Windows {
  const { health, renewal, tickets, escalation, usage } = settings;
  const stale = health.staleAfterDays;
  const ago = (days: number) => now - days * DAY_MS;
  return {
    now,
    usageDays: { first: addDays(today, -usage.weeks * WEEK_DAYS), last: addDays(today, -1) },
    seatsSince: addDays(today, -usage.seatsWithinDays),
    day90Ago: addDays(today, -GROWTH_DAYS),
    ticketsSince: ago(tickets.windowDays),
    recentTicketsSince: now - ticketReachMs(escalation),
    sizeSince: ago(GROWTH_DAYS),
    ticketsToldSince: tellsTickets(mapping) ? ago(escalation.quietDays) : null,
    npsSince: ago(stale.nps),
    csatSince: ago(stale.csat),
    outreachSince: ago(stale.outreach),
    pastHealthSince: ago(
      Math.max(renewal.evaluateFromDays + OVERDUE_DAYS, health.trend.windowDays),
    ),
    keyFeatures,
    reviewType: mapping.meetings.reviewType,
  };
}
