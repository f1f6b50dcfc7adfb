import { instant, label, pastInstant, text, word } from '@attain/sync-worker/imports/cells';
import {
  amount,
  fraction,
  number,
  plainNumber,
  weight,
} from '@attain/sync-worker/imports/number-cells';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someReading, someRow } from './rows.ts';

const cell = (value: string | number) => someRow({ x: value });

describe('a number', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['1234.567', 1234.567],
    ['12.345', 12.345],
    ['1.000', 1],
    ['1E+05', 100_000],
    [1.125, 1.125],
  ])('is %j = %d', (written, value) => {
    expect(number(cell(written), 'x')).toBe(value);
  });

  it.each([
    ['12,5', 'x "12,5" is not a number: write digits and a decimal point, as in 1234.5'],
    ['1,234.50', 'is not a number'],
    ['n/a', 'is not a number'],
    ['-', 'is not a number'],
    ['12%', 'is not a number'],
    ['$12', 'is not a number'],
    ['0x10', 'is not a number'],
    ['Infinity', 'is not a number'],
    ['1e999', 'is not a number'],
    ['1 000', 'is not a number'],
    ['1.234.567', 'is not a number'],
  ])('is not %j', (written, reason) => {
    expect(() => number(cell(written), 'x')).toThrow(reason);
  });

  it.each([
    ['1.000', 'x "1.000" can be read in two ways: write 1000 or 1.0'],
    ['12.345', 'write 12345 or 12.3450'],
    ['1.234.567', 'x "1.234.567" can be read in two ways: write 1234567'],
  ])('is not %j in a file that may mean thousands', (written, reason) => {
    const row = { ...cell(written), decimalComma: true };
    expect(() => number(row, 'x')).toThrow(reason);
  });

  it('of a machine may have three decimals', () => {
    expect(plainNumber(cell('12.345'), 'x')).toBe(12.345);
  });

  it('is unknown where the cell is empty', () => {
    expect(number(someRow({}), 'x')).toBeNull();
  });
});

describe('an amount', () => {
  it.each([
    ['1234.5', 2, 123_450],
    ['0.1', 2, 10],
    ['1.10', 2, 110],
    ['1.1000', 2, 110],
    [64_800, 2, 6_480_000],
    [19.99, 2, 1999],
    ['1234', 0, 1234],
    ['1.25', 3, 1250],
  ])('of %j with %i digits is %i minor units', (written, currencyDigits, minor) => {
    expect(amount(cell(written), 'x', someReading({ currencyDigits }))).toBe(minor);
  });

  it.each([
    ['1.239', 'can be read in two ways'],
    ['0.005', 'finer than USD can be paid: write at most 2 decimals'],
    ['-5', 'below 0'],
    ['1e3', 'not a plain amount'],
    ['99999999999999999', 'too large'],
    [0.1 + 0.2, 'finer than USD'],
  ])('is not %j', (written, reason) => {
    expect(() => amount(cell(written), 'x', someReading())).toThrow(reason);
  });

  it('never loses a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (cents) => {
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(amount(cell(written), 'x', someReading())).toBe(cents);
      }),
    );
  });
});
