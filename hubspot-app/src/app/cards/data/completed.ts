import type { AccountView } from '@attain/shared/contract/account-view';

type Goal = AccountView['goals']['list'][number];
type Agreement = AccountView['agreements']['list'][number];
type Metric = Agreement['metrics'][number];
type Line = AccountView['value']['lines'][number];
type Present = NonNullable<AccountView['present']>;

/** A view as a worker of an earlier version sends it: what was added since may be missing. */
export type ReceivedView = Pick<
  AccountView,
  | 'companyId'
  | 'name'
  | 'scoredAt'
  | 'today'
  | 'modelVersion'
  | 'currency'
  | 'figures'
  | 'nextActionCode'
  | 'healthComponents'
  | 'renewalDaysLeft'
> & {
  agreements: Omit<AccountView['agreements'], 'list'> & {
    list: readonly (Omit<Agreement, 'metrics'> & { metrics: readonly Older<Metric>[] })[];
  };
  goals: Omit<AccountView['goals'], 'list'> & { list: readonly Older<Goal>[] };
  value: Older<Omit<AccountView['value'], 'lines'>> & { lines: readonly Older<Line>[] };
} & Partial<AccountView>;

type Older<Part> = Partial<Part> & Pick<Part, Extract<keyof Part, RequiredKeys>>;
type RequiredKeys =
  | 'id'
  | 'title'
  | 'standing'
  | 'description'
  | 'ledger'
  | 'counted'
  | 'formula'
  | 'name'
  | 'unit'
  | 'period'
  | 'doubleCounts'
  | 'costs';

const NO_ADVICE: Goal['advice'] = { drivers: [], blockers: [], observations: [], steps: [] };

const NO_MONTHS: Present['months'] = {
  days: [],
  health: [],
  success: [],
  attainment: [],
  confirmed: [],
  estimated: [],
};

const NOTHING_TOLD = {
  healthMove: null,
  healthJudgement: null,
  escalations: [],
  onboarding: null,
  advocacy: null,
  recommendations: [],
  executive: {
    decisions: [],
    risks: [],
    chances: [],
    notYet: [],
    whitespace: null,
    confidencePercent: null,
  },
  operator: { variance: null, metricsOnPath: 0, blockers: 0, stale: [] },
  achievements: [],
} satisfies Partial<AccountView>;

/**
 * A card is uploaded by itself and may be newer than the worker that answers it. What such a worker does not know yet is told as
 * nothing, so that everything else is drawn.
 */
export function completed(view: ReceivedView): AccountView {
  return {
    ...NOTHING_TOLD,
    ...view,
    ...(view.present && { present: presentOf(view.present) }),
    agreements: {
      ...view.agreements,
      list: view.agreements.list.map((each) => ({ ...each, metrics: each.metrics.map(metricOf) })),
    },
    goals: { ...view.goals, list: view.goals.list.map(goalOf) },
    value: {
      ...view.value,
      netValue: view.value.netValue ?? null,
      reason: view.value.reason ?? null,
      subscriptionOnly: view.value.subscriptionOnly ?? false,
      byType: view.value.byType ?? [],
      lines: view.value.lines.map(lineOf),
    },
  };
}

/** Months and curves that stand in an earlier form are not drawn. */
function presentOf(present: Present): Present {
  const { months, curves } = present;
  return {
    ...present,
    months: 'days' in months ? months : NO_MONTHS,
    curves: curves.filter((each) => 'lines' in each),
  };
}

function metricOf(metric: Older<Metric>): Metric {
  return {
    baseline: null,
    target: null,
    current: null,
    measuredAt: null,
    stale: false,
    trend: null,
    deadlineRisk: 'unknown',
    expectedProgress: null,
    outlook: 'not_needed',
    projectedFinish: null,
    projectedLatest: null,
    ...metric,
  };
}

function goalOf(goal: Older<Goal>): Goal {
  return {
    owner: null,
    startDate: null,
    targetDate: null,
    milestones: { done: 0, total: 0 },
    deadlineRisk: 'unknown',
    projectedFinish: null,
    expectedProgress: null,
    advice: NO_ADVICE,
    ...goal,
    metrics: (goal.metrics ?? []).map(metricOf),
  };
}

function lineOf(line: Older<Line>): Line {
  return {
    goalId: null,
    type: 'hard_savings',
    amount: null,
    confidence: 'modelled',
    factor: 1,
    annual: null,
    notice: null,
    evidence: null,
    assumptions: null,
    calculationAssumptions: [],
    ...line,
  };
}
