import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someValueLine } from '../builders.ts';
import { score, YEAR } from './printed-lines.ts';

const assumptionsOf = (line: Partial<ValueLine>) =>
  score({ valueLines: [someValueLine({ ...YEAR, sourceMetric: 'hours', ...line })] }).lines[0]
    ?.calculationAssumptions;

const HOURS: Partial<ValueLine> = { type: 'soft_savings', quantity: 10, rate: 50_00 };
const WHOLE = 'Measured, not confirmed: counted at 100 %.';
const DAYS = 'Counted by the day from 1 Jan 2025 to 31 Dec 2025.';
const ONCE = 'Happens once: counted whole on 1 Jan 2025.';

describe('the assumptions of a line (O37)', () => {
  it.each([
    {
      what: 'hours a week, with nothing said about realisation',
      line: { ...HOURS, recurring: 'week' },
      are: ['50 % of the hours turn into money.', '46 working weeks a year.', WHOLE, DAYS],
    },
    {
      what: 'hours a day, half of them realised as people say',
      line: { ...HOURS, recurring: 'day', realisation: 0.5 },
      are: ['230 working days a year: 46 weeks of 5 days.', WHOLE, DAYS],
    },
    {
      what: 'hours a month',
      line: { ...HOURS, type: 'opportunity_cost', recurring: 'month' },
      are: ['50 % of the hours turn into money.', WHOLE, DAYS],
    },
    {
      what: 'a one-off that the customer stated',
      line: { confidence: 'customer_stated' },
      are: ['Stated by the customer, not confirmed: counted at 80 %.', ONCE],
    },
    {
      what: 'a modelled one without a source',
      line: { confidence: 'modelled', sourceMetric: null },
      are: [
        'Modelled, not confirmed and provisional: counted at 50 %.',
        ONCE,
        'No source quantity is named, so a double count would not be noticed.',
      ],
    },
    {
      what: 'a confirmed one, whose inputs no longer matter',
      line: { ...HOURS, recurring: 'week', confirmed: confirmedAt(100) },
      are: ['Confirmed by Ann Lee on 1 Jun 2026: counted whole.', DAYS],
    },
    { what: 'a disputed one', line: { disputed: true }, are: [] },
    { what: 'an excluded one', line: { excluded: true }, are: [] },
    { what: 'an incomplete one', line: { amount: null }, are: [] },
  ] as { what: string; line: Partial<ValueLine>; are: string[] }[])(
    'of $what are listed',
    ({ line, are }) => {
      expect(assumptionsOf(line)).toEqual(are);
    },
  );
});
