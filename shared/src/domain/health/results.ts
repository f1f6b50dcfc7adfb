import type { Day } from '../basics/time.ts';
import type { HealthBand, HealthComponentKey, HealthTrend } from './health-components.ts';
import type { HealthOverride } from './inputs.ts';

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

/** What one component did to the score, in points of the score. */
export type HealthContribution = {
  key: HealthComponentKey | 'weights';
  /** Its points moved, its fresh input came or went, or the settings of the score (weights, curves) were changed. */
  cause: 'moved' | 'came' | 'went' | 'reweighted';
  points: number;
  /** Of changed settings: the version that was saved last; absent: none was saved, the file was changed. */
  version?: number;
};

/** How an earlier score became this one; the contributions add up to `to - from`. */
export type HealthChange = {
  from: number;
  to: number;
  /** The day on which the move began. */
  since: Day;
  /** Without those of 0; largest first. */
  contributions: readonly HealthContribution[];
};

/** A person's judgement that still holds; `differs` from the computed band. */
export type HealthOverrideResult = HealthOverride & { differs: boolean };

export type HealthResult = {
  /** 0-100, exact; `null` with insufficient data. */
  score: number | null;
  band: HealthBand;
  trend: HealthTrend | null;
  /** Change of the score over the trend's window, in points; `null` where there is no score that far back. */
  trendPoints: number | null;
  /** Fraction of the points that had fresh input. */
  coverage: number;
  /** What moved the score most, in words, with the points and since when. `null` with insufficient data. */
  driver: string | null;
  /** Since the last change of band, or over the trend's window; `null` on the first day of a score, and without one. */
  change: HealthChange | null;
  /** A person's own judgement, beside the computed band and never instead of it; `null` without one or once expired. */
  override: HealthOverrideResult | null;
  components: readonly HealthComponentResult[];
};
