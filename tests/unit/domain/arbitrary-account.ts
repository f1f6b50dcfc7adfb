import type { Account, PastHealth } from '@attain/shared/domain/account';
import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import type { Commitment, Goal, Metric } from '@attain/shared/domain/goals/goal';
import { addDays, type Day } from '@attain/shared/domain/basics/time';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';
import fc from 'fast-check';

import {
  asOf,
  someAccount,
  someCommitment,
  someCostLine,
  someGoal,
  someMetric,
  someValueLine,
  TODAY,
} from './builders.ts';

const NOW = asOf().now;

/** Any finite number, the hostile ones included. */
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const day = fc.integer({ min: -800, max: 800 }).map((days): Day => addDays(TODAY, days));
const instant = fc.integer({ min: NOW - 800 * 86_400_000, max: NOW });
const minor = fc.integer({ min: -1_000_000_000, max: 100_000_000_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const weight = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1e308, noNaN: true }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const per = maybe(fc.constantFrom('day', 'week', 'month', 'quarter', 'year'));

const readings = fc
  .uniqueArray(fc.record({ value: anyNumber, measuredAt: instant }), {
    maxLength: 8,
    selector: ({ measuredAt }) => measuredAt,
  })
  .map((all) => all.toSorted((a, b) => a.measuredAt - b.measuredAt));

const metric: fc.Arbitrary<Metric> = fc
  .record({
    unit: fc.constantFrom('hours', 'percent', '%'),
    direction: fc.constantFrom('higher_is_better', 'lower_is_better'),
    mode: fc.constantFrom('linear', 'maintain', 'ratio_to_target'),
    frequency: fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly'),
    baseline: maybe(anyNumber),
    baselineAt: maybe(instant),
    target: maybe(anyNumber),
    weight,
    readings,
  })
  .map((fields) => someMetric(fields));

const commitment: fc.Arbitrary<Commitment> = fc
  .record({
    state: fc.constantFrom(
      'draft',
      'proposed',
      'signed',
      'active',
      'revised',
      'achieved',
      'missed',
      'ended',
    ),
    start: maybe(day),
    deadline: maybe(day),
    signedAt: maybe(instant),
    lastReviewedOn: maybe(day),
  })
  .map((fields) => someCommitment(fields));

export const anyGoal: fc.Arbitrary<Goal> = fc
  .record({
    weight,
    createdOn: day,
    startDate: maybe(day),
    targetDate: maybe(day),
    ended: fc.boolean(),
    metrics: fc
      .array(metric, { maxLength: 3 })
      .map((metrics) => metrics.map((each, index) => ({ ...each, id: `m${index}` }))),
    milestones: fc
      .array(fc.record({ title: fc.constant('Pilot'), due: maybe(day), done: fc.boolean() }), {
        maxLength: 3,
      })
      .map((milestones) => milestones.map((each, index) => ({ ...each, id: `ms${index}` }))),
    commitment: maybe(commitment),
  })
  .map((fields) => someGoal(fields));

const valueLine: fc.Arbitrary<ValueLine> = fc
  .record({
    type: fc.constantFrom(
      'hard_savings',
      'soft_savings',
      'revenue_impact',
      'risk_avoidance',
      'opportunity_cost',
    ),
    startsAt: day,
    endsAt: day,
    recurring: per,
    amount: maybe(minor),
    quantity: maybe(anyNumber),
    rate: maybe(minor),
    realisation: maybe(share),
    attribution: maybe(share),
    margin: maybe(share),
    probabilityBefore: maybe(share),
    probabilityAfter: maybe(share),
    impact: maybe(minor),
    confidence: fc.constantFrom('measured', 'customer_stated', 'modelled'),
    confirmed: maybe(fc.record({ by: fc.constant('Ann Lee'), at: instant, amount: minor })),
    disputed: fc.boolean(),
    excluded: fc.boolean(),
  })
  .map((fields) => someValueLine(fields));

const costLine: fc.Arbitrary<CostLine> = fc
  .record({
    kind: fc.constantFrom('licence', 'services', 'implementation', 'customer_effort', 'other'),
    amount: minor,
    startsAt: day,
    endsAt: day,
    recurring: per,
  })
  .map((fields) => someCostLine(fields));

const count = fc.integer({ min: 0, max: 100_000 });
const rate = fc.double({ min: 0, max: 1e9, noNaN: true });

const survey = (lowest: number, highest: number) =>
  fc.record({
    mean: fc.double({ min: lowest, max: highest, noNaN: true }),
    answers: count,
    latestAt: instant,
    nps: maybe(fc.integer({ min: -100, max: 100 })),
    promoters: maybe(count),
  });

const pastHealth: fc.Arbitrary<PastHealth[]> = fc
  .array(
    fc.record({
      at: fc.oneof(instant, fc.integer({ min: NOW - 30 * 86_400_000, max: NOW })),
      score: maybe(fc.double({ min: 0, max: 100, noNaN: true })),
      band: fc.constantFrom('healthy', 'stable', 'at_risk', 'critical', 'insufficient_data'),
      points: fc.constantFrom(
        {},
        { nps: 3 },
        { nps: 9, csat: 4, support_tickets: 10 },
        { weekly_active_users: 12, sessions_per_user: 7.5, outreach_response: 0 },
      ),
    }),
    { maxLength: 5 },
  )
  .map((rows) => rows.toSorted((a, b) => a.at - b.at));

/** Any account that parsing at the edges lets through. */
export const anyAccount: fc.Arbitrary<Account> = fc
  .record({
    contract: fc.record({
      firstStart: maybe(day),
      start: maybe(day),
      renewal: maybe(day),
      renewalWon: fc.boolean(),
      yearlyValue: maybe(minor),
      valueDerived: fc.boolean(),
      licensedSeats: maybe(count),
    }),
    goals: fc
      .array(anyGoal, { maxLength: 4 })
      .map((goals) =>
        goals.map((each, index) => ({ ...each, id: `g${index}`, title: `Goal ${index}` })),
      ),
    valueLines: fc
      .array(valueLine, { maxLength: 5 })
      .map((lines) => lines.map((line, index) => ({ ...line, id: `v${index}` }))),
    costLines: fc.array(costLine, { maxLength: 4 }),
    usage: maybe(
      fc.record({
        sourceLastDeliveredAt: instant,
        weeklyActiveUsers: fc.tuple(count, count, count, count),
        namesUsers: fc.boolean(),
        sessionsPerUserWeek: maybe(rate),
        minutesPerUserWeek: maybe(rate),
        featureAdoption: maybe(share),
        peakWeeklyUsers: count,
        weeklyUsers90DaysAgo: maybe(count),
        newKeyFeature: fc.boolean(),
        firstEventAt: maybe(instant),
        firstUserAt: maybe(instant),
        lastEventAt: maybe(instant),
      }),
    ),
    measuredInputs: fc.constantFrom<Account['measuredInputs']>(
      {},
      {
        training_completion: {
          value: 0.4,
          words: '4 users of course_completed / 10 seats, last 28 days.',
        },
      },
      { weekly_active_users: { value: null, words: 'The events name no users.' } },
    ),
    tickets: maybe(
      fc.record({
        weighted: rate,
        open: count,
        created28Days: count,
        recentCreatedAt: fc
          .array(fc.integer({ min: NOW - 14 * 86_400_000, max: NOW }), { maxLength: 4 })
          .map((all) => all.toSorted((a, b) => a - b)),
        causes: fc.array(
          fc.record({
            cause: fc.constantFrom('downtime', 'churn_threat', 'legal'),
            openedAt: instant,
            closedAt: maybe(instant),
          }),
          { maxLength: 3 },
        ),
        openByLevel: fc.array(
          fc.record({
            level: fc.constantFrom('self_service', 'cs_agent', 'technical'),
            open: count,
            unansweredSince: fc
              .array(instant, { maxLength: 3 })
              .map((all) => all.toSorted((a, b) => a - b)),
          }),
          { maxLength: 3 },
        ),
      }),
    ),
    nps: maybe(survey(0, 10)),
    csat: maybe(survey(1, 5)),
    outreach: maybe(fc.record({ attempts: count, answered: count, latestAt: instant })),
    training: maybe(fc.record({ share, at: instant })),
    escalationFlag: fc.constantFrom('none', 'churn_threat', 'downtime', 'legal'),
    raised: fc.array(
      fc.record({
        cause: fc.constantFrom('churn_threat' as const, 'downtime' as const, 'legal' as const),
        reason: fc.string(),
        since: instant,
      }),
      { maxLength: 2 },
    ),
    industry: maybe(fc.constantFrom('Software', 'Education')),
    size: fc.record({ employees: maybe(count), employees90DaysAgo: maybe(count) }),
    pilotWonAt: maybe(instant),
    onboarding: fc.record({
      recorded: fc.array(fc.record({ item: fc.constantFrom(...ONBOARDING_ITEMS), doneOn: day }), {
        maxLength: 4,
      }),
      meetings: fc.array(
        fc.record({ on: day, kind: fc.constantFrom('check_in', 'review', 'other') }),
        { maxLength: 4 },
      ),
    }),
    advocacy: fc.array(
      fc.record({
        activity: fc.constantFrom('review', 'webinar', 'advisory_board', 'referral'),
        on: day,
      }),
      { maxLength: 3 },
    ),
    healthOverride: maybe(
      fc.record({
        band: fc.constantFrom('healthy', 'stable', 'at_risk', 'critical'),
        reason: fc.constant('The sponsor left.'),
        by: fc.constant('Ann Lee'),
        at: instant,
        until: day,
      }),
    ),
    hypothesis: maybe(
      fc.record({
        painPoints: fc.constant(['Slow reports']),
        drivers: fc.array(
          fc.record({
            description: fc.constant('Hours saved'),
            yearlyValue: minor,
            probability: share,
            assumption: fc.constant('Ten reports a week'),
          }),
          { maxLength: 3 },
        ),
        yearlyCost: minor,
      }),
    ),
    opportunities: fc.array(
      fc.record({
        id: fc.constantFrom('o1', 'o2'),
        goalId: maybe(fc.constantFrom('g0', 'g1')),
        description: fc.constant('Automate reports'),
        potential: minor,
        effort: fc.constantFrom('low', 'medium', 'high'),
        recommendation: fc.constant('Plan a workshop.'),
      }),
      { maxLength: 2 },
    ),
    activityVolumes: fc.array(
      fc.record({
        activity: fc.constant('report_generated'),
        volume: maybe(count),
        valueLineId: fc.constantFrom('v0', 'v1', 'v9'),
      }),
      { maxLength: 2 },
    ),
    alertStates: fc.uniqueArray(
      fc.record({
        rule: fc.constantFrom('attainment', 'drift', 'deadline'),
        goalId: maybe(fc.constantFrom('g0', 'g1')),
        metricId: maybe(fc.constantFrom('m0', 'm1')),
        armed: fc.boolean(),
        since: maybe(instant),
        firedAt: maybe(instant),
      }),
      { maxLength: 3, selector: ({ rule, goalId, metricId }) => `${rule} ${goalId} ${metricId}` },
    ),
    peers: maybe(
      fc.record({
        cohort: fc.constant('Software'),
        n: count,
        percentile: maybe(fc.double({ min: 0, max: 100, noNaN: true })),
        comparedOn: day,
      }),
    ),
    pastHealth,
  })
  .map((fields) => someAccount(fields));

/** An account of which little is known that goes by days, so that a week may pass before it is scored again. */
export const anyQuietAccount: fc.Arbitrary<Account> = anyAccount.map((account) => ({
  ...account,
  contract: { ...account.contract, renewal: null, yearlyValue: null },
  goals: account.goals.map((goal) => ({ ...goal, ended: true })),
  valueLines: [],
  costLines: [],
  usage: null,
  tickets: account.tickets && { ...account.tickets, created28Days: 0 },
  nps: null,
  csat: null,
  outreach: null,
}));
