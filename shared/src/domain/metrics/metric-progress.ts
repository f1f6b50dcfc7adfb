import type { Metric } from '../goals/goal.ts';
import { maintainedShare } from './maintain-tolerance.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { MetricNoticeReason } from './results.ts';
import type { Unscored } from '../basics/unscored.ts';

/** Progress beyond this says nothing more, and sums of it stay finite. */
const PROGRESS_LIMIT = 1e12;

export type MetricProgress =
  | { kind: 'scored'; progress: number; attainment: number }
  | Unscored<MetricNoticeReason>;

const NOTICE: Readonly<Record<MetricNoticeReason, string>> = {
  baseline_not_set: 'Baseline not set. Cannot calculate progress.',
  target_not_set: 'Target not set. Cannot calculate progress.',
  no_data: 'Some metrics missing data. Showing available data.',
};

/**
 * How much of the agreed improvement has happened (M27, C15).
 *
 * - linear: `(current - baseline) / (target - baseline)`; the sign of the denominator handles lower-is-better
 * - maintain, and every metric whose target is its baseline: 1 on the good side or within tolerance, see
 *   {@link maintainedShare}
 * - ratio_to_target: `current / target`, or `target / current` where lower is better; opt-in, ignores the baseline
 *
 * `progress` is a fraction, neither capped nor floored; `attainment` is the same clamped to [0, 1]. `current` is the
 * latest reading. What is missing is named, never a zero that would read as failure (M89, M90).
 */
export function metricProgress(metric: Metric, settings: Pick<Settings, 'metric'>): MetricProgress {
  const current = metric.readings.at(-1)?.value;
  if (metric.target === null) return unscored('target_not_set');
  if (metric.mode === 'linear' && metric.baseline === null) return unscored('baseline_not_set');
  if (current === undefined) return unscored('no_data');

  const progress = progressAt(metric, metric.target, current, settings.metric.maintain);
  return { kind: 'scored', progress, attainment: clampedFraction(progress) };
}

/** Whether a metric is to hold a level instead of changing one. */
export function holdsALevel(metric: Metric): boolean {
  return (
    metric.mode === 'maintain' || (metric.mode === 'linear' && metric.target === metric.baseline)
  );
}

/** Progress of a metric with this target if its value were `value`; a fraction, always finite. */
export function progressAt(
  metric: Metric,
  target: number,
  value: number,
  maintain: Settings['metric']['maintain'],
): number {
  if (holdsALevel(metric)) return maintainedShare(metric, target, value, maintain);
  if (metric.mode === 'ratio_to_target') return ratio(metric.direction, target, value);
  return linear(metric.baseline ?? 0, target, value);
}

export function clampedFraction(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function unscored(reason: MetricNoticeReason): MetricProgress {
  return { kind: 'not_scored', reason, notice: NOTICE[reason] };
}

function linear(baseline: number, target: number, current: number): number {
  const progress = (current - baseline) / (target - baseline);
  if (Number.isFinite(progress)) return limited(progress);
  // A difference overflowed: halve everything, which cancels out.
  return limited((current / 2 - baseline / 2) / (target / 2 - baseline / 2));
}

/** A zero or a negative number makes the quotient meaningless; then all that is known is whether the target is met. */
function ratio(direction: Metric['direction'], target: number, current: number): number {
  const higher = direction === 'higher_is_better';
  const met = higher ? current >= target : current <= target;
  const quotient = higher ? current / target : target / current;
  if (!Number.isFinite(quotient)) return met ? 1 : 0;
  if (met) return quotient >= 1 ? limited(quotient) : 1;
  return quotient < 1 ? limited(quotient) : 0;
}

function limited(progress: number): number {
  if (Number.isNaN(progress)) return 0;
  return withoutNoise(Math.min(PROGRESS_LIMIT, Math.max(-PROGRESS_LIMIT, progress)));
}
