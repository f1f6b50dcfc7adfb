import type { AlertRule, AlertState } from './alert-state.ts';
import type { Day, Instant } from '../basics/time.ts';
import type { Unscored } from '../basics/unscored.ts';
import type { CommitmentState, VlaCategory } from '../goals/goal.ts';
import type { DeadlineRisk, MetricNoticeReason, Trend } from '../metrics/results.ts';

/** The components of an agreement that may be missing (V04-V08); its business outcome is its title. */
export type VlaComponent = 'success_metric' | 'baseline' | 'target' | 'timeline' | 'dependencies';

export type VlaStatus = 'on_track' | 'at_risk' | 'off_track';

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
  /** Against the last period; `null` without one (V24). */
  trend: Trend | null;
  missing: readonly VlaComponent[];
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
  /** Those that are not in force: to be looked at, counted nowhere. */
  others: readonly OtherAgreement[];
};

/** An agreement that nobody signed yet, or that was ended. */
export type OtherAgreement = {
  goalId: string;
  title: string;
  state: Extract<CommitmentState, 'draft' | 'proposed' | 'ended'>;
};

/** An alert whose cause holds. */
export type Alert = {
  rule: AlertRule;
  /** `null`: all agreements of the account together. */
  goalId: string | null;
  metricId: string | null;
  text: string;
  since: Instant;
  /** Before `since`: it fired for an earlier crossing, and is quiet for the new one. */
  firedAt: Instant | null;
  /** Fired by this very scoring: the moment to tell somebody. */
  firedNow: boolean;
};

export type AlertsResult = {
  active: readonly Alert[];
  /** Where the rules stand, for the next scoring. */
  states: readonly AlertState[];
};
