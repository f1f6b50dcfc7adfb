import type { Account } from '@attain/shared/domain/account';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someContract, someCostLine, someValueLine } from '../builders.ts';
import { score } from './printed-lines.ts';

const TERM = { startsAt: '2024-01-01', endsAt: '2025-12-31' };
const CONTRACT = someContract({ start: '2024-01-01', renewal: null });
const IMPLEMENTATION = someCostLine({
  id: 'c2',
  kind: 'implementation',
  recurring: null,
  amount: 3_650_00,
  startsAt: '2023-12-01',
  endsAt: '2023-12-31',
});
/** 36,600 in the leap year 2024, 36,500 in 2025. */
const CONFIRMED = someValueLine({
  ...TERM,
  recurring: 'day',
  amount: 1,
  confirmed: confirmedAt(100_00),
});
const LICENCE = someCostLine({ ...TERM, recurring: 'day', amount: 50_00 });

const discounted = (account: Partial<Account>, today?: string) =>
  score(
    {
      contract: CONTRACT,
      valueLines: [CONFIRMED],
      costLines: [LICENCE, IMPLEMENTATION],
      ...account,
    },
    today,
  ).discounted;

describe('the term to date, discounted', () => {
  it('has the flows of each contract year, and what was paid up front as year 0', () => {
    expect(discounted({})).toMatchObject({
      rate: 0.1,
      years: [
        { year: 0, confirmed: 0, estimated: 0, cost: 3_650_00 },
        { year: 1, confirmed: 36_600_00, estimated: 0, cost: 18_300_00 },
        { year: 2, confirmed: 36_500_00, estimated: 0, cost: 18_250_00 },
      ],
    });
  });

  it('has the present values of those years, NPV and ROI on them', () => {
    // 36,600 / 1.1 + 36,500 / 1.21 and 3,650 + 18,300 / 1.1 + 18,250 / 1.21
    expect(discounted({})).toMatchObject({
      cost: 35_369_01,
      confirmed: {
        value: 63_438_02,
        npv: 28_069_01,
        roi: expect.closeTo(28_069.01 / 35_369.01, 9) as number,
      },
    });
  });

  it('pays back when the value of its days has covered the costs: 3,650 at 50 a day are 73 days', () => {
    // 31 days of January, 29 of February, 13 of the 31 of March.
    expect(discounted({})?.confirmed?.paybackMonths).toBeCloseTo(2 + 13 / 31, 9);
  });

  it('is not paid back while the balance is below 0', () => {
    expect(discounted({}, '2024-03-12')?.confirmed?.paybackMonths).toBeNull();
    expect(discounted({}, '2024-03-13')?.confirmed?.paybackMonths).toBeCloseTo(2 + 13 / 31, 9);
  });

  it.each([
    { today: '2024-12-31', years: 1 },
    { today: '2025-01-01', years: 2 },
    { today: '2025-12-31', years: 2 },
  ])('has $years years up to $today', ({ today, years }) => {
    expect(discounted({}, today)?.years).toHaveLength(years + 1);
  });

  it('takes one-off costs up to the first day as paid up front, later ones in their year', () => {
    const once = (startsAt: string) => ({ ...IMPLEMENTATION, startsAt, endsAt: startsAt });
    const upFront = (startsAt: string) =>
      discounted({ costLines: [LICENCE, once(startsAt)] })?.years[0]?.cost;
    expect(upFront('2024-01-01')).toBe(3_650_00);
    expect(upFront('2024-01-02')).toBe(0);
  });

  it('keeps confirmed value apart from the case that includes estimates', () => {
    const estimate = { ...CONFIRMED, id: 'e', confirmed: null, amount: 50_00 };
    const both = discounted({ valueLines: [CONFIRMED, estimate] });
    expect(both?.confirmed?.value).toBe(63_438_02);
    expect(both?.withEstimates?.value).toBe(95_157_02);
    expect(both?.withEstimates?.paybackMonths).toBeCloseTo(1 + 6 / 29 - 0.5 / 29, 1);
    const only = discounted({ valueLines: [estimate] });
    expect(only).toMatchObject({ confirmed: null, withEstimates: { value: 31_719_01 } });
  });

  it.each([
    { what: 'a cost', account: { costLines: [] } },
    {
      what: 'a cost in the term',
      account: { costLines: [{ ...LICENCE, startsAt: '2026-01-01', endsAt: '2026-12-31' }] },
    },
    { what: 'a line', account: { valueLines: [] } },
    { what: 'a line that counts', account: { valueLines: [{ ...CONFIRMED, disputed: true }] } },
    {
      what: 'a line in the term',
      account: { valueLines: [{ ...CONFIRMED, startsAt: '2026-01-01', endsAt: '2026-12-31' }] },
    },
    { what: 'a contract term', account: { contract: someContract({ start: null }) } },
  ] as { what: string; account: Partial<Account> }[])('is nothing without $what', ({ account }) => {
    expect(discounted(account)).toBeNull();
  });
});
