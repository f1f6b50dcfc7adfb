import type {
  Account,
  AsOf,
  Contract,
  SurveySignals,
  TicketSignals,
  UsageSignals,
} from '@attain/shared/domain/account';
import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import type { Commitment, Goal, Metric, Reading } from '@attain/shared/domain/goals/goal';
import type { Currency } from '@attain/shared/domain/basics/money';
import { DAY_MS, dayNumber, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

/** How often a law is tried; mutation testing repeats the tests thousands of times and tries less. */
export const PROPERTY_RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1_000);

export const USD: Currency = { currency: 'USD', digits: 2 };
export const TODAY: Day = '2026-07-01';

/** Midnight of a day in the portal's zone, which is UTC in these tests. */
export function at(day: Day): Instant {
  return dayNumber(day) * DAY_MS;
}

/** Noon of a day. */
export function asOf(today: Day = TODAY): AsOf {
  return { now: at(today) + DAY_MS / 2, today, nextMidnight: at(today) + DAY_MS };
}

/** Readings of `value` on a day, oldest first. */
export function readings(...pairs: readonly [Day, number][]): Reading[] {
  return pairs.map(([day, value]) => ({ value, measuredAt: at(day) }));
}

/** From 0 to 100, read once, half way. */
export function someMetric(overrides: Partial<Metric> = {}): Metric {
  return {
    id: 'm1',
    name: 'Reports created',
    unit: 'reports',
    category: null,
    direction: 'higher_is_better',
    mode: 'linear',
    frequency: 'monthly',
    baseline: 0,
    baselineAt: at('2026-01-01'),
    baselineSource: null,
    baselineEvidence: null,
    target: 100,
    source: null,
    weight: 1,
    readings: readings(['2026-06-20', 50]),
    ...overrides,
  };
}

/** A metric that was read once and stands at `current`. */
export function metricAt(baseline: number | null, target: number, current: number | null): Metric {
  return someMetric({
    baseline,
    target,
    readings: current === null ? [] : readings(['2026-06-20', current]),
    direction: baseline !== null && target < baseline ? 'lower_is_better' : 'higher_is_better',
  });
}

/** A goal without date or commitment. */
export function someGoal(overrides: Partial<Goal> = {}): Goal {
  return {
    id: 'g1',
    title: 'Reduce reporting time',
    description: null,
    owner: 'Sarah Chen',
    category: null,
    createdOn: '2026-01-01',
    startDate: null,
    targetDate: null,
    weight: 1,
    ended: false,
    metrics: [someMetric()],
    milestones: [],
    commitment: null,
    ...overrides,
  };
}

export function goalOf(id: string, ...metrics: readonly Metric[]): Goal {
  return someGoal({ id, title: id, metrics: metrics.map((m, i) => ({ ...m, id: `${id}.${i}` })) });
}

/** Signed and running through 2026, reviewed in June. */
export function someCommitment(overrides: Partial<Commitment> = {}): Commitment {
  return {
    state: 'active',
    category: null,
    start: '2026-01-01',
    deadline: '2026-12-31',
    dependencies: null,
    signedBy: 'Ann Lee',
    signedAt: at('2026-01-01'),
    lastReviewedOn: '2026-06-01',
    ...NOT_GOVERNED,
    ...overrides,
  };
}

/** A one-off hard saving of USD 1,000, measured, not confirmed. */
export function someValueLine(overrides: Partial<ValueLine> = {}): ValueLine {
  return {
    id: 'v1',
    goalId: null,
    type: 'hard_savings',
    description: 'Tools retired',
    sourceMetric: null,
    startsAt: '2026-03-01',
    endsAt: '2026-12-31',
    recurring: null,
    amount: 100_000,
    quantity: null,
    unit: null,
    rate: null,
    realisation: null,
    attribution: null,
    margin: null,
    probabilityBefore: null,
    probabilityAfter: null,
    impact: null,
    confidence: 'measured',
    confirmed: null,
    disputed: false,
    excluded: false,
    evidence: null,
    assumptions: null,
    ...overrides,
  };
}

export function confirmedAt(amount: number): NonNullable<ValueLine['confirmed']> {
  return { by: 'Ann Lee', at: at('2026-06-01'), amount };
}

export function someCostLine(overrides: Partial<CostLine> = {}): CostLine {
  return {
    id: 'c1',
    kind: 'licence',
    description: null,
    amount: 100_000,
    startsAt: '2026-01-01',
    endsAt: '2026-12-31',
    recurring: 'year',
    ...overrides,
  };
}

export function someContract(overrides: Partial<Contract> = {}): Contract {
  return {
    firstStart: overrides.start === undefined ? '2026-01-01' : overrides.start,
    start: '2026-01-01',
    renewal: '2027-01-01',
    renewalWon: false,
    yearlyValue: null,
    valueDerived: false,
    licensedSeats: 100,
    ...overrides,
  };
}

/** Half of 100 seats, live source. */
export function someUsage(overrides: Partial<UsageSignals> = {}): UsageSignals {
  return {
    sourceLastDeliveredAt: at(TODAY),
    weeklyActiveUsers: [50, 50, 50, 50],
    namesUsers: true,
    sessionsPerUserWeek: 1,
    minutesPerUserWeek: 45,
    featureAdoption: 0.8,
    peakWeeklyUsers: 60,
    weeklyUsers90DaysAgo: null,
    newKeyFeature: false,
    firstEventAt: at('2026-01-05'),
    firstUserAt: at('2026-01-05'),
    lastEventAt: at(TODAY),
    ...overrides,
  };
}

export function someSurvey(overrides: Partial<SurveySignals> = {}): SurveySignals {
  return { mean: 9, answers: 5, latestAt: at('2026-06-01'), nps: 60, promoters: 4, ...overrides };
}

/** A help desk that is read and has no ticket of the account. */
export function someTickets(overrides: Partial<TicketSignals> = {}): TicketSignals {
  return {
    weighted: 0,
    open: 0,
    created28Days: 0,
    recentCreatedAt: [],
    causes: [],
    openByLevel: [],
    ...overrides,
  };
}

/** A company of which nothing is known but its name. */
export function someAccount(overrides: Partial<Account> = {}): Account {
  return {
    companyId: '512',
    name: 'Acme',
    createdOn: '2025-12-01',
    segment: null,
    contract: someContract({ start: null, renewal: null, licensedSeats: null }),
    goals: [],
    valueLines: [],
    costLines: [],
    usage: null,
    measuredInputs: {},
    tickets: null,
    nps: null,
    csat: null,
    outreach: null,
    training: null,
    escalationFlag: 'none',
    raised: [],
    industry: null,
    size: { employees: null, employees90DaysAgo: null },
    pilotWonAt: null,
    onboarding: { recorded: [], meetings: [] },
    advocacy: [],
    healthOverride: null,
    hypothesis: null,
    opportunities: [],
    activityVolumes: [],
    alertStates: [],
    peers: null,
    pastHealth: [],
    lastUnblockedValue: null,
    ...overrides,
  };
}

/** Everything that health can be measured by, all of it at its best. */
export function thrivingAccount(overrides: Partial<Account> = {}): Account {
  return someAccount({
    contract: someContract(),
    usage: someUsage({ weeklyActiveUsers: [90, 90, 90, 90] }),
    tickets: someTickets(),
    nps: someSurvey({ mean: 10, nps: 100 }),
    csat: someSurvey({ mean: 5, nps: null }),
    outreach: { attempts: 10, answered: 9, latestAt: at('2026-06-01') },
    training: { share: 1, at: at('2026-06-01') },
    ...overrides,
  });
}
