import { thinned } from '@attain/shared/domain/metrics/thinned';
import type { Reading } from '@attain/shared/domain/goals/goal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const at = (...instants: number[]): Reading[] =>
  instants.map((measuredAt) => ({ value: measuredAt, measuredAt }));
const instants = (readings: readonly Reading[]) => readings.map(({ measuredAt }) => measuredAt);

describe('a curve of fewer points', () => {
  it('is left alone up to the limit', () => {
    expect(instants(thinned(at(0, 1, 2), 3))).toEqual([0, 1, 2]);
    expect(thinned([], 3)).toEqual([]);
  });

  it('keeps the last reading of each part of its time, so that a busy hour pushes out nothing', () => {
    const busy = at(0, 1, 2, 3, 4, 5, 50, 100);
    expect(instants(thinned(busy, 3))).toEqual([0, 5, 100]);
  });

  it('has at most so many points, in order, with the first and the last, all of them measured', () => {
    const series = fc
      .uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 200 })
      .map((numbers) => at(...numbers.sort((a, b) => a - b)));
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 40 }), (readings, most) => {
        const kept = thinned(readings, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(kept[0]).toBe(readings[0]);
        expect(kept.at(-1)).toBe(readings.at(-1));
        expect(kept).toEqual(readings.filter((each) => kept.includes(each)));
      }),
    );
  });
});
