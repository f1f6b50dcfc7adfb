export type Point = { at: number; value: number };

/**
 * The slopes between all pairs of points that lie apart in time, ascending; one too steep for a number is left out.
 * Their median is the Theil-Sen slope, which a single odd point cannot turn.
 *
 * @param points oldest first
 */
export function pairwiseSlopes(points: readonly Point[]): Float64Array {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      const slope = (later.value - earlier.value) / (later.at - earlier.at);
      // Of one instant there is none, and one too steep is no number.
      if (Number.isFinite(slope)) slopes[count++] = slope;
    }
  }
  return slopes.subarray(0, count).sort();
}
