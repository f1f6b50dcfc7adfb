import type { Account, AsOf } from './account.ts';
import { ticketReachMs } from './escalation.ts';
import type { HealthInput } from './health-input.ts';
import { staleAfterMs } from './metric-result.ts';
import type { Settings } from './settings.ts';
import { DAY_MS, type Instant } from './time.ts';

/**
 * The next instant at which a figure changes without any new data: an input or a reading goes stale, an escalation
 * ends, a score leaves the trend's window; the end of today at the latest, since pace and renewal go by days.
 */
export function dueAgainAt(
  account: Account,
  inputs: Iterable<HealthInput>,
  asOf: AsOf,
  settings: Settings,
): Instant {
  let due = asOf.nextMidnight;
  const consider = (instant: Instant) => {
    if (instant > asOf.now && instant < due) due = instant;
  };
  for (const { staleAt } of inputs) {
    if (staleAt !== null) consider(staleAt + 1);
  }
  for (const { metrics } of account.goals) {
    for (const metric of metrics) {
      const latest = metric.readings.at(-1);
      if (latest !== undefined) consider(latest.measuredAt + staleAfterMs(metric, settings) + 1);
    }
  }
  for (const created of account.tickets?.recentCreatedAt ?? []) {
    consider(created + ticketReachMs(settings.escalation));
  }
  for (const { at } of account.pastHealth) consider(at + settings.health.trend.windowDays * DAY_MS);
  return due;
}
