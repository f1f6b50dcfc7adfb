import type { Day, Instant } from '../basics/time.ts';

export type Direction = 'higher_is_better' | 'lower_is_better';
export type MetricMode = 'linear' | 'maintain' | 'ratio_to_target';
export type Frequency = 'daily' | 'weekly' | 'monthly' | 'quarterly';
export type MetricCategory = 'operational' | 'financial' | 'quality' | 'adoption' | 'satisfaction';
export type OutcomeCategory = 'revenue' | 'efficiency' | 'risk' | 'experience' | 'innovation';
export type VlaCategory =
  | 'revenue_impact'
  | 'operational_efficiency'
  | 'strategic_objectives'
  | 'risk_mitigation';

/** One measurement of a metric, in the metric's unit. */
export type Reading = { value: number; measuredAt: Instant };

export type Metric = {
  id: string;
  name: string;
  unit: string;
  category: MetricCategory | null;
  direction: Direction;
  mode: MetricMode;
  frequency: Frequency;
  /** `null`: never captured, so progress cannot be computed (M90). */
  baseline: number | null;
  baselineAt: Instant | null;
  target: number | null;
  /** Relative to the other metrics of the goal; equal by default. */
  weight: number;
  /** Oldest first, one per `measuredAt`; corrections already applied. Those up to `baselineAt` are not scored. */
  readings: readonly Reading[];
};

export type Milestone = { id: string; title: string; due: Day | null; done: boolean };

export type CommitmentState =
  | 'draft'
  | 'proposed'
  | 'signed'
  | 'active'
  | 'revised'
  | 'achieved'
  | 'missed'
  | 'ended';

/** What turns a goal into a value-level agreement (VLA). */
export type Commitment = {
  state: CommitmentState;
  category: VlaCategory | null;
  start: Day | null;
  deadline: Day | null;
  dependencies: string | null;
  signedBy: string | null;
  signedAt: Instant | null;
  /** The latest review held (QBR); the next is due `reviewIntervalDays` later. */
  lastReviewedOn: Day | null;
};

export type Goal = {
  id: string;
  title: string;
  description: string | null;
  owner: string | null;
  category: OutcomeCategory | null;
  createdOn: Day;
  startDate: Day | null;
  targetDate: Day | null;
  weight: number;
  ended: boolean;
  metrics: readonly Metric[];
  milestones: readonly Milestone[];
  commitment: Commitment | null;
};
