import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import type { Account, AsOf } from '@attain/shared/domain/account';
import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import { addDays, DAY_MS, dayNumber } from '@attain/shared/domain/basics/time';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

const TODAY = '2026-07-01';
const MIDNIGHT = dayNumber(TODAY) * DAY_MS;

export const BENCH_AS_OF: AsOf = {
  now: MIDNIGHT + DAY_MS / 2,
  today: TODAY,
  nextMidnight: MIDNIGHT + DAY_MS,
};

const ONBOARDED = ONBOARDING_ITEMS.map((item) => ({ item, doneOn: '2026-02-01' }));
const MEETINGS: Account['onboarding']['meetings'] = [
  { on: '2026-01-03', kind: 'other' },
  { on: '2026-02-02', kind: 'check_in' },
  { on: '2026-03-04', kind: 'review' },
];
const JUDGED: NonNullable<Account['healthOverride']> = {
  band: 'at_risk',
  reason: 'The sponsor left.',
  by: 'Ann Lee',
  at: MIDNIGHT - 10 * DAY_MS,
  until: '2026-07-31',
};
const HYPOTHESIS: NonNullable<Account['hypothesis']> = {
  painPoints: ['Reports take days'],
  drivers: [
    {
      description: 'Hours saved',
      yearlyValue: 60_000_00,
      probability: 0.7,
      assumption: 'Ten reports a week',
    },
  ],
  yearlyCost: 12_000_00,
};

/**
 * One company of a portal as it is: 40 % with goals (half of them agreements), 20 % with value lines, half with usage, a
 * quarter with each survey; onboarding, advocacy, opportunities, alerts and escalations where they are found.
 */
export function benchAccount(index: number): Account {
  const hasGoals = index % 5 < 2;
  return {
    companyId: String(1_000 + index),
    name: `Company ${index}`,
    createdOn: '2024-05-01',
    segment: index % 3 === 0 ? 'enterprise' : null,
    contract: {
      firstStart: addDays(TODAY, -(index % 730)),
      start: '2026-01-01',
      renewal: addDays(TODAY, index % 365),
      renewalWon: false,
      yearlyValue: 12_000_00,
      valueDerived: false,
      licensedSeats: 20 + (index % 200),
    },
    goals: hasGoals ? Array.from({ length: 1 + (index % 3) }, (_, n) => goal(index + n)) : [],
    valueLines: index % 5 === 1 ? [valueLine(index), valueLine(index + 1)] : [],
    costLines: index % 5 === 1 ? [costLine(index)] : [],
    usage: index % 2 === 0 ? usage(index) : null,
    measuredInputs: {},
    tickets: {
      weighted: index % 7,
      open: index % 3,
      created28Days: index % 4,
      recentCreatedAt: index % 4 === 0 ? [MIDNIGHT - 9 * DAY_MS, MIDNIGHT - DAY_MS] : [],
      causes:
        index % 40 === 0
          ? [{ cause: 'downtime', openedAt: MIDNIGHT - 2 * DAY_MS, closedAt: null }]
          : [],
      openByLevel:
        index % 3 === 0
          ? []
          : [{ level: 'cs_agent', open: index % 3, unansweredSince: [MIDNIGHT - DAY_MS / 4] }],
    },
    nps: index % 4 === 0 ? survey(index % 11, 20) : null,
    csat: index % 4 === 1 ? survey(1 + (index % 5), null) : null,
    outreach: { attempts: 4, answered: index % 5, latestAt: MIDNIGHT - 20 * DAY_MS },
    training: index % 6 === 0 ? { share: (index % 11) / 10, at: MIDNIGHT - 100 * DAY_MS } : null,
    escalationFlag: index % 100 === 0 ? 'churn_threat' : 'none',
    raised: [],
    industry: 'Software',
    size: { employees: 200 + (index % 50), employees90DaysAgo: 200 },
    pilotWonAt: index % 50 === 0 ? MIDNIGHT - 40 * DAY_MS : null,
    onboarding: {
      recorded: index % 4 === 0 ? ONBOARDED.slice(0, index % 11) : [],
      meetings: MEETINGS.slice(0, index % 4),
    },
    advocacy: index % 10 === 0 ? [{ activity: 'testimonial', on: '2026-03-01' }] : [],
    healthOverride: index % 50 === 1 ? JUDGED : null,
    hypothesis: index % 10 === 1 ? HYPOTHESIS : null,
    opportunities: index % 10 === 1 ? [opportunity(index)] : [],
    activityVolumes:
      index % 5 === 1
        ? [{ activity: 'report_generated', volume: 120, valueLineId: `value-${index}` }]
        : [],
    alertStates: hasGoals ? [alertState('attainment', index), alertState('deadline', index)] : [],
    peers:
      index % 5 === 0
        ? null
        : {
            cohort: 'Software, 201-500 employees',
            n: 120,
            percentile: index % 101,
            comparedOn: TODAY,
          },
    pastHealth: [60, 30, 5].map((daysAgo) => pastHealth(daysAgo, (index + daysAgo) % 8)),
    lastUnblockedValue: null,
  };
}

