import { healthBand } from '@attain/shared/domain/health/health-band';
import { attainmentBand } from '@attain/shared/domain/metrics/attainment-band';
import { roundHalfUp, roundWithinBand, withoutNoise } from '@attain/shared/domain/basics/rounding';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

const { bands } = DEFAULT_SETTINGS;
const healthBandOf = (score: number) => healthBand(score, bands.health);
const attainmentBandOf = (percent: number) => attainmentBand(percent / 100, bands.attainment);

describe('noise', () => {
  it.each([
    { what: '0.1 + 0.2', value: 0.1 + 0.2, exact: 0.3 },
    { what: '0.8 in other binary digits', value: 0.8000000000000002, exact: 0.8 },
    {
      what: 'a real difference at the twelfth decimal',
      value: 0.800000000001,
      exact: 0.800000000001,
    },
    { what: 'half of that', value: 0.8000000000004, exact: 0.8 },
    { what: 'a figure of 999', value: 999.0000000000001, exact: 999 },
    {
      what: 'a figure of 1,000, which has no decimals to lose',
      value: 1_000.0000000000001,
      exact: 1_000.0000000000001,
    },
    { what: 'a large negative figure', value: -1_000.0000000000001, exact: -1_000.0000000000001 },
  ])('is taken out of $what', ({ value, exact }) => {
    expect(withoutNoise(value)).toBe(exact);
  });

  it('leaves no minus before nothing', () => {
    expect(Object.is(withoutNoise(-1e-20), 0)).toBe(true);
  });

  it('is gone after one time', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = withoutNoise(value);
        expect(withoutNoise(exact)).toBe(exact);
        expect(Math.abs(exact - value)).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('rounding', () => {
  it.each([
    { value: 1.005, decimals: 2, rounded: 1.01 },
    { value: 2.345, decimals: 2, rounded: 2.35 },
    { value: 2.3449, decimals: 2, rounded: 2.34 },
    { value: -2.345, decimals: 2, rounded: -2.34 },
    { value: -2.346, decimals: 2, rounded: -2.35 },
    { value: 92.5, decimals: 0, rounded: 93 },
    { value: 92.49, decimals: 0, rounded: 92 },
    { value: 82.18, decimals: 2, rounded: 82.18 },
    { value: 1_234_567.005, decimals: 2, rounded: 1_234_567.01 },
    { value: 1e300, decimals: 2, rounded: 1e300 },
    { value: Number.MAX_VALUE, decimals: 2, rounded: Number.MAX_VALUE },
  ])('goes half up: $value at $decimals decimals is $rounded', ({ value, decimals, rounded }) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });

  it('never shows a minus before nothing', () => {
    expect(Object.is(roundHalfUp(-0.001, 2), 0)).toBe(true);
  });

  it('is at most half a step off, and rounds nothing twice', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(4), (value, decimals) => {
        const rounded = roundHalfUp(value, decimals);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
        expect(roundHalfUp(rounded, decimals)).toBe(rounded);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('rounding for display (C12b)', () => {
  it.each([
    { value: 89.999, decimals: 1, shown: 89.9 },
    { value: 89.999, decimals: 2, shown: 89.99 },
    { value: 89.999, decimals: 0, shown: 89 },
    { value: 89.99999999999, decimals: 1, shown: 89.9 },
    { value: 90, decimals: 1, shown: 90 },
    { value: 69.96, decimals: 1, shown: 69.9 },
    { value: 69.94, decimals: 1, shown: 69.9 },
  ])('never crosses a band edge: $value shows as $shown', ({ value, decimals, shown }) => {
    expect(roundWithinBand(value, decimals, healthBandOf)).toBe(shown);
  });

  it.each([
    { value: 80.0001, decimals: 2, shown: 80.01 },
    { value: 80.00000000001, decimals: 2, shown: 80.01 },
    { value: 80, decimals: 2, shown: 80 },
    { value: 49.996, decimals: 2, shown: 49.99 },
  ])('rounds up where down would cross: $value % shows as $shown', ({ value, decimals, shown }) => {
    expect(roundWithinBand(value, decimals, attainmentBandOf)).toBe(shown);
  });

  const near = (edges: readonly number[]) =>
    fc.oneof(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc
        .tuple(fc.constantFrom(...edges), fc.integer({ min: 1, max: 12 }), fc.constantFrom(-1, 1))
        .map(([edge, digits, sign]) => withoutNoise(edge + sign * 10 ** -digits)),
    );

  it.each([
    { what: 'health score', bandOf: healthBandOf, edges: [50, 70, 90] },
    { what: 'attainment', bandOf: attainmentBandOf, edges: [50, 80] },
  ])('shows every $what in its own band, less than a step off', ({ bandOf, edges }) => {
    fc.assert(
      fc.property(near(edges), fc.nat(2), (value, decimals) => {
        const shown = roundWithinBand(value, decimals, bandOf);
        expect(bandOf(shown)).toBe(bandOf(value));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(10 ** -decimals + 1e-9);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
