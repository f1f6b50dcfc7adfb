import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someValueLine } from '../builders.ts';
import { score, YEAR } from './printed-lines.ts';

const lineOf = (line: Partial<ValueLine>, today = '2025-06-30') =>
  score({ valueLines: [someValueLine({ ...YEAR, ...line })] }, today).lines[0];

const YEARLY = { recurring: 'year', amount: 36_500_00 } as const;

describe('a line in the reporting period', () => {
  it('has its amount before and after the factor, and what it is worth a year', () => {
    expect(lineOf({ ...YEARLY, confidence: 'modelled' })).toMatchObject({
      ledger: 'estimated',
      amount: 18_100_00,
      factor: 0.5,
      counted: 9_050_00,
      yearly: 18_250_00,
    });
  });

  it('keeps the amount of a line that counts nowhere', () => {
    expect(lineOf({ ...YEARLY, disputed: true })).toMatchObject({
      amount: 18_100_00,
      counted: 0,
      yearly: null,
    });
  });

  it.each([
    { today: '2025-02-28', yearly: null },
    { today: '2025-03-01', yearly: 36_500_00 },
    { today: '2025-09-30', yearly: 36_500_00 },
    { today: '2025-10-01', yearly: null },
  ])('is worth $yearly a year on $today when it runs from March to September', (row) => {
    const line = { ...YEARLY, startsAt: '2025-03-01', endsAt: '2025-09-30' };
    expect(lineOf(line, row.today)?.yearly).toBe(row.yearly);
  });

  it.each([
    { what: 'a year', line: YEARLY, formula: 'USD 36,500.00 a year, over 181 days' },
    { what: 'once', line: {}, formula: 'USD 1,000.00' },
    {
      what: 'confirmed, a month',
      line: { recurring: 'month', confirmed: confirmedAt(500_00) },
      formula: 'USD 500.00 a month, confirmed by Ann Lee, over 181 days',
    },
    {
      what: 'confirmed, once',
      line: { confirmed: confirmedAt(500_00) },
      formula: 'USD 500.00, confirmed by Ann Lee',
    },
    {
      what: 'on its first day',
      line: { ...YEARLY, startsAt: '2025-06-30' },
      formula: 'USD 36,500.00 a year, over 1 day',
    },
    {
      what: 'in the future',
      line: { ...YEARLY, startsAt: '2025-07-01' },
      formula: 'USD 36,500.00 a year, over 0 days',
    },
  ] as { what: string; line: Partial<ValueLine>; formula: string }[])(
    'says how it was calculated: $what',
    ({ line, formula }) => {
      expect(lineOf(line)?.formula).toBe(formula);
    },
  );

  it.each([
    { line: {}, notice: null },
    { line: { confidence: 'modelled' }, notice: 'Provisional.' },
    { line: { confidence: 'modelled', confirmed: confirmedAt(1) }, notice: null },
    { line: { excluded: true }, notice: 'Excluded: another line counts the same quantity.' },
    { line: { disputed: true }, notice: 'Disputed by the customer: counts nowhere.' },
    { line: { startsAt: '2025-07-01' }, notice: 'Outside the reporting period.' },
  ] as { line: Partial<ValueLine>; notice: string | null }[])(
    'says what is to be known about it: $notice',
    ({ line, notice }) => {
      expect(lineOf(line)?.notice).toBe(notice);
    },
  );
});
