import { convert, rateOn } from '@attain/shared/domain/value/currency';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

const EXCHANGE = {
  rates: [
    { currency: 'EUR', on: '2026-03-01', rate: 1.2 },
    { currency: 'EUR', on: '2026-01-31', rate: 1.1 },
    { currency: 'JPY', on: '2026-02-01', rate: 0.0065 },
  ],
  rateMaxAgeDays: 31,
};

describe('the rate of a day', () => {
  it.each([
    { day: '2026-01-30', is: { kind: 'no_rate' } },
    { day: '2026-01-31', is: { kind: 'rate', rate: 1.1, on: '2026-01-31' } },
    { day: '2026-02-28', is: { kind: 'rate', rate: 1.1, on: '2026-01-31' } },
    { day: '2026-03-01', is: { kind: 'rate', rate: 1.2, on: '2026-03-01' } },
    { day: '2026-04-01', is: { kind: 'rate', rate: 1.2, on: '2026-03-01' } },
    { day: '2026-04-02', is: { kind: 'no_rate' } },
  ])('$day is the latest one before it, not older than 31 days: $is', ({ day, is }) => {
    expect(rateOn('EUR', day, EXCHANGE)).toEqual(is);
  });

  it('is the latest in whatever order they are listed', () => {
    const exchange = { ...EXCHANGE, rates: EXCHANGE.rates.toReversed() };
    expect(rateOn('EUR', '2026-03-01', exchange)).toMatchObject({ rate: 1.2 });
  });

  it('is of that currency alone', () => {
    expect(rateOn('JPY', '2026-03-01', EXCHANGE)).toMatchObject({ rate: 0.0065 });
    expect(rateOn('CHF', '2026-03-01', EXCHANGE)).toEqual({ kind: 'no_rate' });
  });
});

describe('an amount in another currency', () => {
  it.each([
    { what: 'EUR 100.00 at 1.085 in USD', amount: 100_00, rate: 1.085, from: 2, to: 2, is: 108_50 },
    {
      what: 'JPY 15,000 at 0.0065 in USD',
      amount: 15_000,
      rate: 0.0065,
      from: 0,
      to: 2,
      is: 97_50,
    },
    { what: 'USD 97.50 at 153.85 in JPY', amount: 97_50, rate: 153.85, from: 2, to: 0, is: 15_000 },
    { what: 'KWD 1.234 at 3.25 in USD', amount: 1_234, rate: 3.25, from: 3, to: 2, is: 401 },
    { what: 'half a cent', amount: 1, rate: 0.5, from: 2, to: 2, is: 1 },
    { what: 'less than half a cent', amount: 1, rate: 0.49, from: 2, to: 2, is: 0 },
  ])('$what is $is minor units, rounded half up once', ({ amount, rate, from, to, is }) => {
    expect(convert(amount, rate, { from: { digits: from }, to: { digits: to } })).toBe(is);
  });

  it('is whole minor units, and the same amount at a rate of 1', () => {
    const digits = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        digits,
        digits,
        (amount, rate, from, to) => {
          const both = { from: { digits: from }, to: { digits: to } };
          expect(Number.isInteger(convert(amount, rate, both))).toBe(true);
          expect(convert(amount, 1, { from: both.from, to: both.from })).toBe(amount);
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
