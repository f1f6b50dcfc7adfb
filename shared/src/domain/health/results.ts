import type { HealthBand, HealthComponentKey, HealthTrend } from './health-components.ts';

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
