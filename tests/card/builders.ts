import type {
  AccountView,
  AgreementView,
  GoalView,
  HealthComponentView,
  MetricView,
  ValueLineView,
} from '@attain/shared/contract/account-view';

import type { PresentParts } from '@attain/shared/contract/account-present';
import type { RecommendationView } from '@attain/shared/contract/account-advice';
import { formats } from '@attain/ui/words/formats';

type Figures = AccountView['figures'];

/** English words and the portal's zone, so that a test reads what a person would. */
export const someFormat = formats('en-US', 'UTC');

/** An account at risk 58 days before its renewal, with two agreements and both ledgers. */
export function someView(overrides: Partial<AccountView> = {}): AccountView {
  return {
    companyId: '512',
    name: 'Acme',
    scoredAt: '2026-11-22T06:00:00.000Z',
    today: '2026-11-22',
    modelVersion: '1',
    currency: 'USD',
    figures: someFigures(),
    nextActionCode: 'vla_will_miss',
    healthComponents: someComponents(),
    agreements: {
      scored: 2,
      worst: { goalId: 'g2', title: 'Adoption in every school' },
      list: [
        someAgreement(),
        someAgreement({
          goalId: 'g2',
          deadline: '2026-12-15',
          signedBy: 'Ann Lee',
          standing: { kind: 'scored', progress: 40, attainment: 40, status: 'off_track' },
          metrics: [
            someMetric({
              id: 'm2',
              name: 'System adoption',
              unit: 'percent',
              baseline: 40,
              current: 65,
              target: 90,
              deadlineRisk: 'will_miss',
              expectedProgress: 80,
              projectedFinish: '2027-02-10',
              projectedLatest: '2027-04-01',
              standing: { kind: 'scored', progress: 50, attainment: 50, status: 'at_risk' },
            }),
          ],
        }),
      ],
      others: [],
    },
    goals: {
      scored: 4,
      atRisk: 1,
      notices: ['Some metrics missing data. Showing available data.'],
      list: someGoals(),
    },
    value: {
      period: { from: '2026-01-01', to: '2026-11-22', label: 'contract to date' },
      netValue: 60_600,
      reason: null,
      doubleCounts: [],
      subscriptionOnly: true,
      lines: [
        someValueLine(),
        someValueLine({
          id: 'v2',
          type: 'soft_savings',
          description: 'Hours saved in reporting',
          ledger: 'estimated',
          amount: 129_600,
          confidence: 'modelled',
          factor: 0.5,
          counted: 64_800,
          formula: '90 hours a month × $60 × 12 months × 0.5 (modelled)',
        }),
      ],
      byType: [
        {
          type: 'hard_savings',
          name: 'Cost savings',
          annual: 240_000,
          counted: 210_600,
          confirmed: 210_600,
          confidence: null,
        },
        {
          type: 'soft_savings',
          name: 'Time savings',
          annual: null,
          counted: 64_800,
          confirmed: 0,
          confidence: 'modelled',
        },
      ],
      costs: [{ id: 'c1', kind: 'licence', description: 'Subscription', counted: 150_000 }],
    },
    renewalDaysLeft: 58,
    ...someStanding(),
    present: somePresent(),
    ...overrides,
  };
}

/** What is told beside figures, goals and value. */
function someStanding() {
  return {
    healthMove: {
      since: '2026-10-25',
      from: 69.6,
      points: -8.2,
      reasons: [
        'Weekly active users: -6 points since 25 Oct 2026',
        'NPS: -2.2 points since 25 Oct 2026',
      ],
    },
    healthJudgement: null,
    escalations: [],
    onboarding: null,
    advocacy: null,
    recommendations: [
      someRecommendation(),
      someRecommendation({
        id: 'value_unconfirmed:account',
        text: 'Ask the customer to confirm the estimated value of "Hours saved in reporting".',
        reason: 'Only value that the customer confirmed counts in the ROI.',
        horizon: 'this_month',
        goalId: null,
        owner: null,
        action: { kind: 'confirm_value', valueLineId: 'v2' },
      }),
    ],
    executive: {
      decisions: [
        { text: '"One tool" is not signed off.', on: null, critical: false, goalId: 'g4' },
        {
          text: 'Renewal on 19 Jan 2027: close is due since 5 Jan 2027.',
          on: '2027-01-05',
          critical: true,
          goalId: null,
        },
      ],
      risks: [
        {
          text: '"Adoption in every school" will miss its deadline.',
          goalId: 'g2',
          atRisk: 64_800,
        },
      ],
      chances: [{ text: 'Roll out to the district', goalId: null, potential: 24_000 }],
      notYet: ['Not yet the time to sell: health is at risk.'],
      whitespace: 24_000,
      confidencePercent: 86.5,
    },
    operator: {
      variance: -3.2,
      metricsOnPath: 5,
      blockers: 1,
      stale: [
        { what: 'CSAT', why: 'The latest answer is 131 days old.', goalId: null, metricId: null },
      ],
    },
    achievements: [
      { title: 'Time saved in reporting', goalId: 'g1', amount: 210_600, evidence: null },
    ],
  } satisfies Partial<AccountView>;
}

