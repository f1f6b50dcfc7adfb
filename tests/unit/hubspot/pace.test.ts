import { isCrowded, paceWithin, SEARCH_PACE } from '@attain/sync-worker/adapters/hubspot/pace';
import { describe, expect, it } from 'vitest';

describe('the pace within a burst limit', () => {
  it.each([
    { max: 190, cap: 188 },
    { max: 250, cap: 247 },
    { max: 110, cap: 108 },
    { max: 100, cap: 99 },
    { max: 2, cap: 1 },
    { max: 1, cap: 1 },
  ])('is $cap of $max', ({ max, cap }) => {
    expect(paceWithin({ max, intervalMs: 10_000 })).toEqual({ cap, intervalMs: 10_025 });
  });

  it.each([100, 110, 190, 250])('uses 90 %% of %i also when answers take half a second', (max) => {
    const { cap, intervalMs } = paceWithin({ max, intervalMs: 10_000 });
    expect(cap / (intervalMs + 500) / (max / 10_000)).toBeGreaterThan(0.9);
  });

  it('leaves a search a second to others', () => {
    expect(SEARCH_PACE.cap).toBe(4);
    expect(SEARCH_PACE.intervalMs).toBeGreaterThan(1_000);
  });

  it.each([
    { max: 190, remaining: 2, crowded: false },
    { max: 190, remaining: 1, crowded: true },
    { max: 100, remaining: 1, crowded: false },
    { max: 100, remaining: 0, crowded: true },
    { max: 1, remaining: 0, crowded: false },
  ])('with $remaining of $max left, crowded is $crowded', ({ max, remaining, crowded }) => {
    expect(isCrowded({ max, remaining, intervalMs: 10_000 })).toBe(crowded);
  });
});
