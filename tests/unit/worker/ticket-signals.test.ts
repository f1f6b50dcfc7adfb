import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { tellsTickets, ticketSignals } from '@attain/sync-worker/pipeline/ticket-signals';
import type { DealRow, ToldTicket } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someDeal, someMapping } from './builders.ts';

const OPENED = Date.parse('2026-11-20T08:00:00Z');
const CLOSED = Date.parse('2026-11-21T08:00:00Z');
const NO_COUNTS = { urgent: 0, high: 0, medium: 0, low: 0, none: 0 };

type Tickets = NonNullable<Parameters<typeof someMapping>[0]>['tickets'];

function someTicket(overrides: Partial<ToldTicket> = {}): ToldTicket {
  return {
    createdAt: OPENED,
    closedAt: null,
    priority: 'none',
    category: null,
    firstReplyAt: null,
    ...overrides,
  };
}

function signalsOf(told: readonly ToldTicket[], tickets: Tickets, deals: readonly DealRow[] = []) {
  const mapping = someMapping({ tickets, deals: { churnThreatReasons: ['Competitor'] } });
  const rows = {
    tickets: { counts: NO_COUNTS, open: 0, created: 0, recentCreatedAt: [], told },
    deals,
  };
  return ticketSignals(rows, { mapping, settings: DEFAULT_SETTINGS });
}

describe('the causes of an escalation', () => {
  const escalation = { downtime: ['OUTAGE', 'P1'], churnThreat: ['Leaving'], legal: ['GDPR'] };
  const causesOf = (ticket: Partial<ToldTicket>) =>
    signalsOf([someTicket(ticket)], { escalation }).causes.map(({ cause }) => cause);

  it.each([
    { ticket: { category: 'OUTAGE' }, causes: ['downtime'] },
    { ticket: { category: 'BILLING;GDPR' }, causes: ['legal'] },
    { ticket: { category: 'GDPR; outage' }, causes: ['downtime', 'legal'] },
    { ticket: { category: 'leaving' }, causes: ['churn_threat'] },
    { ticket: { category: 'OUTAGES' }, causes: [] },
    { ticket: { category: null, priority: 'p1' }, causes: ['downtime'] },
    { ticket: { category: null, priority: 'high' }, causes: [] },
  ])('of $ticket are $causes', ({ ticket, causes }) => {
    expect(causesOf(ticket)).toEqual(causes);
  });

  it('last from the opening of the ticket to its end', () => {
    const told = [
      someTicket({ category: 'OUTAGE', closedAt: CLOSED }),
      someTicket({ category: 'GDPR' }),
    ];
    expect(signalsOf(told, { escalation }).causes).toEqual([
      { cause: 'downtime', openedAt: OPENED, closedAt: CLOSED },
      { cause: 'legal', openedAt: OPENED, closedAt: null },
    ]);
  });

  it('are also deals lost for a reason that is named, on the day they were lost', () => {
    const lost = { isClosed: true, isWon: false, closeAt: CLOSED, lostReason: 'Competitor' };
    const deals = [
      someDeal(lost),
      someDeal({ ...lost, lostReason: null }),
      someDeal({ ...lost, isWon: true }),
      someDeal({ ...lost, isClosed: false }),
      someDeal({ ...lost, closeAt: null }),
    ];
    const threat = { cause: 'churn_threat', openedAt: CLOSED, closedAt: CLOSED };
    expect(signalsOf([], {}, deals).causes).toEqual([threat]);
    expect(signalsOf([someTicket({ category: 'GDPR' })], { escalation }, deals).causes).toEqual([
      { cause: 'legal', openedAt: OPENED, closedAt: null },
      threat,
    ]);
    const withoutTickets = { tickets: null, deals };
    const mapping = someMapping({ deals: { churnThreatReasons: ['Competitor'] } });
    const signals = ticketSignals(withoutTickets, { mapping, settings: DEFAULT_SETTINGS });
    expect(signals).toMatchObject({ open: 0, causes: [threat] });
  });
});

describe('open tickets by level of support', () => {
  const levels = { selfService: ['HOW_TO'], csAgent: ['BILLING'], technical: ['BUG'] };

  it('wait since nobody has answered them; closed ones and other categories are left out', () => {
    const told = [
      someTicket({ category: 'BILLING', createdAt: OPENED - 2 }),
      someTicket({ category: 'BILLING', createdAt: OPENED - 1, firstReplyAt: OPENED }),
      someTicket({ category: 'billing' }),
      someTicket({ category: 'BILLING', closedAt: CLOSED }),
      someTicket({ category: 'FEATURE_REQUEST' }),
      someTicket(),
    ];
    expect(signalsOf(told, { levels }).openByLevel).toEqual([
      { level: 'cs_agent', open: 3, unansweredSince: [OPENED - 2, OPENED] },
    ]);
  });

  it('are listed from the first level to the last; of two categories the later answer counts', () => {
    const told = ['BUG', 'HOW_TO;BUG', 'HOW_TO', 'HOW_TO;BILLING'].map((category) =>
      someTicket({ category, firstReplyAt: CLOSED }),
    );
    expect(signalsOf(told, { levels }).openByLevel).toEqual([
      { level: 'self_service', open: 1, unansweredSince: [] },
      { level: 'cs_agent', open: 1, unansweredSince: [] },
      { level: 'technical', open: 2, unansweredSince: [] },
    ]);
  });
});

describe('tickets are told one by one', () => {
  it.each<{ tickets: Tickets; told: boolean }>([
    { tickets: {}, told: false },
    { tickets: { escalation: { legal: ['GDPR'] } }, told: true },
    { tickets: { levels: { technical: ['BUG'] } }, told: true },
  ])('where the mapping asks for it: $tickets', ({ tickets, told }) => {
    expect(tellsTickets(someMapping({ tickets }))).toBe(told);
  });
});