export function someRecommendation(
  overrides: Partial<RecommendationView> = {},
): RecommendationView {
  return {
    id: 'vla_will_miss:g2',
    text: 'Agree a recovery plan: “Adoption in every school” will miss its deadline.',
    reason: 'At the present rate it is reached on 10 Feb 2027.',
    horizon: 'immediate',
    goalId: 'g2',
    owner: 'Dana Cruz',
    action: { kind: 'schedule_meeting' },
    ...overrides,
  };
}

/** What is read beside the snapshot. */
export function somePresent(overrides: Partial<PresentParts> = {}): PresentParts {
  return {
    overdueSince: null,
    months: {
      days: ['2026-10-31', '2026-11-22'],
      health: [69.6, 61.4],
      success: [80, 82.18],
      attainment: [70, null],
      confirmed: [180_000, 210_600],
      estimated: [60_000, 64_800],
    },
    curves: [
      {
        from: '2026-01-10',
        days: [0, 100, 314],
        lines: [{ metricId: 'm2', values: [44, 52, 65], path: [40, 90] }],
      },
      {
        from: '2026-11-20',
        days: [0],
        lines: [{ metricId: 'm1', values: [1.2], path: [4, 2] }],
      },
    ],
    benchmarks: {
      cohort: 'Education, 201-500 employees',
      figures: [
        {
          figure: 'success_score',
          title: 'Success score',
          definition: 'Attainment of the goals, 0 to 100.',
          unit: 'score',
          own: 82.18,
          average: 72,
          best: 85,
          percentile: 80,
          peers: 34,
          notice: null,
        },
        {
          figure: 'roi_confirmed',
          title: 'ROI',
          definition: 'Net.',
          unit: 'percent',
          own: 40.4,
          average: null,
          best: null,
          percentile: null,
          peers: 4,
          notice: 'Too few peers to compare with.',
        },
      ],
    },
    benchmarksNotice: null,
    milestones: [
      {
        kind: 'milestone',
        id: 'ms1',
        goalId: 'g2',
        title: 'All departments live',
        date: '2026-12-10',
        status: 'at_risk',
      },
    ],
    quotes: [
      {
        id: 'q1',
        goalId: 'g1',
        text: 'We close the month two days sooner.',
        by: 'Sam Ortiz',
        role: 'CFO',
        on: '2026-10-14',
      },
    ],
    tasks: [
      {
        id: 't1',
        title: 'Agreements fell below 80 %',
        reason: 'Attainment is 70 %.',
        dueOn: '2026-11-29',
        priority: 'high',
        role: 'owner',
      },
    ],
    ...overrides,
  };
}

/** Figures by group: `someFigures({ health: { score: null } })` changes one and keeps the rest. */
export function someFigures(
  overrides: { [Group in keyof Figures]?: Partial<Figures[Group]> | Figures[Group] } = {},
): Figures {
  const figures: Figures = {
    nextAction: 'Agree a recovery plan: “Adoption in every school” will miss its deadline.',
    escalation: 'none',
    lifecycleStage: 'prove',
    onboardingPercent: 90,
    expansionSignals: null,
    advocacyTier: 'none',
    peerPercentile: null,
    health: {
      score: 61.4,
      band: 'at_risk',
      trend: 'declining',
      coverage: 85,
      driver: 'Weekly active users fell: -8.2 points since 25 Oct 2026.',
    },
    agreements: {
      attainment: 70,
      status: 'at_risk',
      inForce: 2,
      atRisk: 1,
      nextDeadline: '2026-12-15',
      deadlineRisk: 'will_miss',
      nextReview: '2026-12-01',
      signedOff: true,
    },
    success: {
      score: 82.18,
      band: 'strong',
      goalsTotal: 5,
      goalsOnTrack: 3,
      goalsAchieved: 2,
    },
    value: {
      confirmed: 210_600,
      estimated: 64_800,
      roiConfirmed: 40.4,
      roiEstimated: 83.6,
      multiple: 1.4,
      investment: 150_000,
    },
    renewal: {
      date: '2027-01-19',
      stage: 'value_review',
      play: 'intervention',
      playStart: '2026-10-21',
    },
  };
  return Object.fromEntries(
    Object.entries(figures).map(([group, value]) => {
      const change = overrides[group as keyof Figures];
      return [
        group,
        isGroup(value) && isGroup(change) ? { ...value, ...change } : (change ?? value),
      ];
    }),
  ) as Figures;
}

function someMetric(overrides: Partial<MetricView> = {}): MetricView {
  return {
    id: 'm1',
    name: 'Time to create report',
    unit: 'hours',
    baseline: 4,
    current: 1.2,
    target: 2,
    measuredAt: '2026-11-20T09:30:00.000Z',
    stale: false,
    trend: 'improving',
    deadlineRisk: 'on_pace',
    expectedProgress: 88,
    outlook: 'projected',
    projectedFinish: '2026-11-02',
    projectedLatest: '2026-11-02',
    standing: { kind: 'scored', progress: 140, attainment: 100, status: 'exceeding' },
    ...overrides,
  };
}

