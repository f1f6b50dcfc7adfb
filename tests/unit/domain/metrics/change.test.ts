import { changeOf } from '@attain/shared/domain/metrics/change';
import { describe, expect, it } from 'vitest';

const words = (from: number, to: number, unit: string) => changeOf(from, to, unit).words;

describe('a change in words', () => {
  it('of a percentage says points and share, since 15 % alone may be either (C01)', () => {
    expect(changeOf(8, 6.8, 'percent')).toEqual({
      difference: -1.2,
      relative: -0.15,
      by: '-1.2 pp, -15 % relative',
      words: '8.0 % -> 6.8 % (-1.2 pp, -15 % relative)',
    });
  });

  it.each([
    { from: 67, to: 94, unit: '%', is: '67 % -> 94 % (+27 pp, +40.3 % relative)' },
    { from: 95, to: 118, unit: 'percent', is: '95 % -> 118 % (+23 pp, +24.2 % relative)' },
    { from: 127, to: 72, unit: 'days', is: '127 days -> 72 days (-55 days, -43.3 %)' },
    { from: 23, to: 67, unit: 'NPS', is: '23 -> 67 (+44 points)' },
  ])('of the value lifecycle document is $is (C22)', ({ from, to, unit, is }) => {
    expect(words(from, to, unit)).toBe(is);
  });

  it('of the data error rate is 8.2 points or 68.3 %, where the document prints 8 % (C15)', () => {
    expect(words(12, 3.8, 'percent')).toBe('12.0 % -> 3.8 % (-8.2 pp, -68.3 % relative)');
  });

  it.each(['NPS', ' nps ', 'CSAT', 'point', 'points', 'pts', 'score'])(
    'of %s has points and no share: its zero is a convention',
    (unit) => {
      expect(changeOf(20, 40, unit)).toEqual({
        difference: 20,
        relative: null,
        by: '+20 points',
        words: '20 -> 40 (+20 points)',
      });
    },
  );

  it.each([
    { what: 'from zero', from: 0, to: 5, is: '0 steps -> 5 steps (+5 steps)' },
    { what: 'from below zero', from: -10, to: -5, is: '-10 steps -> -5 steps (+5 steps)' },
    { what: 'across zero', from: 5, to: -5, is: '5 steps -> -5 steps (-10 steps)' },
    { what: 'down to zero', from: 5, to: 0, is: '5 steps -> 0 steps (-5 steps, -100 %)' },
  ])('$what is $is', ({ from, to, is }) => {
    expect(words(from, to, 'steps')).toBe(is);
  });

  it('of a percentage from zero has points only', () => {
    expect(words(0, 3, '%')).toBe('0 % -> 3 % (+3 pp)');
  });

  it.each([
    { from: 8, to: 8, unit: '%', is: '8 % -> 8 % (no change)' },
    { from: 1 / 3, to: 1 / 3, unit: 'hours', is: '0.33 hours -> 0.33 hours (no change)' },
  ])('that is none says so: $is', ({ from, to, unit, is }) => {
    expect(words(from, to, unit)).toBe(is);
  });

  it.each([
    { from: 4, to: 2, is: '4 h -> 2 h (-2 h, -50 %)' },
    { from: 4, to: 1.2, is: '4.0 h -> 1.2 h (-2.8 h, -70 %)' },
    { from: 12.34, to: 12.4, is: '12.34 h -> 12.40 h (+0.06 h, +0.5 %)' },
    { from: 1 / 3, to: 2 / 3, is: '0.33 h -> 0.67 h (+0.33 h, +100 %)' },
    { from: 0.014, to: 0.0151, is: '0.014 h -> 0.015 h (+0.001 h, +7.9 %)' },
    { from: 0.0141, to: 0.006, is: '0.014 h -> 0.006 h (-0.008 h, -57.4 %)' },
    { from: 1, to: 1 + 1e-9, is: '1.000000 h -> 1.000000 h (+0 h, +0 %)' },
  ])('has the decimals that tell it: $is', ({ from, to, is }) => {
    expect(words(from, to, 'h')).toBe(is);
  });

  it.each([
    { unit: '$', is: '$8400 -> $6800 (-$1600, -19 %)' },
    { unit: '€', is: '€8400 -> €6800 (-€1600, -19 %)' },
    { unit: ' $ ', is: '$8400 -> $6800 (-$1600, -19 %)' },
    { unit: 'USD', is: '8400 USD -> 6800 USD (-1600 USD, -19 %)' },
    { unit: '', is: '8400 -> 6800 (-1600, -19 %)' },
  ])('of money in "$unit" is $is', ({ unit, is }) => {
    expect(words(8400, 6800, unit)).toBe(is);
  });
});
