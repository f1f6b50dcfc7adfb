import type {
  CommitmentState,
  Direction,
  Frequency,
  MetricCategory,
  MetricMode,
  OutcomeCategory,
  VlaCategory,
} from '@attain/shared/domain/goals/goal';
import type { Day, Instant } from '@attain/shared/domain/basics/time';

/** What a file or a program says of a metric; `null` where it says nothing. */
export type MetricDraft = {
  name: string;
  unit: string;
  target: number;
  baseline: number | null;
  baselineAt: Instant | null;
  baselineSource: string | null;
  baselineEvidence: string | null;
  source: string | null;
  direction: Direction | null;
  mode: MetricMode | null;
  frequency: Frequency | null;
  category: MetricCategory | null;
  weight: number | null;
};

/** What it says of the goal. */
export type GoalDraft = {
  description: string | null;
  owner: string | null;
  outcomeCategory: OutcomeCategory | null;
  startDate: Day | null;
  targetDate: Day | null;
  weight: number | null;
  state: CommitmentState | null;
  signedBy: string | null;
  signedAt: Instant | null;
  vlaCategory: VlaCategory | null;
  dependencies: string | null;
};
