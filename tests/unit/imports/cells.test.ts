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
    [
      '12%',
      'x "12%" is not a number: write 12, or the fraction where the column counts in fractions',
    ],
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

describe('a date', () => {
  it.each([
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00.000Z'],
    ['2026-01-15T10:00:00.123456789+02:00', '2026-01-15T08:00:00.123Z'],
    ['2026-01-31T23:59:59Z', '2026-01-31T23:59:59.000Z'],
    ['2026-01-15T10:00Z', '2026-01-15T10:00:00.000Z'],
    ['2026-01-15T10:00:00', '2026-01-15T09:00:00.000Z'],
    ['2026-07-15 10:00:00', '2026-07-15T08:00:00.000Z'],
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['20260715', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
  ])('%s in Berlin is %s', (written, iso) => {
    const at = instant(cell(written), 'x', someReading());
    expect(new Date(at ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-13-01',
    '1767225600',
    'yesterday',
    '2026',
    '0001-01-01T00:00:00Z',
    '2026-01-15T24:00:00Z',
    '+275760-09-13',
  ])('is not %j', (written) => {
    expect(() => instant(cell(written), 'x', someReading())).toThrow('write 2026-01-31 or');
  });

  it('reads every instant as JavaScript writes it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-12-30'), noInvalidDate: true }),
        (date) => {
          expect(instant(cell(date.toISOString()), 'x', someReading())).toBe(date.getTime());
        },
      ),
    );
  });

  it('of something that has happened is at most a day ahead of the clock', () => {
    const reading = someReading({ now: Date.UTC(2026, 0, 1) });
    expect(pastInstant(cell('2026-01-02T00:00:00Z'), 'x', reading)).toBe(Date.UTC(2026, 0, 2));
    expect(() => pastInstant(cell('2026-01-02T00:00:01Z'), 'x', reading)).toThrow(
      'is in the future',
    );
  });
});

describe('other cells', () => {
  it('know words in any case, with spaces, and by their synonyms', () => {
    const words = ['customer_stated', 'measured'] as const;
    expect(word(cell('Customer stated'), 'x', words)).toBe('customer_stated');
    expect(word(cell('HIGH'), 'x', words, { high: 'measured' })).toBe('measured');
    expect(() => word(cell('constructor'), 'x', words, {})).toThrow(
      'write customer_stated, measured',
    );
  });

  it('keep shares within 0 and 1, and weights above 0', () => {
    expect(fraction(cell('1'), 'x')).toBe(1);
    expect(fraction(cell('40%'), 'x')).toBe(0.4);
    expect(fraction(cell('12.5 %'), 'x')).toBe(0.125);
    expect(() => fraction(cell('140%'), 'x')).toThrow('write 0.4 for 40 %');
    expect(() => fraction(cell('40'), 'x')).toThrow('write 0.4 for 40 %');
    expect(() => weight(cell('0'), 'x')).toThrow('write a positive weight');
  });

  it('refuse a JSON number that has lost digits, and a name too long to index', () => {
    expect(text(cell(735131946233), 'x')).toBe('735131946233');
    expect(() => text(cell(12345678901234567890), 'x')).toThrow('write it in quotation marks');
    expect(() => label(cell('x'.repeat(256)), 'x')).toThrow('longer than 255 characters');
  });
});
