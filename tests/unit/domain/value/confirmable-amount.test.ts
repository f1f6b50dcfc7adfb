import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { confirmableAmount } from '@attain/shared/domain/value/confirmable-amount';
import type { Period } from '@attain/shared/domain/value/value-line';
import { describe, expect, it } from 'vitest';

import { someValueLine, USD } from '../builders.ts';

const amountOf = (overrides: Parameters<typeof someValueLine>[0]) =>
  confirmableAmount(someValueLine(overrides), DEFAULT_SETTINGS, USD);

describe('the amount to confirm', () => {
  it.each<[Period | null]>([[null], ['day'], ['week'], ['month'], ['quarter'], ['year']])(
    'of a saving per %s is the amount as it stands',
    (recurring) => {
      expect(amountOf({ recurring, amount: 1_234_56 })).toBe(1_234_56);
    },
  );

  it.each<[Period | null, number]>([
    [null, 300_00],
    ['month', 300_00],
    ['quarter', 300_00],
    ['year', 300_00],
    // 10 hours x 46 weeks x 60 x 0.5 = 13,800 a year, which is 264.66 for each of its 365 / 7 weeks.
    ['week', 264_66],
    // 10 hours x 230 days x 60 x 0.5 = 69,000 a year, which is 189.04 a day.
    ['day', 189_04],
  ])('of 10 hours per %s at 60 is %s', (recurring, amount) => {
    const hours = { type: 'soft_savings', quantity: 10, rate: 60_00, amount: null } as const;
    expect(amountOf({ ...hours, recurring })).toBe(amount);
  });

  it('is what is calculated, whatever was confirmed', () => {
    const confirmed = { by: 'Ann Lee', at: 0, amount: 1 };
    expect(amountOf({ amount: 500, confirmed })).toBe(500);
  });

  it('is none where an input is missing', () => {
    expect(amountOf({ amount: null })).toBe(null);
  });
});
