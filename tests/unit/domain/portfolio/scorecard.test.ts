import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { attained, scorecard } from '@attain/shared/domain/portfolio/scorecard';
import type { KpiCode } from '@attain/shared/domain/portfolio/kpi';
import { portfolioKpis, type PortfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { PROPERTY_RUNS, TODAY } from '../builders.ts';

const NOTHING = portfolioKpis([], TODAY, DEFAULT_SETTINGS);

function withValues(values: Partial<Record<KpiCode, number | null>>): PortfolioKpis {
  const kpis = { ...NOTHING };
  for (const [code, value] of Object.entries(values) as [KpiCode, number | null][]) {
    kpis[code] = { ...NOTHING[code], value };
  }
  return kpis;
}

const score = (name: 'monthly' | 'success', values: Partial<Record<KpiCode, number | null>>) =>
  scorecard(name, withValues(values), DEFAULT_SETTINGS);

describe('the two scorecards (C32)', () => {
  it.each([
    [
      'monthly',
      {
        csat: 25,
        nps: 20,
        gross_revenue_retention: 20,
        net_revenue_retention: 20,
        time_to_first_use: 15,
      },
    ],
    ['success', { retention: 35, nps: 25, expansion_revenue: 20, time_to_first_use: 20 }],
  ] as const)('%s weighs %o, together 100', (name, weights) => {
    expect(DEFAULT_SETTINGS.scorecards[name]).toEqual(weights);
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('monthly: every target met is 100', () => {
    const met = {
      csat: 4.5,
      nps: 50,
      gross_revenue_retention: 0.9,
      net_revenue_retention: 1.1,
      time_to_first_use: 14,
    };
    expect(score('monthly', met)).toMatchObject({ score: 100, coverage: 1 });
  });

  it('monthly: each KPI counts by its weight and by how far it meets its target', () => {
    const values = {
      csat: 3.6,
      nps: 25,
      gross_revenue_retention: 0.95,
      net_revenue_retention: 0.99,
      time_to_first_use: 28,
    };
    const card = score('monthly', values);
    expect(card.score).toBe(25 * 0.8 + 20 * 0.5 + 20 + 20 * 0.9 + 15 * 0.5);
    expect(card.lines).toEqual([
      { kpi: 'csat', weight: 25, value: 3.6, target: 4.5, attained: 0.8 },
      { kpi: 'nps', weight: 20, value: 25, target: 50, attained: 0.5 },
      { kpi: 'gross_revenue_retention', weight: 20, value: 0.95, target: 0.9, attained: 1 },
      { kpi: 'net_revenue_retention', weight: 20, value: 0.99, target: 1.1, attained: 0.9 },
      { kpi: 'time_to_first_use', weight: 15, value: 28, target: 14, attained: 0.5 },
    ]);
  });

  it('leaves out what has no data, and shows the coverage', () => {
    const card = score('success', { retention: 0.9, nps: 0 });
    expect(card.score).toBeCloseTo((100 * 35) / 60, 10);
    expect(card.coverage).toBe(0.6);
    expect(card.lines[2]).toEqual({
      kpi: 'expansion_revenue',
      weight: 20,
      value: null,
      target: 0.25,
      attained: null,
    });
  });

  it('has no score without any data', () => {
    expect(score('success', {})).toMatchObject({ score: null, coverage: 0 });
  });

  it('drops a KPI of weight 0', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      scorecards: {
        ...DEFAULT_SETTINGS.scorecards,
        success: { retention: 100, nps: 0, expansion_revenue: 0, time_to_first_use: 0 },
      },
    };
    expect(scorecard('success', withValues({ nps: 80 }), settings)).toMatchObject({
      score: null,
      coverage: 0,
      lines: [{ kpi: 'retention' }],
    });
  });
});

describe('how far a target is met', () => {
  it.each([
    ['half way', 25, 50, false, 0.5],
    ['at the target', 50, 50, false, 1],
    ['above it', 80, 50, false, 1],
    ['at zero', 0, 50, false, 0],
    ['a negative NPS is no debt', -20, 50, false, 0],
    ['a target of zero is met at zero', 0, 0, false, 1],
    ['a target of zero is missed below it', -1, 0, false, 0],
    ['lower is better: twice the target', 28, 14, true, 0.5],
    ['lower is better: at the target', 14, 14, true, 1],
    ['lower is better: below it', 7, 14, true, 1],
    ['lower is better: nothing at all', 0, 14, true, 1],
    ['lower is better: a target of zero is met at zero', 0, 0, true, 1],
    ['lower is better: a target of zero is missed above it', 3, 0, true, 0],
  ])('%s', (_, actual, target, lowerIsBetter, expected) => {
    expect(attained(actual, target, lowerIsBetter)).toBe(expected);
  });

  it('a better KPI never lowers the scorecard, which stays in [0, 100]', () => {
    const value = fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { nil: null });
    const values = fc.record({
      retention: value,
      nps: value,
      expansion_revenue: value,
      time_to_first_use: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
    });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 50, noNaN: true }), (each, gain) => {
        const before = score('success', each).score;
        if (before === null || each.nps === null) return;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
        const after = score('success', { ...each, nps: each.nps + gain }).score;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
