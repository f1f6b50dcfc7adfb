import { minorOf, wireMoney } from '@attain/sync-worker/http/routes/records/wire-money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const CURRENCIES = [
  { currency: 'JPY', digits: 0 },
  { currency: 'USD', digits: 2 },
  { currency: 'KWD', digits: 3 },
];

describe('an amount of the wire', () => {
  it.each([
    ['JPY', 0, 1500, 1500],
    ['USD', 2, 12.34, 1234],
    ['USD', 2, 1.15, 115],
    ['USD', 2, 0, 0],
    ['KWD', 3, 12.345, 12345],
  ])('of %s with %i digits: %d is kept as %d minor units', (currency, digits, written, minor) => {
    expect(minorOf(written, 'amount', { currency, digits })).toEqual({ amount: minor });
  });

  it.each([
    ['JPY', 0, 1500.5, 'write no decimals (nearest: JPY 1,501)'],
    ['USD', 2, 12.345, 'write at most 2 decimals'],
    ['KWD', 3, 0.0001, 'write at most 3 decimals'],
  ])('of %s with %i digits: %d is refused, not rounded', (currency, digits, written, advice) => {
    const read = minorOf(written, 'amount', { currency, digits });
    expect(read).toMatchObject({
      fault: { field: 'amount', message: expect.stringContaining(advice) as string },
    });
  });

  it('that is too large to be exact is refused', () => {
    expect(minorOf(1e14, 'amount', { currency: 'USD', digits: 2 })).toHaveProperty('fault');
  });

  it('comes back as the amount that was kept', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CURRENCIES),
        fc.integer({ min: 0, max: 1e15 }),
        (currency, amount) => {
          const written = wireMoney(currency).major(amount);
          expect(minorOf(written, 'amount', currency)).toEqual({ amount });
        },
      ),
    );
  });

  it('is in no currency before the first sync', () => {
    expect(() => wireMoney(undefined)).toThrow('not known yet');
  });
});
