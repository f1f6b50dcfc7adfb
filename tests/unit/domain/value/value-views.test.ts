import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { outcomeBreakdown } from '@attain/shared/domain/value/outcome-breakdown';
import { quantifiedValue } from '@attain/shared/domain/value/quantified-value';
import { scoreValue } from '@attain/shared/domain/value/value-result';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  metricAt,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someGoal,
  someValueLine,
  USD,
} from '../builders.ts';
import { anyLedgers } from './arbitrary-ledgers.ts';
import { ARR, DOCUMENT, YEAR } from './printed-lines.ts';

const { reporting, correction, errors, tools } = DOCUMENT;

const scored = (account: Parameters<typeof someAccount>[0]) =>
  scoreAccount(
    someAccount({ contract: someContract({ start: '2025-01-01', renewal: null }), ...account }),
    asOf('2025-12-31'),
    DEFAULT_SETTINGS,
    USD,
  );

describe('quantified value (M59)', () => {
  const soft = { type: 'soft_savings' } as const;

  it('of the document is 210,600 without the double count, printed as 275,400', () => {
    const valueLines = [
      { ...reporting, ...soft },
      { ...correction, ...soft },
      { ...errors, excluded: true },
      tools,
    ];
    expect(quantifiedValue(scored({ valueLines }))).toEqual({
      rows: [
        {
          type: 'hard_savings',
          name: 'Cost savings',
          lines: 1,
          annual: null,
          counted: 45_000_00,
          confirmed: 45_000_00,
          confidence: null,
        },
        {
          type: 'soft_savings',
          name: 'Time savings',
          lines: 2,
          annual: null,
          counted: 165_600_00,
          confirmed: 165_600_00,
          confidence: null,
        },
      ],
      annual: null,
      counted: 210_600_00,
      confirmed: 210_600_00,
    });
  });

  it('has the golden hours: 90 a month at 60 are 64,800 a year, 8,400 a month are 100,800', () => {
    const month = { ...YEAR, recurring: 'month', realisation: 1 } as const;
    const valueLines = [
      someValueLine({ ...month, ...soft, id: 'a', sourceMetric: 'a', quantity: 90, rate: 60_00 }),
      someValueLine({ ...month, id: 'b', amount: 8_400_00 }),
    ];
    const { rows, annual } = quantifiedValue(scored({ valueLines }));
    expect(rows.map((row) => [row.annual, row.counted])).toEqual([
      [100_800_00, 100_800_00],
      [64_800_00, 64_800_00],
    ]);
    expect(annual).toBe(165_600_00);
  });

  it('has the lowest confidence among the lines that are not confirmed', () => {
    const levels = ['measured', 'customer_stated', 'modelled'] as const;
    const confidenceOf = (lines: typeof levels | readonly ('measured' | 'customer_stated')[]) =>
      quantifiedValue(
        scored({
          valueLines: [
            { ...tools, confidence: 'modelled' as const },
            ...lines.map((confidence) => someValueLine({ ...YEAR, id: confidence, confidence })),
          ],
        }),
      ).rows[0]?.confidence;
    expect(confidenceOf(levels)).toBe('modelled');
    expect(confidenceOf(['measured', 'customer_stated'])).toBe('customer_stated');
    expect(confidenceOf(['measured'])).toBe('measured');
  });

  it('adds up to both ledgers, whatever the lines are', () => {
    fc.assert(
      fc.property(anyLedgers, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const { value } = snapshot;
        const { rows, counted, confirmed, annual } = quantifiedValue(snapshot);
        const sum = (pick: (row: (typeof rows)[number]) => number) =>
          rows.reduce((total, row) => total + pick(row), 0);
        expect(counted).toBe((value.figures.confirmed ?? 0) + (value.figures.estimated ?? 0));
        expect(confirmed).toBe(value.figures.confirmed ?? 0);
        expect([sum((row) => row.counted), sum((row) => row.annual ?? 0)]).toEqual([
          counted,
          annual ?? 0,
        ]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the outcome breakdown (O03-O07, C10)', () => {
  it('has five rows, Innovation included, which may be empty', () => {
    expect(outcomeBreakdown(scored({}))).toEqual(
      ['revenue', 'efficiency', 'risk', 'experience', 'innovation'].map((category) => ({
        category,
        goals: [],
        metrics: [],
        attainment: null,
        status: null,
        confirmed: 0,
        estimated: 0,
      })),
    );
  });

  it('has target, achieved, value and status of the goals of a category', () => {
    const goals = [
      someGoal({
        id: 'g1',
        title: 'Fewer errors',
        category: 'risk',
        metrics: [metricAt(12, 2, 3)],
        weight: 3,
      }),
      someGoal({ id: 'g2', title: 'Audits', category: 'risk', metrics: [metricAt(0, 10, 5)] }),
      someGoal({ id: 'g3', title: 'Unread', category: 'risk', metrics: [] }),
    ];
    const estimate = someValueLine({ ...YEAR, id: 'e', goalId: 'g2', amount: 700_00 });
    const valueLines = [{ ...tools, goalId: 'g1' }, estimate];
    const rows = outcomeBreakdown(scoredIn2026({ goals, valueLines }));
    expect(rows.map((row) => row.goals.length)).toEqual([0, 0, 3, 0, 0]);
    expect(rows[2]).toEqual({
      category: 'risk',
      goals: ['Fewer errors', 'Audits', 'Unread'],
      metrics: [
        { name: 'Reports created', unit: 'reports', target: 2, current: 3 },
        { name: 'Reports created', unit: 'reports', target: 10, current: 5 },
      ],
      attainment: 0.8,
      status: 'at_risk',
      confirmed: 45_000_00,
      estimated: 700_00,
    });
  });

  it.each([
    { type: 'hard_savings', category: 'efficiency' },
    { type: 'soft_savings', category: 'efficiency' },
    { type: 'revenue_impact', category: 'revenue' },
    { type: 'risk_avoidance', category: 'risk' },
    { type: 'opportunity_cost', category: 'innovation' },
  ] as const)('takes $type without a goal as $category', ({ type, category }) => {
    for (const goalId of [null, 'gone']) {
      const rows = outcomeBreakdown(scored({ valueLines: [{ ...tools, type, goalId }] }));
      expect(rows.filter(({ confirmed }) => confirmed > 0)).toMatchObject([
        { category, confirmed: 45_000_00 },
      ]);
    }
  });

  it('adds up to both ledgers, whatever the lines are', () => {
    fc.assert(
      fc.property(anyLedgers, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const rows = outcomeBreakdown(snapshot);
        const { confirmed, estimated } = snapshot.value.figures;
        expect(rows.reduce((sum, row) => sum + row.confirmed, 0)).toBe(confirmed ?? 0);
        expect(rows.reduce((sum, row) => sum + row.estimated, 0)).toBe(estimated ?? 0);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('without a currency', () => {
  it('there is no figure, and the reason says so', () => {
    const account = someAccount({ valueLines: [tools], costLines: [ARR] });
    const unknown = { currency: '', digits: 2 };
    const value = scoreValue(account, [], asOf('2025-12-31'), DEFAULT_SETTINGS, unknown);
    expect(new Set(Object.values(value.figures))).toEqual(new Set([null]));
    expect(value).toMatchObject({
      reason: 'no_currency',
      netValue: null,
      doubleCounts: [],
      subscriptionOnly: false,
      lines: [],
      costs: [],
      trend: [],
      discounted: null,
      activities: [],
      opportunities: [],
    });
  });
});

/** As of the day on which the metrics of the builders were read. */
function scoredIn2026(account: Parameters<typeof someAccount>[0]) {
  const contract = someContract({ start: '2025-01-01', renewal: null });
  return scoreAccount(someAccount({ contract, ...account }), asOf(), DEFAULT_SETTINGS, USD);
}
