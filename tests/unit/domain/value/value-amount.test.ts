import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { valueAmount } from '@attain/shared/domain/value/value-amount';
import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { describe, expect, it } from 'vitest';

import { someValueLine, USD } from '../builders.ts';

const calculate = (line: Partial<ValueLine>) =>
  valueAmount(someValueLine({ amount: null, ...line }), DEFAULT_SETTINGS, USD);

describe('the five value types (O08-O12)', () => {
  it('hard savings are the amount: 50,000 a year', () => {
    expect(calculate({ type: 'hard_savings', amount: 50_000_00, recurring: 'year' })).toEqual({
      kind: 'calculated',
      amount: 50_000_00,
      per: 'year',
      formula: 'USD 50,000.00 a year',
    });
  });

  it('soft savings of 10 hours a week at 50 are 11,500 a year: 46 weeks, half of it realised (C07)', () => {
    const line = { type: 'soft_savings', quantity: 10, rate: 50_00, recurring: 'week' } as const;
    expect(calculate(line)).toEqual({
      kind: 'calculated',
      amount: 11_500_00,
      per: 'year',
      formula: '10 hours a week x 46 weeks a year x USD 50.00 x 0.5 realisation',
    });
  });

  it.each([
    { recurring: 'day', amount: 10 * 50_00 * 230, per: 'year' },
    { recurring: 'month', amount: 10 * 50_00, per: 'month' },
    { recurring: null, amount: 10 * 50_00, per: null },
  ] as const)('hours per $recurring count per $per', ({ recurring, ...rest }) => {
    const line = { type: 'soft_savings', quantity: 10, rate: 50_00, realisation: 1 } as const;
    expect(calculate({ ...line, recurring })).toMatchObject(rest);
  });

  it('opportunity cost values hours like soft savings, at their alternative use', () => {
    const line = { type: 'opportunity_cost', quantity: 20, rate: 80_00, recurring: null } as const;
    expect(calculate(line)).toMatchObject({ amount: 800_00, per: null });
  });

  it('revenue impact is revenue x attribution x margin (C08)', () => {
    const line = {
      type: 'revenue_impact',
      amount: 100_000_00,
      attribution: 0.3,
      margin: 0.7,
    } as const;
    expect(calculate(line)).toMatchObject({ amount: expect.closeTo(21_000_00) });
  });

  it('risk avoidance takes the change of the probability: from 10 % to 4 % of 1,000,000 is 60,000 (C09)', () => {
    const line = {
      type: 'risk_avoidance',
      probabilityBefore: 0.1,
      probabilityAfter: 0.04,
      impact: 1_000_000_00,
    } as const;
    expect(calculate(line)).toMatchObject({ amount: expect.closeTo(60_000_00) });
  });

  it.each([
    {
      line: { type: 'revenue_impact', amount: 1_000_00, attribution: 0.3, margin: 0.7 },
      formula: 'USD 1,000.00 revenue a year x 0.3 attribution x 0.7 margin',
    },
    {
      line: {
        type: 'risk_avoidance',
        probabilityBefore: 0.1,
        probabilityAfter: 0.04,
        impact: 5_000_00,
      },
      formula: '(0.1 - 0.04) x USD 5,000.00 a year',
    },
    {
      line: { type: 'risk_avoidance', probabilityBefore: 1, probabilityAfter: 0, impact: 100 },
      recurring: null,
      formula: '(1 - 0) x USD 1.00',
    },
    {
      line: { type: 'soft_savings', quantity: 3, rate: 20_00, unit: 'meetings' },
      formula: '3 meetings a year x USD 20.00 x 0.5 realisation',
    },
    {
      line: { type: 'opportunity_cost', quantity: 3, rate: 20_00, realisation: 1 },
      recurring: 'day',
      formula: '3 hours a day x 230 working days a year x USD 20.00 x 1 realisation',
    },
  ] as { line: Partial<ValueLine>; recurring?: 'year' | 'day' | null; formula: string }[])(
    'say how they are calculated: $formula',
    ({ line, recurring = 'year', formula }) => {
      expect(calculate({ ...line, recurring })).toMatchObject({ formula });
    },
  );

  it.each([
    { type: 'hard_savings', missing: ['amount'] },
    { type: 'soft_savings', missing: ['quantity', 'rate'] },
    { type: 'revenue_impact', missing: ['amount', 'attribution', 'margin'] },
    { type: 'risk_avoidance', missing: ['probabilityBefore', 'probabilityAfter', 'impact'] },
    { type: 'opportunity_cost', missing: ['quantity', 'rate'] },
  ] as const)('$type cannot do without $missing', ({ type, missing }) => {
    expect(calculate({ type })).toEqual({
      kind: 'incomplete',
      reason: 'input_missing',
      inputs: missing,
    });
  });

  it('stays money where the inputs are absurd', () => {
    const absurd = { type: 'soft_savings', quantity: 1e308, rate: 1e15 } as const;
    expect(calculate(absurd)).toMatchObject({ amount: Number.MAX_SAFE_INTEGER });
    expect(calculate({ ...absurd, realisation: 0 })).toMatchObject({ amount: 0 });
  });
});
