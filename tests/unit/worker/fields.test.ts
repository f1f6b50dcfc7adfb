import {
  dayField,
  instantField,
  numberField,
  positiveField,
} from '@attain/sync-worker/pipeline/normalise/fields';
import { describe, expect, it } from 'vitest';

const NOTHING = [undefined, null, '', '  '];

describe('a number', () => {
  it.each([
    ['0', 0],
    ['-3', -3],
    ['+3', 3],
    ['42.50', 42.5],
    ['.5', 0.5],
    [' 12 ', 12],
    ['1.0E7', 10_000_000],
    ['9007199254740993', 9_007_199_254_740_992],
  ])('%o is %d', (text, value) => {
    expect(numberField('p', text)).toEqual({ value });
  });

  it.each(['1,200', '12 000', '12%', 'twelve', '0x10', '1e999', 'NaN', 'Infinity', '--1', '1.2.3'])(
    '%o is none: it is told and counts as not given',
    (text) => {
      expect(numberField('seats', text)).toEqual({
        value: undefined,
        issue: { property: 'seats', message: `"${text}" is not a number` },
      });
    },
  );

  it.each(NOTHING)('%o is nothing, and no fault', (text) => {
    expect(numberField('p', text)).toEqual({ value: undefined });
  });

  it.each([
    { text: '0', value: 0, issue: undefined },
    { text: '-0.01', value: undefined, issue: { property: 'p', message: '-0.01 is below zero' } },
  ])('that cannot be negative takes $text as $value', ({ text, value, issue }) => {
    expect(positiveField('p', text)).toEqual(issue ? { value, issue } : { value });
  });

  it('is not quoted at length when somebody pasted a novel', () => {
    const { issue } = numberField('p', 'x'.repeat(1_000));
    expect(issue?.message.length).toBeLessThan(80);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-22T08:00:00Z', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T08:00:00.123Z', '2026-11-22T08:00:00.123Z'],
    ['2026-11-22T08:00:00.123456Z', '2026-11-22T08:00:00.123Z'],
    ['2026-11-22T08:00+02:00', '2026-11-22T06:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['1767225600000', '2026-01-01T00:00:00.000Z'],
    ['-86400000', '1969-12-31T00:00:00.000Z'],
  ])('%o is %s', (text, iso) => {
    expect(new Date(instantField('p', text).value ?? NaN).toISOString()).toBe(iso);
  });

  it.each([
    '22.11.2026',
    '11/22/2026',
    'soon',
    '5',
    '2026-13-01',
    '2026-02-30',
    '2026-11-22T08:00',
    '2026-11-22 08:00:00Z',
  ])('%o is none', (text) => {
    expect(instantField('p', text)).toEqual({
      value: undefined,
      issue: { property: 'p', message: `"${text}" is not a date` },
    });
  });

  it.each(['0026-11-22', '1899-12-31', '99999999999999999', '-99999999999999999'])(
    '%o is out of range, not a crash',
    (text) => {
      expect(instantField('p', text)).toEqual({
        value: undefined,
        issue: { property: 'p', message: `"${text}" is out of range` },
      });
    },
  );

  it.each(NOTHING)('%o is nothing, and no fault', (text) => {
    expect(instantField('p', text)).toEqual({ value: undefined });
  });
});

describe('a date', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2024-02-29', '2024-02-29'],
    ['1767225600000', '2026-01-01'],
    ['9999-12-30', '9999-12-30'],
  ])('%o is the day %s', (text, day) => {
    expect(dayField('p', text)).toEqual({ value: day });
  });

  it.each(['2025-02-29', 'tomorrow', '99999999999999999'])('%o is none', (text) => {
    expect(dayField('p', text)).toMatchObject({ value: undefined, issue: { property: 'p' } });
  });
});
