import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { calendarOf } from '@attain/sync-worker/calendar';
import { contractOf } from '@attain/sync-worker/pipeline/contract';
import type { DealRow } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCompanyRow, someDeal, someMapping } from './builders.ts';

const RENEWALS = someMapping({ deals: { renewalPipeline: 'renewals' } });

function contract(
  properties: Record<string, string>,
  deals: readonly DealRow[] = [],
  mapping = someMapping(),
  zone = 'UTC',
) {
  const company = someCompanyRow({ properties });
  return contractOf(company, deals, mapping, {
    calendar: calendarOf(zone),
    today: '2026-11-22',
    digits: 2,
    settings: DEFAULT_SETTINGS,
  });
}

const renewalDeal = (overrides: Partial<DealRow>) =>
  someDeal({ pipeline: 'renewals', isClosed: false, isWon: false, ...overrides });

describe('a contract', () => {
  it("is what the company's properties say", () => {
    expect(
      contract({
        attain_contract_start: '2026-01-01',
        attain_contract_renewal: '2026-12-31',
        attain_contract_value: '120000.50',
        attain_licensed_seats: '40',
      }),
    ).toEqual({
      contract: {
        firstStart: '2026-01-01',
        start: '2026-01-01',
        renewal: '2026-12-31',
        renewalWon: false,
        yearlyValue: 12_000_050,
        valueDerived: false,
        licensedSeats: 40,
      },
      issues: [],
    });
  });

  it('is unknown where nobody said anything', () => {
    expect(contract({}).contract).toEqual({
      firstStart: null,
      start: null,
      renewal: null,
      renewalWon: false,
      yearlyValue: null,
      valueDerived: false,
      licensedSeats: null,
    });
  });

  it('reads the properties that the portal already has', () => {
    const mapping = someMapping({ company: { contractValue: 'annual_fee' } });
    const { contract: found } = contract({ annual_fee: '10' }, [], mapping);
    expect(found.yearlyValue).toBe(1_000);
  });

  it('counts a value that cannot be used as not given, and tells all of them', () => {
    const { contract: found, issues } = contract({
      attain_contract_start: 'January',
      attain_contract_value: '1,000',
      attain_licensed_seats: '-5',
    });
    expect(found).toMatchObject({ start: null, yearlyValue: null, licensedSeats: null });
    expect(issues.map(({ property }) => property)).toEqual([
      'attain_contract_start',
      'attain_contract_value',
      'attain_licensed_seats',
    ]);
  });
});

describe('a yearly value that nobody recorded', () => {
  it.each([
    { closedOn: '2025-11-22T00:00:00Z', counts: true, why: 'the first instant of the term' },
    { closedOn: '2025-11-21T23:59:59Z', counts: false, why: 'before it' },
    { closedOn: '2026-11-22T09:00:00Z', counts: true, why: 'today' },
  ])('takes a deal won at $closedOn: $counts, $why', ({ closedOn, counts }) => {
    const { contract: found } = contract({}, [someDeal({ closeAt: Date.parse(closedOn) })]);
    expect(found).toMatchObject({ yearlyValue: counts ? 1_200_000 : null, valueDerived: counts });
  });

  it.each([
    { why: 'lost', deal: someDeal({ isWon: false }) },
    { why: 'without an amount', deal: someDeal({ amount: null }) },
    { why: 'without a date', deal: someDeal({ closeAt: null }) },
  ])('takes no deal that is $why', ({ deal }) => {
    expect(contract({}, [deal]).contract.yearlyValue).toBeNull();
  });

  it('is the sum of the deals', () => {
    const deals = [someDeal({ amount: 1 }), someDeal({ amount: 2 })];
    expect(contract({}, deals).contract.yearlyValue).toBe(3);
  });

  it('is never guessed beside a recorded one, not even one of zero', () => {
    const { contract: found } = contract({ attain_contract_value: '0' }, [someDeal()]);
    expect(found).toMatchObject({ yearlyValue: 0, valueDerived: false });
  });
});