export function someAgreement(overrides: Partial<AgreementView> = {}): AgreementView {
  return {
    goalId: 'g1',
    state: 'active',
    deadline: '2026-12-31',
    signedOff: true,
    signedBy: 'Sam Ortiz',
    nextReview: '2026-12-01',
    reviewOverdue: false,
    metrics: [someMetric()],
    standing: { kind: 'scored', progress: 140, attainment: 100, status: 'on_track' },
    ...overrides,
  };
}

function someGoal(overrides: Partial<GoalView> = {}): GoalView {
  return {
    id: 'g1',
    title: 'Faster reporting',
    owner: 'Dana Cruz',
    startDate: '2026-01-01',
    targetDate: '2026-12-31',
    milestones: { done: 0, total: 0 },
    deadlineRisk: 'on_pace',
    projectedFinish: null,
    expectedProgress: null,
    metrics: [],
    advice: { drivers: [], blockers: [], observations: [], steps: [] },
    standing: { kind: 'scored', progress: 142.2, attainment: 100, label: 'Exceeded' },
    ...overrides,
  };
}

function someGoals(): GoalView[] {
  return [
    someGoal(),
    someGoal({
      id: 'g3',
      title: 'Fewer data errors',
      standing: { kind: 'scored', progress: 88.72, attainment: 88.72, label: 'On Track' },
    }),
    someGoal({
      id: 'g2',
      title: 'Adoption in every school',
      targetDate: '2026-12-15',
      deadlineRisk: 'will_miss',
      expectedProgress: 88.6,
      projectedFinish: '2027-02-10',
      advice: {
        drivers: ['1 of 2 milestones done.'],
        blockers: ['Training completion: 50 % completed.'],
        observations: ['System adoption: no movement since 3 Sep 2026 (3 readings).'],
        steps: [
          {
            code: 'will_miss',
            text: 'Agree on a recovery plan with Dana Cruz.',
            reason: 'It is due on 15 Dec 2026.',
            horizon: 'immediate',
            action: { kind: 'schedule_meeting' },
          },
        ],
      },
      standing: { kind: 'scored', progress: 40, attainment: 40, label: 'At Risk' },
    }),
    someGoal({
      id: 'g4',
      title: 'One tool instead of three',
      milestones: { done: 3, total: 3 },
      standing: { kind: 'scored', progress: 100, attainment: 100, label: 'Achieved' },
    }),
    someGoal({
      id: 'g5',
      title: 'Self-service',
      deadlineRisk: 'unknown',
      standing: {
        kind: 'not_scored',
        reason: 'baseline_not_set',
        notice: 'Baseline not set. Cannot calculate progress.',
      },
    }),
  ];
}

function someValueLine(overrides: Partial<ValueLineView> = {}): ValueLineView {
  return {
    id: 'v1',
    goalId: 'g1',
    type: 'hard_savings',
    description: 'Time saved in reporting',
    ledger: 'confirmed',
    amount: 210_600,
    confidence: 'measured',
    factor: 1,
    counted: 210_600,
    annual: 240_000,
    formula: 'Confirmed by Sam Ortiz on Oct 14, 2026',
    notice: null,
    evidence: null,
    assumptions: null,
    calculationAssumptions: [],
    ...overrides,
  };
}

export function someComponent(overrides: Partial<HealthComponentView> = {}): HealthComponentView {
  return {
    key: 'weekly_active_users',
    maxPoints: 15,
    input: 0.42,
    state: 'fresh',
    points: 8.4,
    lowConfidence: false,
    detail: '42% of 120 seats were active each week, over four weeks.',
    ...overrides,
  };
}

function someComponents(): HealthComponentView[] {
  const missing = { state: 'missing', input: null, points: null } as const;
  return [
    someComponent(),
    someComponent({
      key: 'sessions_per_user',
      points: 11,
      detail: '0.7 sessions per active user and week.',
    }),
    someComponent({
      key: 'time_in_platform',
      maxPoints: 10,
      points: 6.1,
      detail: '22 minutes per active user and week.',
    }),
    someComponent({
      key: 'feature_adoption',
      points: 9,
      detail: '45% of the key features were used.',
    }),
    someComponent({
      key: 'support_tickets',
      maxPoints: 10,
      points: 7,
      detail: '3 weighted tickets per 100 seats in 28 days.',
    }),
    someComponent({
      key: 'training_completion',
      maxPoints: 5,
      ...missing,
      detail: 'No training was recorded. Map a property or import it.',
    }),
    someComponent({
      key: 'nps',
      points: 9.6,
      lowConfidence: true,
      detail: 'Mean answer 7.8 (NPS 0) from 2 contacts.',
    }),
    someComponent({
      key: 'csat',
      maxPoints: 10,
      state: 'stale',
      points: null,
      detail: 'The latest of 4 answers is 131 days old; at most 90 count.',
    }),
    someComponent({
      key: 'outreach_response',
      maxPoints: 5,
      points: 3.2,
      detail: '53% of 15 attempts were answered.',
    }),
  ];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
