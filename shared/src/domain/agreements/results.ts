import type { Day } from '../basics/time.ts';
import type { Unscored } from '../basics/unscored.ts';
import type { CommitmentState, VlaCategory } from '../goals/goal.ts';
import type { DeadlineRisk, MetricNoticeReason } from '../metrics/results.ts';

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
