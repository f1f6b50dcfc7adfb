import type { Account, AsOf } from './account.ts';
import { quietUntil } from './agreements/alert-step.ts';
import type { AlertsResult } from './agreements/results.ts';
import { usageStaleAt } from './growth/expansion-signals.ts';
import { causeEndsAt, ticketReachMs } from './lifecycle/escalation.ts';
import { isOnboarding } from './lifecycle/onboarding.ts';
import { triage } from './lifecycle/triage.ts';
import type { HealthInput } from './health/health-input.ts';
import { staleAfterMs } from './metrics/staleness.ts';
import type { Settings } from './settings.ts';
import { startOfDay } from './basics/portal-day.ts';
import { addDays, DAY_MS, type Instant } from './basics/time.ts';

/** An account with nothing that moves by days is looked at again after this long: for a meeting that was only planned. */
const IDLE_DAYS = 7;

/**
 * The next instant at which a figure changes without any new data: an input or a reading goes stale, an escalation
 * ends, an answer to a ticket is overdue, an alert may fire again, a score leaves the trend's window or becomes one of
 * an earlier day, a person's judgement expires, a contract begins; the end of today at the latest where anything goes
 * by days.
 */
export function dueAgainAt(
  account: Account,
  inputs: Iterable<HealthInput>,
  alerts: AlertsResult | null,
  asOf: AsOf,
  settings: Settings,
): Instant {
  let due = goesByDays(account) ? asOf.nextMidnight : asOf.nextMidnight + (IDLE_DAYS - 1) * DAY_MS;
  const consider = (instant: Instant) => {
    if (instant > asOf.now && instant < due) due = instant;
  };
  for (const { staleAt } of inputs) {
    if (staleAt !== null) consider(staleAt + 1);
  }
  // Signals of growth read usage that no input of health holds.
  if (account.usage !== null) consider(usageStaleAt(account.usage, settings) + 1);
  for (const { metrics } of account.goals) {
    for (const metric of metrics) {
      const latest = metric.readings.at(-1);
      if (latest !== undefined) consider(latest.measuredAt + staleAfterMs(metric, settings) + 1);
    }
  }
  for (const state of alerts?.states ?? []) {
    if (state.armed && state.since !== null) consider(quietUntil(state, settings));
  }
  for (const created of account.tickets?.recentCreatedAt ?? []) {
    consider(created + ticketReachMs(settings.escalation));
  }
  for (const cause of account.tickets?.causes ?? []) {
    const endsAt = causeEndsAt(cause, settings.escalation);
    if (endsAt !== null) consider(endsAt);
  }
  for (const { level, unansweredSince } of account.tickets?.openByLevel ?? []) {
    for (const openedAt of unansweredSince) {
      consider(triage({ level, openedAt, answeredAt: null }, asOf.now, settings).respondBy + 1);
    }
  }
  const { firstStart } = account.contract;
  if (firstStart !== null) {
    consider(startOfDay(firstStart, asOf));
    if (isOnboarding(firstStart, asOf.today, settings)) consider(asOf.nextMidnight);
  }
  const today = startOfDay(asOf.today, asOf);
  for (const { at } of account.pastHealth) {
    consider(at + settings.health.trend.windowDays * DAY_MS);
    if (at >= today) consider(asOf.nextMidnight);
  }
  const { healthOverride } = account;
  if (healthOverride !== null) consider(startOfDay(addDays(healthOverride.until, 1), asOf));
  return due;
}

/** Goals have a pace and the money a period to date, renewals come closer, and the windows of the inputs move on. */
function goesByDays(account: Account): boolean {
  const { contract, goals, valueLines, costLines, usage, tickets, nps, csat, outreach } = account;
  return (
    contract.renewal !== null ||
    contract.yearlyValue !== null ||
    goals.some(({ ended }) => !ended) ||
    valueLines.length > 0 ||
    costLines.length > 0 ||
    (tickets !== null && tickets.created28Days > 0) ||
    [usage, nps, csat, outreach].some((input) => input !== null)
  );
}
