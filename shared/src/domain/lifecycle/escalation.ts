import type { Account, AsOf } from '../account.ts';
import { seatsOf } from '../health/seats.ts';
import type { Settings } from '../settings.ts';
import type { RaisedEscalation, TicketCause } from './inputs.ts';
import type { Escalation, EscalationCause, EscalationReason } from './results.ts';
import { DAY_MS, type Instant } from '../basics/time.ts';

type EscalationSettings = Settings['escalation'];

/** What each cause calls for, the most urgent first. */
const CALLS_FOR: Readonly<Record<EscalationCause, Exclude<Escalation, 'none'>>> = {
  downtime: 'immediate',
  churn_threat: 'immediate',
  legal: 'legal',
  ticket_volume: 'cs_manager',
};

const TICKET_CAUSES = ['downtime', 'churn_threat', 'legal'] as const;
const NO_REASON: readonly EscalationReason[] = [];

/** The highest escalation that holds: immediate (downtime, churn threat), legal, CS manager (two tickets in 7 days), none (A46-A49). */
export function escalation([mostUrgent]: readonly EscalationReason[]): Escalation {
  return mostUrgent === undefined ? 'none' : CALLS_FOR[mostUrgent.cause];
}

/**
 * Why an account is escalated, the most urgent first (A46-A49): a person's flag
 * on the record or raised with a reason, tickets of a category that escalates,
 * and tickets that pile up. A cause that tickets show holds until it has been gone for the quiet days: since the last
 * ticket of that cause was closed, or since the pile fell out of its window. A flag holds until it is taken back.
 */
export function escalationReasons(
  account: Account,
  asOf: AsOf,
  settings: Pick<Settings, 'escalation'>,
): readonly EscalationReason[] {
  const { escalationFlag: flag, raised, tickets } = account;
  const causes = tickets?.causes ?? [];
  const pile = pileOf(account, asOf, settings.escalation);
  const isCalm = flag === 'none' && raised.length === 0 && causes.length === 0;
  if (isCalm && pile === null) return NO_REASON;

  const reasons: EscalationReason[] = [];
  for (const cause of TICKET_CAUSES) {
    const since = raisedSince(cause, raised);
    if (flag === cause || since !== null)
      reasons.push({ cause, source: 'flag', since, endsAt: null });
    const shown = shownByTickets(cause, causes, asOf.now, settings.escalation);
    if (shown !== null) reasons.push(shown);
  }
  if (pile !== null) reasons.push(pile);
  return reasons;
}

/** How long a ticket can take part in an escalation: its window, and the quiet days after. */
export function ticketReachMs({ windowDays, quietDays }: EscalationSettings): number {
  return (windowDays + quietDays) * DAY_MS;
}

/** When a cause that is gone stops to escalate; `null` while its ticket is open. */
export function causeEndsAt(
  { closedAt }: TicketCause,
  { quietDays }: EscalationSettings,
): Instant | null {
  return closedAt === null ? null : closedAt + quietDays * DAY_MS;
}

/** When people first raised a cause; `null` = nobody did, or by a flag that tells no time. */
function raisedSince(
  cause: TicketCause['cause'],
  raised: readonly RaisedEscalation[],
): Instant | null {
  let first: Instant | null = null;
  for (const each of raised) {
    if (each.cause === cause && (first === null || each.since < first)) first = each.since;
  }
  return first;
}

function shownByTickets(
  cause: TicketCause['cause'],
  causes: readonly TicketCause[],
  now: Instant,
  settings: EscalationSettings,
): EscalationReason | null {
  let since = Infinity;
  let endsAt: Instant | null = now;
  for (const ticket of causes) {
    if (ticket.cause !== cause) continue;
    const ends = causeEndsAt(ticket, settings);
    if (ends !== null && ends <= now) continue;
    since = Math.min(since, ticket.openedAt);
    endsAt = ends === null || endsAt === null ? null : Math.max(endsAt, ends);
  }
  return since === Infinity ? null : { cause, source: 'tickets', since, endsAt };
}

/** Two or more tickets within 7 days (A46); by configuration that many per 100 seats. */
function pileOf(
  account: Account,
  { now }: AsOf,
  settings: EscalationSettings,
): EscalationReason | null {
  const created = account.tickets?.recentCreatedAt ?? [];
  const size = ticketsOfAPile(account, settings);
  const reach = ticketReachMs(settings);
  let since: Instant | null = null;
  let endsAt: Instant | null = null;
  for (const [index, first] of created.entries()) {
    const last = created[index + size - 1];
    if (last === undefined) break;
    if (last - first > settings.windowDays * DAY_MS || first + reach <= now) continue;
    since ??= last;
    endsAt = first + reach;
  }
  return since === null ? null : { cause: 'ticket_volume', source: 'tickets', since, endsAt };
}

function ticketsOfAPile(account: Account, { tickets, per100Seats }: EscalationSettings): number {
  const hundreds = per100Seats ? Math.max(1, (seatsOf(account) ?? 0) / 100) : 1;
  return Math.max(1, Math.ceil(tickets * hundreds));
}
