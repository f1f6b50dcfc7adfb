import { withoutNoise } from '../basics/rounding.ts';

/**
 * Place among peers, [0, 100]: the share of them strictly below, plus half of those that are equal (C26).
 *
 * @returns `null` among fewer peers than `minimum`, and among none.
 */
export function percentileAmong(
  { below, equal, peers }: { below: number; equal: number; peers: number },
  minimum: number,
): number | null {
  if (peers < Math.max(1, minimum)) return null;
  return withoutNoise((100 * (below + equal / 2)) / peers);
}
