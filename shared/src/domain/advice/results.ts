import type { Day } from '../basics/time.ts';
import type { HealthComponentKey } from '../health/health-components.ts';

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

/**
 * What is working. Figures only: `insight-words.ts` puts them in words. `points` are points of the goal's attainment,
 * 0-100; the account's inputs are no part of the goal and have points of health instead.
 */
export type Driver =
  | ({ code: 'metric_gain'; metricId: string; points: number } & MovedFrom)
  | { code: 'target_met'; metricId: string; points: number }
  | { code: 'milestones_done'; points: number }
  | ({ code: 'input_gain'; input: HealthComponentKey } & MovedFrom);

/** What holds a goal back; `points` are what it lacks of its attainment for this, 0-100. */
export type Blocker =
  | { code: 'metrics_behind'; points: number; behind: number; of: number }
  | ({ code: 'metric_declined'; metricId: string; points: number } & MovedFrom)
  | {
      code: 'metric_will_miss' | 'metric_behind' | 'metric_short';
      metricId: string;
      points: number;
    }
  | { code: 'milestones_overdue'; points: number; overdue: number; first: string; due: Day }
  | {
      code: 'dependency_open';
      name: string;
      /** The open milestone of that name. */
      milestone: string | null;
      /** The input of health that would show it, and is too low or missing. */
      input: HealthComponentKey | null;
    }
  | { code: 'input_weak'; input: HealthComponentKey }
  | ({ code: 'input_loss'; input: HealthComponentKey } & MovedFrom);

type MovedFrom = {
  /** The value of the metric, or the points of the input, before. */
  from: number;
  /** `null`: the baseline, of which no date is known. */
  since: Day | null;
};

/** Where the curve of a metric stands (M64). */
export type TrendObservation = {
  metricId: string;
  /** It stands still, goes away from its target, goes towards it again after a fall, or after standing still. */
  code: 'plateau' | 'decline' | 'recovery' | 'resumption';
  /** When that began, and the value then. */
  since: Day;
  from: number;
  /** Readings since then, that one included. */
  readings: number;
  /** The value that it fell from, or since when it stood still. */
  before: { value: number; on: Day } | null;
};

/** What a goal needs next, by where it stands (M52). */
export type GoalSituation = {
  code:
    | 'not_measurable'
    | 'reading_missing'
    | 'past_date'
    | 'will_miss'
    | 'behind'
    | 'at_risk'
    | 'reading_stale'
    | 'small_gap'
    | 'achieved';
  /** The metric that it is about; `null` = the goal or its milestones. */
  metricId: string | null;
};

/** What there is to say about one goal beyond its figures. A goal of which there is nothing to say has no entry. */
export type GoalInsights = {
  goalId: string;
  situation: GoalSituation | null;
  /** The largest share first; of agreements in force (V25). */
  drivers: readonly Driver[];
  /** The most first; of open agreements, and of goals in trouble (V26, M56). */
  blockers: readonly Blocker[];
  observations: readonly TrendObservation[];
};

export type GoalAction = {
  code: GoalSituation['code'] | 'supporting_action' | 'long_term_improvement';
  horizon: Horizon;
  text: string;
  reason: string;
};
