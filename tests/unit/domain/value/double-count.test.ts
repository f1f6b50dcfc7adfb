import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someValueLine } from '../builders.ts';
import { DOCUMENT, score, YEAR } from './printed-lines.ts';

const { correction, errors } = DOCUMENT;

describe('a double count (C05)', () => {
  it.each([
    { what: 'one source on one shared day', b: { startsAt: '2025-12-31' }, is: true },
    {
      what: 'one source, one after the other',
      b: { startsAt: '2026-01-01', endsAt: '2026-12-31' },
      is: false,
    },
    { what: 'one source on the other shared day', b: { endsAt: '2025-01-01' }, is: true },
    {
      what: 'one source, one before the other',
      b: { startsAt: '2024-01-01', endsAt: '2024-12-31' },
      is: false,
    },
    { what: 'one source written in two ways', b: { sourceMetric: ' Corrections ' }, is: true },
    { what: 'two sources', b: { sourceMetric: 'audits' }, is: false },
    { what: 'no source', b: { sourceMetric: null }, is: false },
    { what: 'an empty source', b: { sourceMetric: ' ' }, is: false },
    { what: 'one excluded line', b: { excluded: true }, is: false },
    { what: 'one disputed line', b: { disputed: true }, is: false },
    { what: 'one line that cannot be calculated', b: { confirmed: null, amount: null }, is: false },
  ])('of $what: $is', ({ b, is }) => {
    const valueLines = [correction, { ...errors, ...b }];
    expect(score({ valueLines }).doubleCounts.length === 1).toBe(is);
  });

  it('names every pair, in the order of the lines', () => {
    const third = { ...errors, id: 'third', description: 'Audits passed' };
    const pairs = score({ valueLines: [correction, errors, third] }).doubleCounts;
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      ['Correction time saved', 'Error reduction'],
      ['Correction time saved', 'third'],
      ['Error reduction', 'third'],
    ]);
    expect(pairs[1]?.text).toBe(
      '"Correction time saved" and "Audits passed" both count corrections over the same days: exclude one of them.',
    );
  });

  it('keeps trend and present value back, and every line in sight', () => {
    const { trend, discounted, lines } = score({ valueLines: [correction, errors] });
    expect({ trend, discounted, lines: lines.length }).toEqual({
      trend: [],
      discounted: null,
      lines: 2,
    });
  });
});

describe('hours enter once (C07)', () => {
  const HOURS = { ...YEAR, quantity: 20, rate: 50_00, recurring: 'week' } as const;
  const saved = someValueLine({ ...HOURS, type: 'soft_savings', id: 'saved' });
  const used = someValueLine({ ...HOURS, type: 'opportunity_cost', id: 'used' });

  it.each([
    { what: 'soft savings and opportunity cost of equally many hours', b: {}, is: true },
    { what: 'one of them with a source', b: { sourceMetric: 'hours' }, is: true },
    { what: 'the other with a source', a: { sourceMetric: 'hours' }, b: {}, is: true },
    { what: 'other hours', b: { quantity: 19 }, is: false },
    { what: 'hours per something else', b: { recurring: 'month' }, is: false },
    { what: 'hours of another goal', b: { goalId: 'g2' }, is: false },
    { what: 'soft savings twice', b: { type: 'soft_savings' }, is: false },
    { what: 'hard savings beside them', b: { type: 'hard_savings', amount: 1 }, is: false },
    {
      what: 'hours of another year',
      b: { startsAt: '2026-01-01', endsAt: '2026-12-31' },
      is: false,
    },
    {
      what: 'confirmed lines whose hours nobody knows',
      b: { quantity: null, confirmed: confirmedAt(1) },
      a: { quantity: null, confirmed: confirmedAt(1) },
      is: false,
    },
  ] as { what: string; a?: Partial<ValueLine>; b: Partial<ValueLine>; is: boolean }[])(
    '$what: a double count is $is',
    ({ a, b, is }) => {
      const valueLines = [
        { ...saved, ...a },
        { ...used, ...b },
      ];
      expect(score({ valueLines }).doubleCounts.length === 1).toBe(is);
    },
  );

  it('two sources that people named apart are two quantities', () => {
    const valueLines = [
      { ...saved, sourceMetric: 'reporting' },
      { ...used, sourceMetric: 'correction' },
    ];
    expect(score({ valueLines }).doubleCounts).toEqual([]);
  });

  it('says which lines they are', () => {
    expect(score({ valueLines: [saved, used] }).doubleCounts).toEqual([
      {
        first: 'saved',
        second: 'used',
        sourceMetric: 'the same hours',
        text: '"Tools retired" and "Tools retired" both count the same hours over the same days: exclude one of them.',
      },
    ]);
  });
});
