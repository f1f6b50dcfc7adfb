import { describe, expect, it } from 'vitest';

import type { DecidedRenewal } from '@attain/shared/domain/portfolio/facts';
import {
  provenRoiRenewal,
  provenRoiRenewals,
} from '@attain/shared/domain/portfolio/proven-roi-renewals';
import { trailingYear } from '@attain/shared/domain/portfolio/windows';
import {
  differenceInterval,
  wilsonInterval,
} from '@attain/shared/domain/portfolio/wilson-interval';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../builders.ts';
import { someFacts, times } from './some-facts.ts';

const YEAR = trailingYear(TODAY);

/** One account a renewal: `won` of `due` in the middle of the window. */
function renewals(roiProven: boolean | null, won: number, due: number) {
  return times(due, (index) => renewing({ due: '2026-01-01', won: index < won, roiProven }));
}

function renewing(...all: DecidedRenewal[]) {
  return someFacts({ renewals: all });
}

const compare = (rows: Parameters<typeof provenRoiRenewals>[0]) =>
  provenRoiRenewals(rows, YEAR, DEFAULT_SETTINGS);

describe('renewal with proven ROI (M94)', () => {
  it('compares the renewal rates in points and relative to the rate without', () => {
    const comparison = compare([...renewals(true, 18, 20), ...renewals(false, 12, 20)]);
    expect(comparison).toMatchObject({
      proven: { won: 18, due: 20 },
      unproven: { won: 12, due: 20 },
      difference: 0.3,
      reason: null,
      coverage: { accounts: 40, of: 40 },
    });
    expect(provenRoiRenewal(comparison)).toEqual({
      value: 0.5,
      reason: null,
      numerator: 0.3,
      denominator: 0.6,
      coverage: { accounts: 40, of: 40 },
    });
  });

  it('says how much of it may be chance', () => {
    const { interval } = compare([...renewals(true, 9, 10), ...renewals(false, 8, 10)]);
    expect(interval?.low).toBeLessThan(0);
    expect(interval?.high).toBeGreaterThan(0.1);
  });

  it.each([
    ['nine with', renewals(true, 9, 9), renewals(false, 10, 10)],
    ['nine without', renewals(true, 10, 10), renewals(false, 9, 9)],
    ['none at all', [], []],
  ])('needs ten of each: %s', (_, proven, unproven) => {
    const comparison = compare([...proven, ...unproven]);
    expect(comparison).toMatchObject({
      difference: null,
      interval: null,
      reason: 'too_few_renewals',
    });
    expect(provenRoiRenewal(comparison)).toMatchObject({ value: null, reason: 'too_few_renewals' });
  });

  it('with ten of each there is a figure', () => {
    const comparison = compare([...renewals(true, 10, 10), ...renewals(false, 10, 10)]);
    expect(provenRoiRenewal(comparison).value).toBe(0);
  });

  it('has no ratio to a rate of 0, and still the points', () => {
    const comparison = compare([...renewals(true, 5, 10), ...renewals(false, 0, 10)]);
    expect(comparison.difference).toBe(0.5);
    expect(provenRoiRenewal(comparison)).toMatchObject({
      value: null,
      reason: 'none_renewed_unproven',
    });
  });

  it('a minimum of 0 still needs one of each', () => {
    const settings = { kpis: { ...DEFAULT_SETTINGS.kpis, minRenewals: 0 } };
    expect(provenRoiRenewals(renewals(true, 1, 1), YEAR, settings).reason).toBe('too_few_renewals');
  });

  it('takes every renewal due in the year, several of one account too, and tells what is unknown', () => {
    const due = (day: string, roiProven: boolean | null) => ({ due: day, won: true, roiProven });
    const comparison = compare([
      renewing(due('2025-07-01', true), due('2025-07-02', true), due('2026-07-01', false)),
      renewing(due('2026-07-02', true)),
      renewing(due('2026-01-01', null)),
      renewing(due('2026-01-01', null), due('2026-02-01', false)),
      someFacts(),
    ]);
    expect(comparison).toMatchObject({
      proven: { won: 1, due: 1 },
      unproven: { won: 2, due: 2 },
      coverage: { accounts: 2, of: 3 },
    });
  });
});

describe('intervals of shares', () => {
  /** Newcombe (1998), Statistics in Medicine 17, 857-872 and 873-890. */
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d lies in [%d, %d]', (part, whole, low, high) => {
    const interval = wilsonInterval(part, whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%d/%d - %d/%d lies in [%d, %d]', (a, m, b, n, low, high) => {
    const interval = differenceInterval({ part: a, whole: m }, { part: b, whole: n });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});
