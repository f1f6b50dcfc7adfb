import type { ValueFigures } from './account.ts';
import type {
  CommitmentState,
  Direction,
  MetricMode,
  OutcomeCategory,
  VlaCategory,
} from './goals/goal.ts';
import type { HealthBand, HealthComponentKey, HealthTrend } from './health/health-components.ts';
import type { Settings } from './settings.ts';
import type { Day, Instant } from './basics/time.ts';
import type { Confidence, CostKind, Minor, ValueType } from './value/value-line.ts';

/** A figure that may be unknown: never a zero that would read as failure, always with the reason. */
export type Unscored<Reason extends string> = {
  kind: 'not_scored';
  reason: Reason;
  notice: string;
};

export type MetricStatus = 'exceeding' | 'on_track' | 'at_risk' | 'not_met';
export type MetricNoticeReason = 'baseline_not_set' | 'target_not_set' | 'no_data';
export type DeadlineRisk = 'on_pace' | 'behind' | 'will_miss' | 'unknown';
export type Trend = 'improving' | 'steady' | 'declining';

export type MetricResult = {
  id: string;
  name: string;
  unit: string;
  direction: Direction;
  mode: MetricMode;
  baseline: number | null;
  target: number | null;
  current: number | null;
  measuredAt: Instant | null;
  stale: boolean;
  trend: Trend | null;
  deadlineRisk: DeadlineRisk;
  /** Progress / expected progress; `null` while unknown. */
  pace: number | null;
  expectedProgress: number | null;
  projectedFinish: Day | null;
  /** The 10-90 % band of the projection; the late end is `null` where it never gets there. */
  projectedEarliest: Day | null;
  projectedLatest: Day | null;
} & (
  | { kind: 'scored'; progress: number; attainment: number; status: MetricStatus }
  | Unscored<MetricNoticeReason>
);

export type GoalLabel =
  | 'Not Started'
  | 'Exceeded'
  | 'Achieved'
  | 'Not Met'
  | 'On Track'
  | 'At Risk';
export type GoalStatus = 'not_started' | 'in_progress' | 'achieved' | 'at_risk';
export type VlaStatus = 'on_track' | 'at_risk' | 'off_track';

export type GoalResult = {
  id: string;
  title: string;
  owner: string | null;
  category: OutcomeCategory | null;
  weight: number;
  startDate: Day | null;
  targetDate: Day | null;
  metrics: readonly MetricResult[];
  milestones: { done: number; total: number };
  deadlineRisk: DeadlineRisk;
  /** Attainment / expected; `null` while unknown. */
  pace: number | null;
  expectedProgress: number | null;
} & (
  | { kind: 'scored'; attainment: number; progress: number; label: GoalLabel; status: GoalStatus }
  | (Unscored<MetricNoticeReason | 'no_metrics'> & {
      /** Without a single reading after the baseline there is no score, but there is a name for it. */
      label: 'Not Started' | null;
      status: 'not_started' | null;
    })
);

export type VlaResult = {
  goalId: string;
  title: string;
  state: CommitmentState;
  category: VlaCategory | null;
  deadline: Day | null;
  deadlineRisk: DeadlineRisk;
  signedOff: boolean;
  signedBy: string | null;
  nextReview: Day | null;
  reviewOverdue: boolean;
  pace: number | null;
  expectedProgress: number | null;
} & (
  | { kind: 'scored'; attainment: number; progress: number; status: VlaStatus }
  | Unscored<MetricNoticeReason | 'no_metrics'>
);

export type AgreementsResult = {
  status: VlaStatus | 'none_defined' | 'not_measurable';
  /** Fraction; `null` unless `status` is a band. */
  attainment: number | null;
  /** The same mean uncapped, shown beside it (C13). */
  progress: number | null;
  scored: number;
  inForce: number;
  atRisk: number;
  worst: { goalId: string; title: string } | null;
  nextDeadline: Day | null;
  deadlineRisk: DeadlineRisk | null;
  nextReview: Day | null;
  /** `null` without VLAs in force. */
  signedOff: boolean | null;
  vlas: readonly VlaResult[];
};

export type SuccessBand = 'strong' | 'good' | 'fair' | 'weak' | 'not_scored';

export type SuccessResult = {
  /** 0-100; `null` when no goal can be scored. */
  score: number | null;
  band: SuccessBand;
  goalsScored: number;
  goalsTotal: number;
  onTrack: number;
  achieved: number;
  atRisk: number;
  goals: readonly GoalResult[];
  /** What the reader must know about missing data (M88, M89). */
  notices: readonly string[];
};

