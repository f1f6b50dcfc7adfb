import { quantileOfSorted } from '@attain/shared/domain/basics/quantile';
import { weightedMean } from '@attain/shared/domain/basics/weighted-mean';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

describe('a quantile of type 7', () => {
  const values = [10, 20, 40, 80];

  it.each([
    { p: 0, quantile: 10 },
    { p: 0.25, quantile: 17.5 },
    { p: 0.5, quantile: 30 },
    { p: 0.75, quantile: 50 },
    { p: 0.9, quantile: 68 },
    { p: 1, quantile: 80 },
  ])('of 10, 20, 40, 80 at $p is $quantile', ({ p, quantile }) => {
    expect(quantileOfSorted(values, p)).toBeCloseTo(quantile, 12);
  });

  it('of one number is that number', () => {
    expect([0, 0.3, 1].map((p) => quantileOfSorted([7], p))).toEqual([7, 7, 7]);
  });

  it('needs a number, and p within 0 and 1', () => {
    const wanted = 'a quantile needs at least one number and p in [0, 1]';
    expect(() => quantileOfSorted([], 0.5)).toThrow(wanted);
    expect(() => quantileOfSorted(values, 1.1)).toThrow(wanted);
    expect(() => quantileOfSorted(values, -0.1)).toThrow(wanted);
  });

  it('lies between its neighbours and grows with p', () => {
    const ascending = fc
      .array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 })
      .map((all) => all.toSorted((a, b) => a - b));
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ascending, p, p, (all, a, b) => {
        const low = quantileOfSorted(all, Math.min(a, b));
        const high = quantileOfSorted(all, Math.max(a, b));
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeGreaterThanOrEqual((all[0] ?? NaN) - 1e-6);
        expect(high).toBeLessThanOrEqual((all.at(-1) ?? NaN) + 1e-6);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a weighted mean', () => {
  const mean = (...pairs: [value: number, weight: number][]) =>
    weightedMean(pairs.map(([value, weight]) => ({ value, weight })));

  it.each([
    {
      what: 'equal weights',
      pairs: [
        [0.4, 1],
        [0.8, 1],
      ],
      is: 0.6,
    },
    {
      what: 'weights 3 to 1',
      pairs: [
        [0.4, 3],
        [0.8, 1],
      ],
      is: 0.5,
    },
    {
      what: 'weights that are normalised: 30 to 10',
      pairs: [
        [0.4, 30],
        [0.8, 10],
      ],
      is: 0.5,
    },
    {
      what: 'a weight of 0',
      pairs: [
        [0.4, 0],
        [0.8, 1],
      ],
      is: 0.8,
    },
    {
      what: 'a negative weight, which counts as 0',
      pairs: [
        [0.4, -5],
        [0.8, 1],
      ],
      is: 0.8,
    },
    {
      what: 'only weights of 0, which are equal',
      pairs: [
        [0.4, 0],
        [0.8, 0],
      ],
      is: 0.6,
    },
    {
      what: 'huge weights',
      pairs: [
        [0.4, 1e308],
        [0.8, 1e308],
      ],
      is: 0.6,
    },
    { what: 'one member', pairs: [[0.4, 7]], is: 0.4 },
  ] as { what: string; pairs: [number, number][]; is: number }[])(
    'with $what is $is',
    ({ pairs, is }) => {
      expect(mean(...pairs)).toBe(is);
    },
  );

  it('of nothing is unknown', () => {
    expect(mean()).toBeNull();
  });

  const member = fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e308, noNaN: true })),
  });
  const members = fc.array(member, { minLength: 1, maxLength: 8 });

  it('lies between the smallest and the largest value', () => {
    fc.assert(
      fc.property(members, (all) => {
        const values = all.map(({ value }) => value);
        const result = weightedMean(all) ?? NaN;
        expect(result).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(result).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('is the same for weights in another unit and for members in another order', () => {
    fc.assert(
      fc.property(members, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (all, unit) => {
        fc.pre(all.every(({ weight }) => weight === 0 || (weight > 1e-290 && weight < 1e290)));
        const result = weightedMean(all) ?? NaN;
        const scaled = all.map(({ value, weight }) => ({ value, weight: weight * unit }));
        expect(weightedMean(scaled)).toBeCloseTo(result, 9);
        expect(weightedMean(all.toReversed())).toBeCloseTo(result, 9);
      }),
    );
  });
});
