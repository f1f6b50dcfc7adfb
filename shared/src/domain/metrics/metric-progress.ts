import type { Metric } from '../goals/goal.ts';
import { maintainedShare } from './maintain-tolerance.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { MetricNoticeReason } from './results.ts';
import { unscored } from '../basics/reasons.ts';
import type { Unscored } from '../basics/unscored.ts';

/** Progress beyond this says nothing more, and sums of it stay finite. */
const PROGRESS_LIMIT = 1e12;

export type MetricProgress =
  | { kind: 'scored'; progress: number; attainment: number }
  | Unscored<MetricNoticeReason>;

/**
 * How much of the agreed improvement has happened (M27, C15).
 *
 * - linear: `(current - baseline) / (target - baseline)`; the sign of the denominator handles lower-is-better. A target
 *   on the wrong side of the baseline for the declared direction is refused, not scored as its opposite
 * - maintain, and every metric whose target is its baseline: 1 on the good side or within tolerance, see
 *   {@link maintainedShare}
 * - ratio_to_target: `current / target`, or `target / current` where lower is better; opt-in, ignores the baseline
 *
 * `progress` is a fraction, neither capped nor floored; `attainment` is the same clamped to [0, 1]. `current` is the
 * latest reading. What is missing or impossible is named, never a zero that would read as failure (M89, M90, C35).
 */
export function metricProgress(metric: Metric, settings: Pick<Settings, 'metric'>): MetricProgress {
  const { mode, baseline, target } = metric;
  const current = metric.readings.at(-1)?.value;
  if (holdsNonsense(metric)) return unscored('not_a_number');
  if (target === null) return unscored('target_not_set');
  if (mode === 'linear' && baseline === null) return unscored('baseline_not_set');
  if (isTargetOnWrongSide(metric)) return unscored('target_on_wrong_side');
  if (current === undefined) return unscored('no_data');

  const progress = progressAt(metric, target, current, settings.metric.maintain);
  return { kind: 'scored', progress, attainment: clampedFraction(progress) };
}

/** A change towards the worse: the declared direction and the way from baseline to target contradict each other (C15). */
function isTargetOnWrongSide({
  mode,
  direction,
  baseline,
  target,
}: Pick<Metric, 'mode' | 'direction' | 'baseline' | 'target'>): boolean {
  if (mode !== 'linear' || baseline === null || target === null) return false;
  return direction === 'higher_is_better' ? target < baseline : target > baseline;
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
  return changeSoFar(metric, target, value);
}

/** The same for a metric that is to change a level, which no tolerance of the settings has a part in. */
export function changeSoFar(metric: Metric, target: number, value: number): number {
  if (metric.mode === 'ratio_to_target') return ratio(metric.direction, target, value);
  return linear(metric.baseline ?? 0, target, value);
}

export function clampedFraction(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Infinity and not-a-number pass for numbers and make every figure after them one of their kind. */
function holdsNonsense({ baseline, target, readings }: Metric): boolean {
  return (
    !Number.isFinite(baseline ?? 0) ||
    !Number.isFinite(target ?? 0) ||
    readings.some(({ value }) => !Number.isFinite(value))
  );
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
