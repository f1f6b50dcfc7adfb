import type { Day } from '../basics/time.ts';
import type { Unscored } from '../basics/unscored.ts';
import type { DeadlineRisk, MetricNoticeReason, MetricResult } from '../metrics/results.ts';
import type { OutcomeCategory } from './goal.ts';

export type GoalLabel =
  | 'Not Started'
  | 'Exceeded'
  | 'Achieved'
  | 'Not Met'
  | 'On Track'
  | 'At Risk';
export type GoalStatus = 'not_started' | 'in_progress' | 'achieved' | 'at_risk';

/** When a goal will be reached if it goes on as it did, by the metric that decides it (M97). */
export type GoalProjection =
  | {
      kind: 'projected';
      metricId: string;
      finish: Day;
      /** The 10-90 % band of the metric's pairwise slopes; the late end is `null` where it never gets there. */
      earliest: Day | null;
      latest: Day | null;
      openMilestones: number;
    }
  | { kind: 'not_moving' | 'too_few_readings'; metricId: string };

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
  /** `null` where nothing is left to be projected. */
  projection: GoalProjection | null;
} & (
  | { kind: 'scored'; attainment: number; progress: number; label: GoalLabel; status: GoalStatus }
  | (Unscored<MetricNoticeReason | 'no_metrics'> & {
      /** Without a single reading after the baseline there is no score, but there is a name for it. */
      label: 'Not Started' | null;
      status: 'not_started' | null;
    })
);

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
