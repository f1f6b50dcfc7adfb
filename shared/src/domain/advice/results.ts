import type { Day } from '../basics/time.ts';

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

/** What is worth doing beside the next action; none of these ever is the next action itself. */
export type FurtherAdviceCode =
  | 'supporting_action'
  | 'long_term_improvement'
  | 'maximize_value'
  | 'new_value'
  | 'documentation';

/** How soon (M57). */
export type Horizon = 'immediate' | 'this_week' | 'this_month';

export type Recommendation<Code = NextActionCode | FurtherAdviceCode> = {
  code: Code;
  horizon: Horizon;
  text: string;
  /** `null`: it is about the account. */
  goalId: string | null;
  /** Who of the customer it is to be done with. */
  owner: string | null;
  /** The fact that it rests on, with its figure. */
  reason: string;
};

export type DriverCode = 'metric_gain' | 'target_met' | 'milestones_done' | 'input_gain';
export type BlockerCode =
  | 'metrics_behind'
  | 'metric_declined'
  | 'metric_will_miss'
  | 'metric_behind'
  | 'metric_short'
  | 'milestones_overdue'
  | 'dependency_open'
  | 'input_weak'
  | 'input_loss';

export type Fact<Code extends string> = {
  code: Code;
  /** The metric (its id) or the input of health (its key); `null` = the goal as a whole. */
  about: string | null;
  /**
   * Points of the goal's attainment (0-100) that it brings or holds back; `null` where the goal is not made of it, as
   * with training and usage.
   */
  points: number | null;
  text: string;
};

export type Driver = Fact<DriverCode>;
export type Blocker = Fact<BlockerCode>;

/** Where a trend stands (M64). */
export type TrendObservation = {
  metricId: string;
  code: 'plateau' | 'decline' | 'recovery';
  /** When it began: the reading that nothing has moved since, or from which the move set out. */
  since: Day;
  /** Readings since then, the first included; one a period. */
  readings: number;
  text: string;
};

/** What a goal needs next, by where it stands (M52). */
export type GoalSituation =
  | 'not_measurable'
  | 'reading_missing'
  | 'past_date'
  | 'will_miss'
  | 'behind'
  | 'at_risk'
  | 'reading_stale'
  | 'small_gap'
  | 'achieved';

export type GoalAction = {
  code: GoalSituation | 'supporting_action' | 'long_term_improvement';
  horizon: Horizon;
  text: string;
  reason: string;
};

/** What there is to say about one goal beyond its figures. A goal of which there is nothing to say has no entry. */
export type GoalInsights = {
  goalId: string;
  /** What is working, the largest share first; of agreements in force (V25). */
  drivers: readonly Driver[];
  /** What holds the goal back, the most first; of agreements in force, and of goals at risk (V26, M56). */
  blockers: readonly Blocker[];
  /** Trends that have stopped, turned or resumed, metric by metric (M64). */
  observations: readonly TrendObservation[];
  /** What to do next, the first at once (M52, M57, V27). */
  actions: readonly GoalAction[];
};
