import type { TicketSignals } from '@attain/shared/domain/account';
import { weightedTickets } from '@attain/shared/domain/health/ticket-load';
import type {
  LevelTickets,
  SupportLevel,
  TicketCause,
} from '@attain/shared/domain/lifecycle/inputs';
import type { Settings } from '@attain/shared/domain/settings';

import type { Mapping } from '../config/mapping.ts';
import type { AccountRows, DealRow, ToldTicket } from '../ports/store.ts';

type Rows = Pick<AccountRows, 'tickets' | 'deals'>;
type Rules = { mapping: Mapping; settings: Pick<Settings, 'tickets'> };

const NO_CAUSES: readonly TicketCause[] = [];
const NO_LEVELS: readonly LevelTickets[] = [];

/** A portal that shows its tickets and has none for an account says just that: zero tickets. */
export function ticketSignals(
  { tickets, deals }: Rows,
  { mapping, settings }: Rules,
): TicketSignals {
  const threats = lostDeals(deals, mapping);
  if (!tickets)
    return {
      weighted: 0,
      open: 0,
      created28Days: 0,
      recentCreatedAt: [],
      causes: threats,
      openByLevel: NO_LEVELS,
    };
  const { counts, open, created, recentCreatedAt, told } = tickets;
  const causes = told.length > 0 ? told.flatMap((ticket) => causesOf(ticket, mapping)) : NO_CAUSES;
  return {
    weighted: weightedTickets(counts, settings.tickets.weights),
    open,
    created28Days: created,
    recentCreatedAt,
    causes: threats.length > 0 ? [...causes, ...threats] : causes,
    openByLevel: told.length > 0 ? openByLevel(told, mapping) : NO_LEVELS,
  };
}

/** Whether the mapping asks for more of tickets than their numbers. */
export function tellsTickets({ tickets: { escalation, levels } }: Mapping): boolean {
  return [escalation, levels].some((lists) =>
    Object.values(lists).some((categories) => categories.length > 0),
  );
}

/** A ticket may have several categories, and so several causes. */
function causesOf(ticket: ToldTicket, mapping: Mapping): readonly TicketCause[] {
  const { downtime, churnThreat, legal } = mapping.tickets.escalation;
  const words = wordsOf(ticket);
  const causes: TicketCause[] = [];
  const add = (cause: TicketCause['cause'], mapped: readonly string[]) => {
    if (mapped.some((word) => words.includes(word.toLowerCase())))
      causes.push({ cause, openedAt: ticket.createdAt, closedAt: ticket.closedAt });
  };
  add('downtime', downtime);
  add('churn_threat', churnThreat);
  add('legal', legal);
  return causes;
}

/** The mapped levels, the one that takes longest first: a ticket of two categories waits for the later answer. */
const LEVELS = [
  ['technical', 'technical'],
  ['csAgent', 'cs_agent'],
  ['selfService', 'self_service'],
] as const satisfies readonly (readonly [keyof Mapping['tickets']['levels'], SupportLevel])[];

function openByLevel(told: readonly ToldTicket[], mapping: Mapping): readonly LevelTickets[] {
  const { levels } = mapping.tickets;
  const open = told.filter(({ closedAt }) => closedAt === null);
  const levelOf = (ticket: ToldTicket) => {
    const words = wordsOf(ticket);
    return LEVELS.find(([key]) => levels[key].some((word) => words.includes(word.toLowerCase())));
  };
  const byLevel = Map.groupBy(open, (ticket) => levelOf(ticket)?.[1]);
  return LEVELS.toReversed().flatMap(([, level]) => {
    const tickets = byLevel.get(level);
    if (!tickets) return [];
    const waiting = tickets.filter(({ firstReplyAt }) => firstReplyAt === null);
    return {
      level,
      open: tickets.length,
      unansweredSince: waiting.map(({ createdAt }) => createdAt),
    };
  });
}

/** Category, of which HubSpot lets a ticket have several, and priority, all in lower case. */
function wordsOf({ category, priority }: ToldTicket): readonly string[] {
  const categories = category === null ? [] : category.toLowerCase().split(';');
  return [...categories.map((each) => each.trim()), priority];
}

/** A deal that was lost because the customer is about to leave: a threat that was known and over on the day it was lost. */
function lostDeals(deals: readonly DealRow[], { deals: mapping }: Mapping): readonly TicketCause[] {
  if (mapping.churnThreatReasons.length === 0) return NO_CAUSES;
  return deals.flatMap(({ lostReason, isClosed, isWon, closeAt }) =>
    lostReason === null || !isClosed || isWon || closeAt === null
      ? []
      : { cause: 'churn_threat' as const, openedAt: closeAt, closedAt: closeAt },
  );
}
