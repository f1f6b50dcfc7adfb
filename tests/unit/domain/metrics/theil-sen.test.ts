import { quantileOfSorted } from '@attain/shared/domain/basics/quantile';
import { pairwiseSlopes, type Point } from '@attain/shared/domain/metrics/theil-sen';
import { describe, expect, it } from 'vitest';

const points = (...pairs: readonly [number, number][]): Point[] =>
  pairs.map(([at, value]) => ({ at, value }));

describe('the slopes of all pairs', () => {
  it('ascend', () => {
    expect([...pairwiseSlopes(points([0, 0], [1, 3], [2, 2]))]).toEqual([-1, 1, 3]);
  });

  it('have a median that one odd point cannot turn', () => {
    const straight = points([0, 0], [1, 1], [2, 2], [3, 90], [4, 4], [5, 5]);
    expect(quantileOfSorted(pairwiseSlopes(straight), 0.5)).toBe(1);
  });

  it('leave out pairs of one instant', () => {
    expect([...pairwiseSlopes(points([1, 0], [1, 5]))]).toEqual([]);
  });

  it('leave out what is too steep for a number', () => {
    // Both rises of 2e308 overflow, over one day and over three.
    expect([...pairwiseSlopes(points([0, -1e308], [1, 1e308], [3, 1e308]))]).toEqual([0]);
  });

  it('are none of a single point', () => {
    expect(pairwiseSlopes(points([0, 1]))).toHaveLength(0);
  });
});
