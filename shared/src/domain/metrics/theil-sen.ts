export type Point = { at: number; value: number };

/**
 * The slopes between all pairs of points that lie apart in time, ascending; one too steep for a number is left out.
 * Their median is the Theil-Sen slope, which a single odd point cannot turn.
 *
 * @param points oldest first
 */
export function pairwiseSlopes(points: readonly Point[]): Float64Array {
  const slopes: number[] = [];
  points.forEach((later, index) => {
    for (let earlier = 0; earlier < index; earlier += 1) {
      const from = points[earlier];
      if (from === undefined || later.at <= from.at) continue;
      const slope = (later.value - from.value) / (later.at - from.at);
      if (Number.isFinite(slope)) slopes.push(slope);
    }
  });
  return Float64Array.from(slopes).sort();
}
