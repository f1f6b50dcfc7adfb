import { someAccount, someContract } from '../../unit/domain/builders.ts';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import type { Account, AsOf } from '@attain/shared/domain/account';
import { NOTHING_KNOWN } from '@attain/shared/domain/portfolio/facts';
import { listedAccount } from '@attain/shared/domain/portfolio/listed-account';
import type { PeerFigures } from '@attain/shared/domain/portfolio/peer-figures';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { addDays, DAY_MS, dayNumber, dayOf, type Instant } from '@attain/shared/domain/basics/time';
import type {
  CompanyRow,
  DealRow,
  EngagementRow,
  ScoredCompany,
  SurveyRow,
  TicketRow,
  Windows,
} from '@attain/sync-worker/ports/store';
import type { PortfolioEntry } from '@attain/sync-worker/ports/portfolio';
import type { UsageBatch, UsageEvent } from '@attain/sync-worker/ports/usage';

/** Noon of 1 July 2026, the day of all these tests, in a portal that lives in UTC. */
const TODAY = '2026-07-01';
export const NOW = dayNumber(TODAY) * DAY_MS + DAY_MS / 2;

export const daysAgo = (days: number): Instant => NOW - days * DAY_MS;

export function someCompany(id: string, overrides: Partial<CompanyRow> = {}): CompanyRow {
  return {
    id,
    name: `Company ${id}`,
    domain: null,
    accountKeys: [],
    createdAt: daysAgo(400),
    updatedAt: daysAgo(1),
    properties: {},
    held: {},
    mergedIds: [],
    ...overrides,
  };
}

export function someDeal(id: string, overrides: Partial<DealRow> = {}): DealRow {
  return {
    id,
    updatedAt: daysAgo(1),
    createdAt: daysAgo(30),
    pipeline: 'default',
    stage: 'closedwon',
    amount: 12_000_00,
    closeAt: daysAgo(10),
    isClosed: true,
    isWon: true,
    lostReason: null,
    properties: {},
    held: {},
    ...overrides,
  };
}

export function someTicket(id: string, overrides: Partial<TicketRow> = {}): TicketRow {
  return {
    id,
    updatedAt: daysAgo(1),
    createdAt: daysAgo(3),
    closedAt: null,
    priority: 'high',
    category: null,
    firstReplyAt: null,
    ...overrides,
  };
}

export function someSurvey(id: string, overrides: Partial<SurveyRow> = {}): SurveyRow {
  return {
    id,
    updatedAt: daysAgo(1),
    kind: 'nps',
    value: 9,
    answeredAt: daysAgo(5),
    ...overrides,
  };
}

export function someMeeting(id: string, overrides: Partial<EngagementRow> = {}): EngagementRow {
  return {
    id,
    updatedAt: daysAgo(1),
    kind: 'meeting',
    at: daysAgo(10),
    outreach: true,
    answered: true,
    type: null,
    ...overrides,
  };
}

export function someWindows(now: Instant = NOW, overrides: Partial<Windows> = {}): Windows {
  const today = dayOf(Math.floor(now / DAY_MS));
  const ago = (days: number) => now - days * DAY_MS;
  return {
    now,
    usageDays: { first: addDays(today, -28), last: addDays(today, -1) },
    seatsSince: addDays(today, -90),
    day90Ago: addDays(today, -90),
    ticketsSince: ago(28),
    recentTicketsSince: ago(14),
    sizeSince: ago(90),
    npsSince: ago(180),
    csatSince: ago(90),
    outreachSince: ago(90),
    pastHealthSince: ago(200),
    keyFeatures: [],
    ticketsToldSince: null,
    reviewType: null,
    ...overrides,
  };
}

export function someMetric(id: string, overrides: Partial<Metric> = {}): Metric {
  return {
    id,
    name: `Metric ${id}`,
    unit: 'hours',
    category: null,
    direction: 'higher_is_better',
    mode: 'linear',
    frequency: 'monthly',
    baseline: 10,
    baselineAt: daysAgo(100),
    baselineSource: null,
    baselineEvidence: null,
    target: 100,
    source: null,
    weight: 1,
    readings: [],
    ...overrides,
  };
}

export function someGoal(id: string, overrides: Partial<Goal> = {}): Goal {
  return {
    id,
    title: `Goal ${id}`,
    description: null,
    owner: null,
    category: null,
    createdOn: '2026-01-05',
    startDate: null,
    targetDate: '2026-12-31',
    weight: 1,
    ended: false,
    metrics: [someMetric(`${id}-metric`)],
    milestones: [],
    commitment: null,
    ...overrides,
  };
}

