import type { Day, Instant } from '../basics/time.ts';
import type { Unscored } from '../basics/unscored.ts';
import type { Direction, MetricMode } from '../goals/goal.ts';

export type MetricStatus = 'exceeding' | 'on_track' | 'at_risk' | 'not_met';
export type MetricNoticeReason =
  | 'baseline_not_set'
  | 'target_not_set'
  | 'target_on_wrong_side'
  | 'not_a_number'
  | 'no_data';
export type DeadlineRisk = 'on_pace' | 'behind' | 'will_miss' | 'unknown';
export type Trend = 'improving' | 'steady' | 'declining';

export type MetricResult = {
  id: string;
  name: string;
  unit: string;
  direction: Direction;
  mode: MetricMode;
  /** Baseline, target and readings in the metric's own unit; `null` where missing or no number. */
  baseline: number | null;
  target: number | null;
  current: number | null;
  measuredAt: Instant | null;
  stale: boolean;
  /** The last reading of an earlier period, which the trend compares with. */
  previous: number | null;
  trend: Trend | null;
  deadlineRisk: DeadlineRisk;
  /** Progress / expected progress; `null` while unknown. */
  pace: number | null;
  expectedProgress: number | null;
  /** Progress - expected progress when it was last read; a fraction, negative = behind (L15). */
  drift: number | null;
  /**
   * Whether there is a projected finish: `not_moving` towards the target at the present rate, and none is `not_needed`
   * where the target is met, a level is to be held, or nothing can be scored.
   */
  outlook: 'projected' | 'not_moving' | 'too_few_readings' | 'not_needed';
  projectedFinish: Day | null;
  /** The 10-90 % band of the projection; the late end is `null` where it never gets there. */
  projectedEarliest: Day | null;
  projectedLatest: Day | null;
} & (
  | { kind: 'scored'; progress: number; attainment: number; status: MetricStatus }
  | Unscored<MetricNoticeReason>
);
