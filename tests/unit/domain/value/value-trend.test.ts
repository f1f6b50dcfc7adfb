import type { ValueResult } from '@attain/shared/domain/value/results';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { scoreValue } from '@attain/shared/domain/value/value-result';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  confirmedAt,
  PROPERTY_RUNS,
  someContract,
  someCostLine,
  someValueLine,
  USD,
} from '../builders.ts';
import { anyLedgers } from './arbitrary-ledgers.ts';
import { score, YEAR } from './printed-lines.ts';

/** 100 of value and 50 of cost a day. */
const STEADY = {
  valueLines: [
    someValueLine({ ...YEAR, recurring: 'day', amount: 100_00, confirmed: confirmedAt(100_00) }),
  ],
  costLines: [someCostLine({ ...YEAR, recurring: 'day', amount: 50_00 })],
};

describe('the trend by quarter (O31, C04)', () => {
  it('has the value, the cost and the ROI of each calendar quarter, and of all so far', () => {
    const estimate = someValueLine({ id: 'e', startsAt: '2025-04-01', endsAt: '2025-04-01' });
    const { trend } = score(
      { ...STEADY, valueLines: [...STEADY.valueLines, estimate] },
      '2025-07-01',
    );
    expect(trend).toEqual([
      {
        from: '2025-01-01',
        to: '2025-03-31',
        confirmed: 9_000_00,
        estimated: 0,
        cost: 4_500_00,
        roi: 1,
        cumulativeConfirmed: 9_000_00,
        cumulativeEstimated: 0,
        cumulativeCost: 4_500_00,
        cumulativeRoi: 1,
      },
      {
        from: '2025-04-01',
        to: '2025-06-30',
        confirmed: 9_100_00,
        estimated: 1_000_00,
        cost: 4_550_00,
        roi: 1,
        cumulativeConfirmed: 18_100_00,
        cumulativeEstimated: 1_000_00,
        cumulativeCost: 9_050_00,
        cumulativeRoi: 1,
      },
      {
        from: '2025-07-01',
        to: '2025-07-01',
        confirmed: 100_00,
        estimated: 0,
        cost: 50_00,
        roi: 1,
        cumulativeConfirmed: 18_200_00,
        cumulativeEstimated: 1_000_00,
        cumulativeCost: 9_100_00,
        cumulativeRoi: 1,
      },
    ]);
  });

  it('divides the value of a quarter by its own cost, and all value by all cost', () => {
    const upFront = someCostLine({
      id: 'c2',
      kind: 'implementation',
      recurring: null,
      amount: 9_000_00,
      startsAt: '2024-12-01',
      endsAt: '2024-12-31',
    });
    const { trend } = score({ ...STEADY, costLines: [...STEADY.costLines, upFront] }, '2025-06-30');
    expect(trend.map(({ roi, cumulativeRoi }) => [roi, cumulativeRoi])).toEqual([
      [expect.closeTo(9_000 / 13_500 - 1, 9), expect.closeTo(9_000 / 13_500 - 1, 9)],
      [1, expect.closeTo(18_100 / 18_050 - 1, 9)],
    ]);
  });

  it('has no ROI of a quarter without confirmed value or without cost', () => {
    const late = { ...STEADY.valueLines[0], startsAt: '2025-04-01' };
    const { trend } = score({
      valueLines: [someValueLine(late)],
      costLines: [someCostLine({ ...YEAR, endsAt: '2025-06-30', recurring: 'day', amount: 50_00 })],
    });
    expect(trend.map(({ roi, cumulativeRoi }) => [roi, cumulativeRoi !== null])).toEqual([
      [null, false],
      [1, true],
      [null, true],
      [null, true],
    ]);
  });

  it.each([
    { today: '2025-01-01', ends: ['2025-01-01'] },
    { today: '2025-03-31', ends: ['2025-03-31'] },
    { today: '2025-04-01', ends: ['2025-03-31', '2025-04-01'] },
    { today: '2025-12-31', ends: ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'] },
  ])('on $today ends its rows on $ends', ({ today, ends }) => {
    expect(score(STEADY, today).trend.map(({ to }) => to)).toEqual(ends);
  });

  it('shows the latest quarters only; the cumulative columns hold the earlier ones too', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      value: { ...DEFAULT_SETTINGS.value, trendQuarters: 2 },
    };
    const whole = score(STEADY).trend;
    expect(score(STEADY, '2025-12-31', settings).trend).toEqual(whole.slice(2));
    expect(whole).toHaveLength(4);
  });

  it('counts an estimate at its factor in every quarter', () => {
    const estimate = someValueLine({
      ...YEAR,
      recurring: 'day',
      amount: 100_00,
      confidence: 'modelled',
    });
    const { trend } = score({ valueLines: [estimate] });
    expect(trend.map(({ estimated }) => estimated)).toEqual([
      4_500_00, 4_550_00, 4_600_00, 4_600_00,
    ]);
  });

  it('is empty without a line that counts', () => {
    expect(score({ costLines: STEADY.costLines }).trend).toEqual([]);
    const disputed = STEADY.valueLines.map((line) => ({ ...line, disputed: true }));
    expect(score({ ...STEADY, valueLines: disputed }).trend).toEqual([]);
  });
});