/** An event at an hour of a day before today. */
export function someEvent(key: string, overrides: Partial<UsageEvent> = {}): UsageEvent {
  const at = overrides.at ?? daysAgo(2);
  return {
    account: { by: 'company_id', value: '1' },
    event: 'report opened',
    at,
    day: Math.floor(at / DAY_MS),
    user: 'ann',
    session: null,
    durationSeconds: null,
    numbers: null,
    countsUsers: false,
    key,
    ...overrides,
  };
}

/** An event of the account that is named by a company. */
export const eventOf = (companyId: string, key: string, overrides: Partial<UsageEvent> = {}) =>
  someEvent(key, { account: { by: 'company_id', value: companyId }, ...overrides });

/** A batch of a source, as received at noon UTC of a day in a portal whose zone is UTC. */
export function usageBatch(
  events: readonly UsageEvent[],
  overrides: Partial<UsageBatch> = {},
): UsageBatch {
  const receivedAt = overrides.receivedAt ?? NOW;
  return {
    source: 'product',
    receivedAt,
    receivedOn: Math.floor(receivedAt / DAY_MS),
    events,
    ...overrides,
  };
}

type SnapshotChanges = {
  asOf?: Instant;
  dueAgainAt?: Instant;
  score?: number;
  doubleCount?: boolean;
  confirmed?: number;
};

/** A snapshot as scoring makes it, with a score and a value of the test's choice. */
export function someSnapshot(companyId: string, changes: SnapshotChanges = {}): Snapshot {
  const { asOf = NOW, score = 72, doubleCount = false, confirmed = 1_000_00 } = changes;
  const today = dayOf(Math.floor(asOf / DAY_MS));
  const instant: AsOf = { now: asOf, today, nextMidnight: (dayNumber(today) + 1) * DAY_MS };
  const money = { currency: 'USD', digits: 2 };
  const scored = scoreAccount(anAccount(companyId), instant, DEFAULT_SETTINGS, money);
  const doubleCounts = [{ first: 'a', second: 'b', sourceMetric: 'hours', text: 'Both.' }];
  return {
    ...scored,
    dueAgainAt: changes.dueAgainAt ?? asOf + DAY_MS,
    health: { ...scored.health, score, band: score >= 70 ? 'stable' : 'at_risk' },
    value: {
      ...scored.value,
      figures: { ...scored.value.figures, confirmed },
      doubleCounts: doubleCount ? doubleCounts : [],
    },
  };
}

export function somePeerFigures(
  companyId: string,
  overrides: Partial<PeerFigures> = {},
): PeerFigures {
  return {
    companyId,
    health_score: 72,
    success_score: null,
    roi_confirmed: null,
    value_per_user: null,
    goals_achieved: null,
    ...overrides,
  };
}

/** What a scoring leaves for the lists: an account of nobody and no segment, without news. */
export function somePortfolio(
  snapshot: Snapshot,
  listed: Partial<PortfolioEntry['listed']> = {},
): PortfolioEntry {
  const known = { ownerId: null, segment: null, yearlyValue: null };
  return {
    listed: { ...listedAccount(snapshot, known), ...listed },
    changes: [],
    facts: NOTHING_KNOWN,
    formerYearlyValue: undefined,
    by: { rules: '', customers: '' },
  };
}

/** A scored company with at most one patch on the company itself. */
export function someScored(
  companyId: string,
  properties: Record<string, string> = {},
  overrides: Partial<ScoredCompany> = {},
): ScoredCompany {
  const { snapshot = someSnapshot(companyId) } = overrides;
  return {
    companyId,
    dirtyMark: null,
    snapshot,
    cohort: null,
    peerFigures: somePeerFigures(companyId),
    employees: null,
    healthSegment: null,
    formerEmployees: undefined,
    portfolio: somePortfolio(snapshot),
    patches: [{ type: 'companies', patch: { id: companyId, properties } }],
    reports: [],
    followUps: [],
    ...overrides,
  };
}

function anAccount(companyId: string): Account {
  return someAccount({
    companyId,
    name: `Company ${companyId}`,
    createdOn: '2025-01-01',
    contract: someContract({ renewal: '2026-12-31', yearlyValue: 12_000_00, licensedSeats: 50 }),
    goals: [someGoal('goal')],
  });
}