describe('a renewal date that nobody recorded', () => {
  const deals = [
    renewalDeal({ closeAt: Date.parse('2027-03-01T03:00:00Z') }),
    renewalDeal({ closeAt: Date.parse('2027-02-01T03:00:00Z') }),
    renewalDeal({ closeAt: null }),
    renewalDeal({ closeAt: Date.parse('2026-12-01T03:00:00Z'), isClosed: true }),
    renewalDeal({ closeAt: Date.parse('2026-12-01T03:00:00Z'), pipeline: 'default' }),
  ];

  it('is the next close of an open deal of the renewal pipeline, in the zone of the portal', () => {
    expect(contract({}, deals, RENEWALS).contract.renewal).toBe('2027-02-01');
    expect(contract({}, deals, RENEWALS, 'America/New_York').contract.renewal).toBe('2027-01-31');
  });

  it('ends a term of twelve months, which began where nobody recorded a start', () => {
    expect(contract({}, deals, RENEWALS).contract.start).toBe('2026-02-01');
    const recorded = { attain_contract_start: '2026-03-01' };
    expect(contract(recorded, deals, RENEWALS).contract.start).toBe('2026-03-01');
  });

  it('is the day of the last renewal won where no deal is open, and begins the next term', () => {
    const won = renewalDeal({ isClosed: true, isWon: true, closeAt: Date.parse('2026-06-20') });
    expect(contract({}, [won], RENEWALS).contract).toMatchObject({
      start: null,
      renewal: '2026-06-20',
      renewalWon: true,
    });
  });

  it('stays unknown where no pipeline is named', () => {
    expect(contract({}, deals).contract).toMatchObject({ start: null, renewal: null });
  });
});

describe('a renewal', () => {
  it.each([
    { wonOn: '2026-07-04', won: true },
    { wonOn: '2026-07-03', won: false },
    { wonOn: '2027-01-05', won: true },
  ])('of 2026-12-31 is won by a deal of $wonOn: $won', ({ wonOn, won }) => {
    const closeAt = Date.parse(`${wonOn}T12:00:00Z`);
    const deal = renewalDeal({ isClosed: true, isWon: true, closeAt });
    const { contract: found } = contract(
      { attain_contract_renewal: '2026-12-31' },
      [deal],
      RENEWALS,
    );
    expect(found.renewalWon).toBe(won);
  });
});

describe('each renewal won', () => {
  const won = (...days: string[]) =>
    days.map((day) =>
      renewalDeal({ isClosed: true, isWon: true, closeAt: Date.parse(`${day}T12:00:00Z`) }),
    );
  const term = (start: string, renewal: string, deals: readonly DealRow[]) => {
    const recorded = { attain_contract_start: start, attain_contract_renewal: renewal };
    const { contract: found } = contract(recorded, deals, RENEWALS);
    return `${found.start} to ${found.renewal}${found.renewalWon ? ', won' : ''}`;
  };

  it.each([
    {
      why: 'dates as signed, renewed twice',
      dates: ['2024-01-01', '2025-01-01'],
      days: ['2024-12-20', '2025-12-20'],
      is: '2025-01-01 to 2026-01-01, won',
    },
    {
      why: 'dates as signed, one renewal in two deals',
      dates: ['2025-01-01', '2026-01-01'],
      days: ['2025-12-18', '2025-12-20'],
      is: '2025-01-01 to 2026-01-01, won',
    },
    {
      why: 'one renewal, won late, is one term',
      dates: ['2024-01-01', '2025-01-01'],
      days: ['2025-07-20'],
      is: '2024-01-01 to 2025-01-01, won',
    },
    {
      why: 'terms of three months',
      dates: ['2026-01-01', '2026-04-01'],
      days: ['2026-03-30', '2026-06-28', '2026-09-29'],
      is: '2026-07-01 to 2026-10-01, won',
    },
    {
      why: 'the renewal date moved on, the start left',
      dates: ['2024-01-01', '2027-01-01'],
      days: ['2024-12-20', '2026-01-10'],
      is: '2026-01-01 to 2027-01-01',
    },
    {
      why: 'both dates moved on',
      dates: ['2026-01-01', '2027-01-01'],
      days: ['2024-12-20', '2026-01-10'],
      is: '2026-01-01 to 2027-01-01',
    },
  ])('moves the term on: $why', ({ dates: [start = '', renewal = ''], days, is }) => {
    expect(term(start, renewal, won(...days))).toBe(is);
  });

  it.each([
    { start: '2024-01-01', days: ['2024-12-20', '2025-12-20'], is: '2024-01-01' },
    { start: '2026-01-01', days: ['2024-12-20', '2025-12-20'], is: '2024-01-01' },
    { start: '2026-01-01', days: [], is: '2026-01-01' },
  ])('leaves the first start where it was: $is of $start and $days', ({ start, days, is }) => {
    const recorded = { attain_contract_start: start, attain_contract_renewal: '2027-01-01' };
    expect(contract(recorded, won(...days), RENEWALS).contract.firstStart).toBe(is);
  });
});
