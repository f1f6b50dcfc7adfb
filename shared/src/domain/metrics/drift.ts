import { withoutNoise } from '../basics/rounding.ts';

/**
 * How far a metric is from its expected path, in points of progress (L15, C12): progress - expected progress, both taken
 * when the metric was last read. A fraction: -0.12 is 12 points behind, 0.05 is 5 ahead. Unlike pace it also speaks of
 * a young goal, of which little is expected yet.
 *
 * @param progress unclamped; `null` where it cannot be computed
 * @param expected `null` without a deadline
 */
export function drift(progress: number | null, expected: number | null): number | null {
  return progress === null || expected === null ? null : withoutNoise(progress - expected);
}
