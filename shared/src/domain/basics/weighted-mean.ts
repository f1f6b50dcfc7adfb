import { withoutNoise } from './rounding.ts';

export type Weighted = { value: number; weight: number };

/**
 * Mean of values by weights that are normalised over what is there. Weights below 0 count as 0; where all are 0, they
 * are equal.
 *
 * @returns `null` without members.
 */
export function weightedMean(members: readonly Weighted[]): number | null {
  if (members.length === 0) return null;
  // Relative to the largest, so that the sum of huge weights stays finite.
  const largest = members.reduce((max, { weight }) => Math.max(max, weight), 0);
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of members) {
    const share = largest > 0 ? Math.max(0, weight) / largest : 1;
    sum += value * share;
    weights += share;
  }
  return withoutNoise(sum / weights);
}
