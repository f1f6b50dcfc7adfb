import { lastTurn } from '@attain/shared/domain/advice/trend-turn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** One point a period; standing still takes two periods. */
const turn = (...heights: readonly number[]) =>
  lastTurn({ heights, band: 0.02, isLong: (begin, end) => end - begin >= 2 });

describe('the last turn of a curve', () => {
  it.each([
    { name: 'within the band', heights: [0.1, 0.4, 0.41, 0.4], begin: 1 },
    { name: 'the whole band wide', heights: [0.1, 0.4, 0.42, 0.4], begin: 1 },
    { name: 'after a fall', heights: [0.6, 0.4, 0.4, 0.4], begin: 1 },
    { name: 'from the beginning', heights: [0, 0, 0], begin: 0 },
  ])('is a plateau $name', ({ heights, begin }) => {
    expect(turn(...heights)).toEqual({ code: 'plateau', begin, before: null });
  });

  it.each([
    { name: 'shorter than two periods', heights: [0.1, 0.4, 0.4] },
    { name: 'wider than the band', heights: [0.1, 0.4, 0.421, 0.44] },
    {
      name: 'that creeps: each step within the band, the whole beyond it',
      heights: [0, 0.01, 0.03],
    },
  ])('is no plateau $name', ({ heights }) => {
    expect(turn(...heights)).toBeNull();
  });

  it.each([
    { name: 'since the best point', heights: [0.2, 0.6, 0.5, 0.4], begin: 1 },
    { name: 'since the latest of two best points', heights: [0.6, 0.6, 0.4], begin: 1 },
    { name: 'from the beginning', heights: [0.5, 0.3], begin: 0 },
    { name: 'over a rise within the band', heights: [0.5, 0.4, 0.41], begin: 0 },
    { name: 'only back to the last rise', heights: [0.9, 0.3, 0.6, 0.5], begin: 2 },
  ])('is a decline $name', ({ heights, begin }) => {
    expect(turn(...heights)).toEqual({ code: 'decline', begin, before: null });
  });

  it('is no decline within the band', () => {
    expect(turn(0.5, 0.48)).toBeNull();
    expect(turn(0.505, 0.484, 0.49)).toBeNull();
  });

  it.each([
    { name: 'of a dip', heights: [0.6, 0.3, 0.45], begin: 1, before: 0 },
    {
      name: 'from the latest of the lowest points',
      heights: [0.6, 0.3, 0.3, 0.45],
      begin: 2,
      before: 0,
    },
    { name: 'of the fall from the top', heights: [0.2, 0.7, 0.6, 0.3, 0.5], begin: 3, before: 1 },
  ])('is a recovery $name', ({ heights, begin, before }) => {
    expect(turn(...heights)).toEqual({ code: 'recovery', begin, before });
  });

  it.each([
    { name: 'regained to the point', heights: [0.6, 0.3, 0.6] },
    { name: 'overtaken', heights: [0.6, 0.3, 0.8] },
    { name: 'up by no more than the band', heights: [0.6, 0.47, 0.495, 0.485] },
  ])('is no recovery when the loss is $name', ({ heights }) => {
    expect(turn(...heights)).toBeNull();
  });

  it.each([
    { name: 'at the start', heights: [0.3, 0.31, 0.3, 0.45], begin: 2, before: 0 },
    { name: 'on the way', heights: [0, 0.3, 0.3, 0.3, 0.45, 0.6], begin: 3, before: 1 },
    { name: 'the latest of two', heights: [0, 0, 0, 0.3, 0.3, 0.3, 0.6], begin: 5, before: 3 },
  ])('is a resumption after a plateau $name', ({ heights, begin, before }) => {
    expect(turn(...heights)).toEqual({ code: 'resumption', begin, before });
  });

  it('is none on a steady way up, and of a single point', () => {
    expect(turn(0, 0.2, 0.4, 0.6)).toBeNull();
    expect(turn(0.4)).toBeNull();
    expect(turn()).toBeNull();
  });

  it('points into the curve, a decline downwards and a recovery upwards, whatever the curve', () => {
    const heights = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(heights, (all) => {
        const found = turn(...all);
        if (found === null) return;
        const last = all.at(-1) ?? 0;
        const begin = all[found.begin] ?? Number.NaN;
        const before = all[found.before ?? found.begin] ?? Number.NaN;
        if (found.code === 'plateau')
          expect(Math.abs(last - begin)).toBeLessThanOrEqual(0.02 + 1e-9);
        if (found.code === 'decline') expect(begin - last).toBeGreaterThan(0.02);
        if (found.code === 'recovery') {
          expect(last - begin).toBeGreaterThan(0.02);
          expect(before).toBeGreaterThan(last);
        }
      }),
    );
  });
});
