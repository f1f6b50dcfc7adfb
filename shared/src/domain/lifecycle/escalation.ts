import type { Account, AsOf, EscalationFlag } from '../account.ts';
import { seatsOf } from '../health/seats.ts';
import type { Settings } from '../settings.ts';
import type { Escalation } from './results.ts';
import { DAY_MS } from '../basics/time.ts';

const BY_FLAG: Readonly<Record<EscalationFlag, Escalation>> = {
  churn_threat: 'immediate',
  downtime: 'immediate',
  legal: 'legal',
  none: 'none',
};

/** The highest escalation that holds: immediate (downtime, churn threat), legal, CS manager (two tickets in 7 days), none (A46-A49). */
export function escalation(
  account: Account,
  asOf: AsOf,
  settings: Pick<Settings, 'escalation'>,
): Escalation {
  const flagged = BY_FLAG[account.escalationFlag];
  if (flagged !== 'none') return flagged;
  return ticketsPileUp(account, asOf, settings.escalation) ? 'cs_manager' : 'none';
}

/** How long a ticket can take part in an escalation: its window, and the quiet days after. */
export function ticketReachMs({ windowDays, quietDays }: Settings['escalation']): number {
  return (windowDays + quietDays) * DAY_MS;
}

function ticketsPileUp(account: Account, asOf: AsOf, settings: Settings['escalation']): boolean {
  const created = account.tickets?.recentCreatedAt ?? [];
  const needed = settings.per100Seats
    ? settings.tickets * Math.max(1, (seatsOf(account) ?? 0) / 100)
    : settings.tickets;
  const size = Math.max(1, Math.ceil(needed));
  return created.some((first, index) => {
    const last = created[index + size - 1];
    return (
      last !== undefined &&
      last - first <= settings.windowDays * DAY_MS &&
      asOf.now - first < ticketReachMs(settings)
    );
  });
}