function goal(seed: number): Goal {
  const committed = seed % 2 === 0;
  return {
    id: `goal-${seed}`,
    title: `Goal ${seed}`,
    description: null,
    owner: 'Sarah Chen',
    category: 'efficiency',
    createdOn: '2026-01-05',
    startDate: null,
    targetDate: '2026-12-31',
    weight: 1,
    ended: false,
    metrics: Array.from({ length: 1 + (seed % 3) }, (_, n) => metric(seed + n)),
    milestones:
      seed % 4 === 0 ? [{ id: 'ms', title: 'Roll-out', due: '2026-05-01', done: true }] : [],
    commitment: committed
      ? {
          state: 'active',
          category: null,
          start: '2026-01-05',
          deadline: '2026-12-31',
          dependencies: null,
          signedBy: 'Ann Lee',
          signedAt: MIDNIGHT - 180 * DAY_MS,
          lastReviewedOn: null,
          ...NOT_GOVERNED,
        }
      : null,
  };
}

function metric(seed: number): Metric {
  const count = 3 + (seed % 4);
  return {
    id: `metric-${seed}`,
    name: `Metric ${seed}`,
    unit: 'hours',
    category: null,
    direction: 'higher_is_better',
    mode: 'linear',
    frequency: 'monthly',
    baseline: 10,
    baselineAt: MIDNIGHT - 170 * DAY_MS,
    baselineSource: null,
    baselineEvidence: null,
    target: 100,
    source: null,
    weight: 1,
    readings: Array.from({ length: count }, (_, n) => ({
      value: 10 + ((seed * 7) % 13) * (n + 1),
      measuredAt: MIDNIGHT - (count - n) * 25 * DAY_MS,
    })),
  };
}

function valueLine(seed: number): ValueLine {
  return {
    id: `value-${seed}`,
    goalId: null,
    type: 'soft_savings',
    description: 'Hours saved',
    sourceMetric: `hours-${seed}`,
    startsAt: '2026-02-01',
    endsAt: '2026-12-31',
    recurring: 'month',
    amount: null,
    quantity: 40 + (seed % 50),
    unit: 'hours',
    rate: 60_00,
    realisation: null,
    attribution: null,
    margin: null,
    probabilityBefore: null,
    probabilityAfter: null,
    impact: null,
    confidence: 'customer_stated',
    confirmed: seed % 2 === 0 ? { by: 'Ann Lee', at: MIDNIGHT, amount: 1_200_00 } : null,
    disputed: false,
    excluded: false,
    evidence: null,
    assumptions: null,
  };
}

function usage(seed: number): NonNullable<Account['usage']> {
  const users = 5 + (seed % 40);
  return {
    sourceLastDeliveredAt: MIDNIGHT,
    weeklyActiveUsers: [users, users + 1, users, users + 2],
    namesUsers: true,
    sessionsPerUserWeek: 0.5 + (seed % 5),
    minutesPerUserWeek: 10 + (seed % 60),
    featureAdoption: (seed % 10) / 10,
    peakWeeklyUsers: users + 5,
    weeklyUsers90DaysAgo: users,
    newKeyFeature: false,
    firstEventAt: MIDNIGHT - 300 * DAY_MS,
    firstUserAt: MIDNIGHT - 300 * DAY_MS,
    lastEventAt: MIDNIGHT,
  };
}

function survey(mean: number, nps: number | null): NonNullable<Account['nps']> {
  return {
    mean,
    answers: 4,
    latestAt: MIDNIGHT - 30 * DAY_MS,
    nps,
    promoters: nps === null ? null : 2,
  };
}

/** Tickets, outreach and users, with `earned` to 7 more points of their 30. */
function pastHealth(daysAgo: number, earned: number): Account['pastHealth'][number] {
  const points = { support_tickets: 7, outreach_response: 3, weekly_active_users: 7 + earned };
  const score = ((17 + earned) / 30) * 100;
  return {
    at: MIDNIGHT - daysAgo * DAY_MS,
    score,
    band: score >= 70 ? 'stable' : 'at_risk',
    points,
  };
}

function costLine(seed: number): CostLine {
  return {
    id: `cost-${seed}`,
    kind: 'services',
    description: 'Roll-out',
    amount: 8_000_00,
    startsAt: '2026-01-01',
    endsAt: '2026-12-31',
    recurring: null,
  };
}

function opportunity(seed: number): Account['opportunities'][number] {
  return {
    id: `opportunity-${seed}`,
    goalId: null,
    description: 'Automate the monthly close',
    potential: 20_000_00,
    effort: 'medium',
    recommendation: 'Plan a workshop.',
  };
}

function alertState(rule: AlertState['rule'], seed: number): AlertState {
  const fired = seed % 4 === 0;
  return {
    rule,
    goalId: rule === 'attainment' ? null : `goal-${seed}`,
    metricId: null,
    armed: !fired,
    since: fired ? MIDNIGHT - 3 * DAY_MS : null,
    firedAt: fired ? MIDNIGHT - 3 * DAY_MS : null,
  };
}
