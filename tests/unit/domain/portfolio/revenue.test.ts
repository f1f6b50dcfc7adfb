import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KpiFacts } from '@attain/shared/domain/portfolio/facts';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import {
  expansionRevenue,
  grossRevenueRetention,
  netRevenueRetention,
  revenueMovement,
} from '@attain/shared/domain/portfolio/revenue-retention';
import { trailingYear } from '@attain/shared/domain/portfolio/windows';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { PROPERTY_RUNS, TODAY } from '../builders.ts';
import { someFacts, times } from './some-facts.ts';

const YEAR = trailingYear(TODAY);
const kpis = (rows: readonly KpiFacts[]) => portfolioKpis(rows, TODAY, DEFAULT_SETTINGS);

const revenue = (revenueAtStart: number | null, revenueNow: number | null) =>
  someFacts({ revenueAtStart, revenueNow });
const LEFT = { customerUntil: '2026-03-01' };

describe('the movement of revenue over the trailing year', () => {
  it('runs from the same day a year ago', () => {
    expect(YEAR).toEqual({ from: '2025-07-01', to: '2026-07-01' });
  });

  it('splits into expansion, contraction and churn, account by account', () => {
    const rows = [
      revenue(1_000, 1_500),
      revenue(1_000, 1_000),
      revenue(1_000, 700),
      { ...revenue(1_000, 1_000), ...LEFT },
    ];
    expect(revenueMovement(rows, YEAR)).toEqual({
      starting: 4_000,
      expansion: 500,
      contraction: 300,
      churn: 1_000,
      coverage: { accounts: 4, of: 4 },
    });
  });

  it.each([
    ['was won later', { ...revenue(0, 9_000), customerSince: '2025-07-02' }, 0],
    ['had no revenue then', revenue(0, 9_000), 0],
    ['had left before', { ...revenue(1_000, 0), customerUntil: '2025-07-01' }, 0],
    ['has no known revenue then', revenue(null, 1_000), 1],
    ['has no known revenue now', revenue(1_000, null), 1],
  ])('leaves out an account that %s', (_, row, asked) => {
    expect(revenueMovement([row], YEAR)).toEqual({
      starting: 0,
      expansion: 0,
      contraction: 0,
      churn: 0,
      coverage: { accounts: 0, of: asked },
    });
  });

  it.each([
    ['began on its first day', { customerSince: '2025-07-01' }, 0],
    ['left on its last day', { customerUntil: '2026-07-01' }, 1_000],
    ['leaves tomorrow', { customerUntil: '2026-07-02' }, 0],
    ['began nobody knows when', { customerSince: null }, 0],
  ])('takes in an account that %s', (_, facts, churn) => {
    const movement = revenueMovement([{ ...revenue(1_000, 1_000), ...facts }], YEAR);
    expect(movement).toMatchObject({ starting: 1_000, churn, contraction: 0 });
  });

  it('knows what became of the revenue of who left, whatever is recorded', () => {
    expect(revenueMovement([{ ...revenue(800, null), ...LEFT }], YEAR)).toMatchObject({
      churn: 800,
      coverage: { accounts: 1, of: 1 },
    });
  });
});

describe('retention and expansion', () => {
  const rows = [
    ...times(8, () => revenue(1_000, 1_000)),
    revenue(1_000, 3_000),
    revenue(1_000, 500),
    { ...revenue(1_000, 0), ...LEFT },
    { ...revenue(0, 50_000), customerSince: '2026-01-01' },
  ];

  it.each([
    ['gross_revenue_retention', 9_500 / 11_000, '9500 / 11000'],
    ['net_revenue_retention', 11_500 / 11_000, '11500 / 11000'],
    ['expansion_revenue', 2_000 / 11_000, '2000 / 11000'],
    ['retention', 9_500 / 11_000, '9500 / 11000'],
    ['logo_churn', 1 / 11, '1 / 11'],
  ] as const)('%s is %d', (code, value, of) => {
    const kpi = kpis(rows)[code];
    expect(kpi.value).toBeCloseTo(value, 12);
    expect(`${kpi.numerator} / ${kpi.denominator}`).toBe(of);
    expect(kpi.coverage).toEqual({ accounts: 11, of: 11 });
  });

  it('retention can mean the accounts kept (C32)', () => {
    const settings = { kpis: { ...DEFAULT_SETTINGS.kpis, retention: 'logo' as const } };
    const { retention } = portfolioKpis(rows, TODAY, settings);
    expect(retention).toMatchObject({ numerator: 10, denominator: 11 });
  });

  it('gross retention is of all revenue at the start, not of the renewals that were due', () => {
    const rows = [
      {
        ...revenue(1_000, 0),
        ...LEFT,
        renewals: [{ due: '2026-03-01', won: false, roiProven: null }],
      },
      ...times(9, () => revenue(1_000, 1_000)),
    ];
    expect(kpis(rows).gross_revenue_retention.value).toBe(0.9);
  });

  const account = fc
    .record({
      revenueAtStart: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }),
      revenueNow: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }),
      customerUntil: fc.constantFrom(null, '2025-01-01', '2026-03-01', '2027-01-01'),
      customerSince: fc.constantFrom(null, '2024-01-01', '2026-01-01'),
    })
    .map((facts) => someFacts(facts));

  it('gross retention is never above 100 %, and net retention is it plus expansion', () => {
    fc.assert(
      fc.property(fc.array(account, { maxLength: 20 }), (rows) => {
        const movement = revenueMovement(rows, YEAR);
        const gross = grossRevenueRetention(movement).value;
        const net = netRevenueRetention(movement).value;
        if (gross === null || net === null) return gross === net;
        expect(gross).toBeLessThanOrEqual(1);
        expect(gross).toBeGreaterThanOrEqual(0);
        expect(net).toBeCloseTo(gross + (expansionRevenue(movement).value ?? Number.NaN), 6);
        return true;
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('logo churn (A55)', () => {
  it('is an annual rate: losing 10 % every quarter shows as 34.39 %, not as the printed 10 % (C33)', () => {
    const quarterEnds = ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01'];
    let left = 10_000;
    const lost = quarterEnds.flatMap((day) => {
      const leaving = left / 10;
      left -= leaving;
      return times(leaving, () => someFacts({ customerUntil: day }));
    });
    const { logo_churn } = kpis([...lost, ...times(left, () => someFacts())]);
    expect(logo_churn).toMatchObject({ value: 0.3439, numerator: 3_439, met: false });
  });

  it('is over the customers of a year ago; whose beginning is unknown costs coverage', () => {
    const rows = [
      someFacts({ customerSince: '2025-07-01', customerUntil: '2026-07-01' }),
      someFacts({ customerSince: '2025-07-01', customerUntil: '2026-07-02' }),
      someFacts({ customerSince: '2025-07-02', customerUntil: '2026-01-01' }),
      someFacts({ customerUntil: '2025-07-01' }),
      someFacts({ customerSince: null, customerUntil: '2026-01-01' }),
    ];
    expect(kpis(rows).logo_churn).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      coverage: { accounts: 2, of: 3 },
    });
  });
});
