import { healthBand } from '@attain/shared/domain/health/health-band';
import { roundHalfUp, roundWithinBand, withoutNoise } from '@attain/shared/domain/basics/rounding';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bandOf = (score: number) => healthBand(score, DEFAULT_SETTINGS.bands.health);

describe('rounding', () => {
  it.each([
    { value: 1.005, decimals: 2, rounded: 1.01 },
    { value: 2.345, decimals: 2, rounded: 2.35 },
    { value: -2.345, decimals: 2, rounded: -2.34 },
    { value: 92.5, decimals: 0, rounded: 93 },
    { value: 82.18, decimals: 2, rounded: 82.18 },
    { value: 1e300, decimals: 2, rounded: 1e300 },
  ])('goes half up: $value at $decimals decimals is $rounded', ({ value, decimals, rounded }) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });

  it('never shows a minus before nothing', () => {
    expect(Object.is(roundHalfUp(-0.001, 2), 0)).toBe(true);
    expect(Object.is(withoutNoise(-1e-20), 0)).toBe(true);
  });

  it.each([
    { value: 89.999, decimals: 1, shown: 89.9 },
    { value: 89.999, decimals: 2, shown: 89.99 },
    { value: 90, decimals: 1, shown: 90 },
    { value: 69.96, decimals: 1, shown: 69.9 },
    { value: 69.94, decimals: 1, shown: 69.9 },
  ])('never crosses a band edge: $value shows as $shown', ({ value, decimals, shown }) => {
    expect(roundWithinBand(value, decimals, bandOf)).toBe(shown);
  });

  it('rounds up where down would cross: 80.0001 % above the edge shows as 80.01', () => {
    expect(roundWithinBand(80.0001, 2, (value) => value > 80)).toBe(80.01);
  });

  it('shows every health score in its own band, and at most 0.01 off', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        const shown = roundWithinBand(score, 2, bandOf);
        expect(bandOf(shown)).toBe(bandOf(score));
        expect(Math.abs(shown - score)).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
    );
  });
});
