import { quoteCheck, type QuotedFigures } from '@attain/shared/domain/goals/quote-check';
import { quoteMentions } from '@attain/shared/domain/goals/quote-mentions';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { confirmedAt, PROPERTY_RUNS, someValueLine, USD } from '../builders.ts';

const metric = (
  unit: string,
  [baseline, target, current]: readonly [number | null, number | null, number | null],
) => ({ unit, baseline, target, current });

const REPORT_TIME = metric('hours', [4, 2, 1.2]);
const ERRORS = metric('percent', [12, 2, 3.8]);

function disagreeing(text: string, figures: Partial<QuotedFigures>): string[] {
  const all = { metrics: [], lines: [], ...figures };
  return quoteCheck(text, all, DEFAULT_SETTINGS, USD).map((mention) => mention.text);
}

describe('the numbers of a quote', () => {
  it.each([
    ['half a day', 'time', 0.5],
    ['20 minutes', 'time', 20],
    ['twenty minutes', 'time', 20],
    ['a 45-minute task', 'time', 45],
    ['two and a half hours', 'time', 2.5],
    ['a quarter of an hour', 'time', 0.25],
    ['1.2 h', 'time', 1.2],
    ['three weeks', 'time', 3],
    ['40 %', 'percent', 40],
    ['40 percent', 'percent', 40],
    ['27 percentage points', 'percent', 27],
    ['$100,800 a year', 'money', 100_800],
    ['€1.2 million', 'money', 1_200_000],
    ['USD 64k', 'money', 64_000],
    ['45,000 dollars', 'money', 45_000],
    ['1.5 million EUR', 'money', 1_500_000],
  ])('are found in "%s"', (text, kind, value) => {
    expect(quoteMentions(text).map(({ quantity }) => [quantity.kind, quantity.value])).toEqual([
      [kind, value],
    ]);
  });

  it.each(['The team loves it.', 'We have 35 reports a week', 'version 2.0', 'since 2024', ''])(
    'are none in "%s"',
    (text) => {
      expect(quoteMentions(text)).toEqual([]);
    },
  );

  it('are two in a range', () => {
    expect(quoteMentions('now 2 to 3 hours').map(({ quantity }) => quantity.value)).toEqual([2, 3]);
  });

  it('are found in any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { quantity } of quoteMentions(text))
          expect(quantity.value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the check of a quote (M47, C06)', () => {
  it('flags the 20 minutes of the document, where the metric says 1.2 hours', () => {
    const quote = 'What used to take us half a day now takes 20 minutes. The team loves it.';
    expect(disagreeing(quote, { metrics: [REPORT_TIME] })).toEqual(['20 minutes']);
  });

  it.each([
    ['72 minutes', REPORT_TIME],
    ['1.2 hours', REPORT_TIME],
    ['4 hours', REPORT_TIME],
    ['2.8 hours saved', REPORT_TIME],
    ['70 % faster', REPORT_TIME],
    ['140 % of the plan', REPORT_TIME],
    ['from 12 % to 3.8 %', ERRORS],
    ['8.2 percentage points', ERRORS],
    ['about 4 %', metric('percent', [12, 2, 3.9])],
    ['$125,000 a quarter', metric('USD', [120_000, 180_000, 125_000])],
    ['€125,000 a quarter', metric('€', [120_000, 180_000, 125_000])],
    ['2 days', metric('days', [5, 1, 2])],
    ['a week', metric('days', [7, 1, 2])],
  ])('is content with "%s"', (text, figures) => {
    expect(disagreeing(text, { metrics: [figures] })).toEqual([]);
  });

  it.each([
    ['40 %', metric('percent', [10, 60, 43])],
    ['15 % fewer errors', ERRORS],
    ['€125,000', metric('USD', [120_000, 180_000, 125_000])],
    ['6 days', metric('days', [5, 1, 2])],
    ['20 minutes', metric('minutes', [null, null, null])],
    ['20 minutes', metric('reports', [10, 25, 20])],
  ])('flags "%s"', (text, figures) => {
    expect(disagreeing(text, { metrics: [figures] })).toHaveLength(1);
  });

  it.each([
    ['within 5 % of the figure', 105.2, []],
    ['beyond it', 105.3, ['100 %']],
  ])('allows for rounding: %s', (_, current, flagged) => {
    const figures = metric('percent', [null, null, current]);
    expect(disagreeing('100 %', { metrics: [figures] })).toEqual(flagged);
  });

  it('knows what value lines say: inputs, amount, and the amount by the year', () => {
    const hours = someValueLine({
      type: 'soft_savings',
      quantity: 140,
      rate: 60_00,
      realisation: 1,
      recurring: 'month',
    });
    const said = (text: string) => disagreeing(text, { lines: [hours] });
    expect(said('140 hours a month at $60 an hour: $8,400 a month, $100,800 a year')).toEqual([]);
    expect(said('$245,000 a year')).toEqual(['$245,000']);
  });

  it('goes by what the customer confirmed, too', () => {
    const lines = [someValueLine({ amount: null, confirmed: confirmedAt(50_000_00) })];
    expect(disagreeing('$50,000', { lines })).toEqual([]);
  });

  it.each([{ excluded: true }, { disputed: true }])(
    'takes no word of a line that is %o',
    (state) => {
      const lines = [someValueLine({ amount: 50_000_00, ...state })];
      expect(disagreeing('$50,000', { lines })).toEqual(['$50,000']);
    },
  );
});