export type HealthComponentResult = {
  key: HealthComponentKey;
  maxPoints: number;
  /** What was measured, in the component's input unit; `null` when missing. */
  input: number | null;
  /** `missing`: never measured; `stale`: too old to count. Both are left out and cost coverage. */
  state: 'fresh' | 'stale' | 'missing';
  /** `null` unless fresh. */
  points: number | null;
  /** Fewer than 3 answers: counted, but shown with n. */
  lowConfidence: boolean;
  /** One short sentence: what was measured, or what is missing and how to get it. */
  detail: string;
};

export type HealthResult = {
  /** 0-100, exact; `null` with insufficient data. */
  score: number | null;
  band: HealthBand;
  trend: HealthTrend | null;
  /** Fraction of the points that had fresh input. */
  coverage: number;
  /** What moved the score most, in words, with the points and since when. `null` with insufficient data. */
  driver: string | null;
  components: readonly HealthComponentResult[];
};

export type ValueLineResult = {
  id: string;
  goalId: string | null;
  type: ValueType;
  description: string;
  ledger: 'confirmed' | 'estimated' | 'disputed' | 'excluded' | 'incomplete';
  /** In the reporting period, before the confidence factor; `null` when an input is missing. */
  amount: Minor | null;
  confidence: Confidence;
  /** 1 for confirmed lines. */
  factor: number;
  /** What counts in the ledger: amount x factor, in the reporting period. */
  counted: Minor;
  /** The calculation in words, so that a reader can redo it. */
  formula: string;
  /** Why it does not count, or what is missing. */
  notice: string | null;
  evidence: string | null;
  assumptions: string | null;
};

export type CostLineResult = {
  id: string;
  kind: CostKind;
  description: string | null;
  counted: Minor;
};

export type DoubleCount = { first: string; second: string; sourceMetric: string };

export type ValueResult = {
  period: { from: Day; to: Day; label: 'contract to date' | 'trailing 12 months' };
  figures: ValueFigures;
  netValue: Minor | null;
  reason: 'nothing_confirmed' | 'no_cost' | null;
  /** The ledger is blocked: `figures` are the last unblocked ones (C05). */
  doubleCounts: readonly DoubleCount[];
  /** Only the subscription is known as cost (C03). */
  subscriptionOnly: boolean;
  lines: readonly ValueLineResult[];
  costs: readonly CostLineResult[];
};

export type RenewalStage =
  | 'not_due'
  | 'play_started'
  | 'early_warning'
  | 'value_review'
  | 'proposal'
  | 'close'
  | 'overdue';
export type RenewalPlay =
  | 'expansion'
  | 'value_reinforcement'
  | 'intervention'
  | 'save_play'
  | 'none';

export type RenewalResult = {
  date: Day | null;
  daysLeft: number | null;
  stage: RenewalStage | null;
  play: RenewalPlay;
  playStart: Day | null;
};

export type LifecycleStage = 'define' | 'commit' | 'execute' | 'prove';
export type Escalation = 'none' | 'cs_manager' | 'immediate' | 'legal';

export type NextActionCode =
  | 'escalation'
  | 'renewal'
  | 'vla_will_miss'
  | 'vla_off_track'
  | 'health_critical'
  | 'insufficient_data'
  | 'goal_at_risk'
  | 'review_overdue'
  | 'sign_off_missing'
  | 'value_unconfirmed'
  | 'expansion'
  | 'unmet_promoter'
  | 'next_review'
  | 'none';

/** Everything computed about one company at one instant. Screens, properties and reports draw this and compute nothing. */
export type Snapshot = {
  companyId: string;
  name: string | null;
  asOf: Instant;
  today: Day;
  modelVersion: string;
  /** The edges that the figures were banded by; rounding for display never crosses one. */
  bands: Settings['bands'];
  currency: string;
  /** Digits of the minor unit: 2 for USD, 0 for JPY. */
  currencyDigits: number;
  health: HealthResult;
  agreements: AgreementsResult;
  success: SuccessResult;
  value: ValueResult;
  renewal: RenewalResult;
  lifecycleStage: LifecycleStage;
  escalation: Escalation;
  nextAction: { code: NextActionCode; text: string };
  /** When a figure changes without any new data (a date passes, an input goes stale); at most a week ahead. */
  dueAgainAt: Instant;
};
