import { wilsonInterval } from './wilson-interval.ts';

/**
 * How far a share of a random sample may be off, in percentage points and 95 of 100 times: half of Wilson's interval for a half,
 * where it is widest, less what the part of the whole that was seen takes off (finite population). 0 where all were seen.
 *
 * @param looked at least 1
 */
export function sampleErrorPoints(looked: number, total: number): number {
  if (looked >= total) return 0;
  const { low, high } = wilsonInterval(looked / 2, looked);
  const unseen = Math.sqrt((total - looked) / Math.max(1, total - 1));
  return ((high - low) / 2) * unseen * 100;
}