describe('whatever the lines are', () => {
  const scored = (check: (value: ValueResult) => void) =>
    fc.assert(
      fc.property(anyLedgers, (account) => {
        const value = scoreValue(account, [], asOf(), DEFAULT_SETTINGS, USD);
        fc.pre(value.trend.length > 0);
        check(value);
      }),
      { numRuns: PROPERTY_RUNS },
    );

  it('the quarters add up to the totals of the period, to the minor unit', () => {
    scored(({ trend, lines, costs }) => {
      const sumOf = (key: 'confirmed' | 'estimated' | 'cost') =>
        trend.reduce((sum, row) => sum + row[key], 0);
      const counted = (all: readonly { counted: number }[]) =>
        all.reduce((sum, line) => sum + line.counted, 0);
      const last = trend.at(-1);
      expect(sumOf('confirmed')).toBe(
        counted(lines.filter(({ ledger }) => ledger === 'confirmed')),
      );
      expect(sumOf('estimated')).toBe(
        counted(lines.filter(({ ledger }) => ledger === 'estimated')),
      );
      expect(sumOf('cost')).toBe(counted(costs));
      expect(last?.cumulativeConfirmed).toBe(sumOf('confirmed'));
      expect(last?.cumulativeEstimated).toBe(sumOf('estimated'));
      expect(last?.cumulativeCost).toBe(sumOf('cost'));
    });
  });

  it('the last cumulative ROI is the ROI, and the years add up to the totals too', () => {
    scored(({ trend, figures, discounted }) => {
      expect(trend.at(-1)?.cumulativeRoi).toBe(figures.roiConfirmed);
      if (discounted === null) return;
      const sumOf = (key: 'confirmed' | 'estimated' | 'cost') =>
        discounted.years.reduce((sum, year) => sum + year[key], 0);
      expect(sumOf('confirmed')).toBe(figures.confirmed);
      expect(sumOf('estimated')).toBe(figures.estimated);
      expect(sumOf('cost')).toBe(figures.investment);
    });
  });

  it('without a discount rate, NPV and ROI are net value and ROI', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      value: { ...DEFAULT_SETTINGS.value, discountRate: 0 },
    };
    fc.assert(
      fc.property(anyLedgers, (account) => {
        const value = scoreValue(account, [], asOf(), settings, USD);
        const { discounted, figures } = value;
        fc.pre(discounted !== null);
        expect(discounted?.confirmed?.roi ?? null).toBe(figures.roiConfirmed);
        expect(discounted?.withEstimates?.roi ?? null).toBe(figures.roiEstimated);
        expect(discounted?.confirmed?.npv ?? null).toBe(value.netValue);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a contract of several years', () => {
  it('has a row for each quarter up to the limit', () => {
    const contract = someContract({ start: '2020-02-15', renewal: null });
    const valueLines = [
      someValueLine({ startsAt: '2020-02-15', endsAt: '2025-12-31', recurring: 'year' }),
    ];
    const { trend } = score({ contract, valueLines });
    expect(trend).toHaveLength(12);
    expect(trend[0]?.from).toBe('2023-01-01');
    expect(trend.at(-1)?.cumulativeEstimated).toBe(587_671);
  });
});
