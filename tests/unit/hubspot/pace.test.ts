import { isCrowded, paceWithin, SEARCH_PACE } from '@attain/sync-worker/adapters/hubspot/pace';
import { describe, expect, it } from 'vitest';

describe('the pace within a burst limit', () => {
  it.each([
    { max: 190, cap: 186 },
    { max: 250, cap: 245 },
    { max: 110, cap: 107 },
    { max: 100, cap: 98 },
    { max: 4, cap: 2 },
    { max: 1, cap: 1 },
  ])('starts $cap of $max', ({ max, cap }) => {
    expect(paceWithin({ max, intervalMs: 10_000 })).toEqual({ cap, intervalMs: 10_300 });
  });

  it.each([100, 110, 190, 250])(
    'uses more than 90 %% of %i in 10 s, and never all of it',
    (max) => {
      const { cap, intervalMs } = paceWithin({ max, intervalMs: 10_000 });
      const share = cap / intervalMs / (max / 10_000);
      expect(share).toBeGreaterThan(0.92);
      expect(share).toBeLessThan(0.97);
    },
  );

  it('stays under five searches in any second, also when one arrives 100 ms early', () => {
    const { cap, intervalMs } = SEARCH_PACE;
    expect(cap).toBe(1);
    expect(5 * intervalMs).toBeGreaterThan(1_100);
  });

  it.each([
    { max: 190, remaining: 4, crowded: false },
    { max: 190, remaining: 2, crowded: false },
    { max: 190, remaining: 1, crowded: true },
    { max: 100, remaining: 1, crowded: false },
    { max: 100, remaining: 0, crowded: true },
  ])('with $remaining of $max left, crowded is $crowded', ({ max, remaining, crowded }) => {
    expect(isCrowded({ max, remaining, intervalMs: 10_000 })).toBe(crowded);
  });
});
