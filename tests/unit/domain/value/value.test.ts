import type { Account } from '@attain/shared/domain/account';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someContract, someCostLine, someValueLine } from '../builders.ts';
import { ARR, DOCUMENT, printedLine, score, YEAR } from './printed-lines.ts';

describe('value and ROI of the document (C02, C05)', () => {
  it('are 210,600 and 40.4 % without the double count', () => {
    const { reporting, correction, errors, tools } = DOCUMENT;
    const valueLines = [reporting, correction, { ...errors, excluded: true }, tools];
    expect(score({ valueLines, costLines: [ARR] })).toMatchObject({
      figures: {
        confirmed: 210_600_00,
        estimated: 0,
        investment: 150_000_00,
        roiConfirmed: 0.404,
        roiEstimated: 0.404,
        multiple: 1.404,
      },
      netValue: 60_600_00,
      reason: null,
      doubleCounts: [],
    });
  });

  it('would be 83.6 % on the printed total, whose 1.84x the document calls an ROI of 184 %', () => {
    const total = printedLine('As printed', 'everything', 275_400_00);
    const { figures, netValue } = score({ valueLines: [total], costLines: [ARR] });
    expect(figures).toMatchObject({ roiConfirmed: 0.836, multiple: 1.836 });
    expect(netValue).toBe(125_400_00);
  });

  it('keep the last unblocked figures while two lines count one source over the same days', () => {
    const lastUnblockedValue = {
      confirmed: 145_800_00,
      estimated: 0,
      investment: 150_000_00,
      roiConfirmed: -0.028,
      roiEstimated: -0.028,
      multiple: 0.972,
    };
    const valueLines = Object.values(DOCUMENT);
    expect(score({ valueLines, costLines: [ARR], lastUnblockedValue })).toMatchObject({
      figures: lastUnblockedValue,
      netValue: -4_200_00,
      doubleCounts: [
        {
          first: 'Correction time saved',
          second: 'Error reduction',
          sourceMetric: 'corrections',
          text: '"Correction time saved" and "Error reduction" both count corrections over the same days: exclude one of them.',
        },
      ],
    });
  });

  it('are unknown while blocked from the beginning', () => {
    const { figures, netValue, reason } = score({
      valueLines: Object.values(DOCUMENT),
      costLines: [ARR],
    });
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
    expect({ netValue, reason }).toEqual({ netValue: null, reason: 'double_count' });
  });
});

describe('the two ledgers (C20, C21)', () => {
  it.each([
    { confidence: 'measured', counted: 1_000_00, notice: null },
    { confidence: 'customer_stated', counted: 800_00, notice: null },
    { confidence: 'modelled', counted: 500_00, notice: 'Provisional.' },
  ] as const)(
    'count a $confidence estimate of 1,000 as $counted cents',
    ({ confidence, ...rest }) => {
      const { lines, figures } = score({
        valueLines: [someValueLine({ ...YEAR, amount: 1_000_00, confidence })],
      });
      expect(lines[0]).toMatchObject({ ledger: 'estimated', amount: 1_000_00, ...rest });
      expect(figures).toMatchObject({ confirmed: 0, estimated: rest.counted });
    },
  );

  it('count a confirmed line at the confirmed amount, without a factor and without its inputs', () => {
    const { lines, figures } = score({
      valueLines: [
        someValueLine({
          ...YEAR,
          type: 'soft_savings',
          amount: null,
          confidence: 'modelled',
          confirmed: confirmedAt(700_00),
        }),
      ],
    });
    expect(lines[0]).toMatchObject({ ledger: 'confirmed', factor: 1, counted: 700_00 });
    expect(figures).toMatchObject({ confirmed: 700_00, estimated: 0 });
  });

  it('keep disputed, excluded and incomplete lines out of both', () => {
    const { lines, figures } = score({
      valueLines: [
        someValueLine({ ...YEAR, id: '1', disputed: true, confirmed: confirmedAt(900_00) }),
        someValueLine({ ...YEAR, id: '2', excluded: true }),
        someValueLine({ ...YEAR, id: '3', amount: null }),
      ],
    });
    expect(lines.map(({ ledger, counted }) => [ledger, counted])).toEqual([
      ['disputed', 0],
      ['excluded', 0],
      ['incomplete', 0],
    ]);
    expect(figures).toMatchObject({ confirmed: null, estimated: null });
  });
});

describe('ROI without what it needs', () => {
  it('is empty with the reason nothing_confirmed, and estimated beside it', () => {
    const result = score({
      valueLines: [someValueLine({ ...YEAR, amount: 300_000_00 })],
      costLines: [ARR],
    });
    expect(result).toMatchObject({
      figures: { roiConfirmed: null, multiple: null, roiEstimated: 1 },
      netValue: null,
      reason: 'nothing_confirmed',
    });
  });

  it('is empty with the reason no_cost', () => {
    const result = score({ valueLines: [DOCUMENT.tools] });
    expect(result).toMatchObject({
      figures: { confirmed: 45_000_00, investment: null, roiConfirmed: null, roiEstimated: null },
      netValue: null,
      reason: 'no_cost',
    });
  });

  it('is never -100 %: without any value there is no figure', () => {
    expect(score({ costLines: [ARR] })).toMatchObject({
      figures: { confirmed: null, estimated: null, roiConfirmed: null, roiEstimated: null },
      reason: 'nothing_confirmed',
    });
  });

  it('is never infinite: a cost of nothing in the period is no cost', () => {
    const costLines = [someCostLine({ startsAt: '2020-01-01', endsAt: '2020-12-31' })];
    expect(score({ valueLines: [DOCUMENT.tools], costLines })).toMatchObject({
      figures: { investment: 0, roiConfirmed: null, multiple: null },
      reason: 'no_cost',
    });
  });
});

describe('cost (C03, C04)', () => {
  const contract = someContract({ start: '2025-01-01', renewal: null, yearlyValue: 36_500_00 });
  const cost = (overrides: Partial<Account>, today?: string) =>
    score({ contract, ...overrides }, today).figures.investment;

  it('is the contract value by the day, both ends included', () => {
    expect(cost({}, '2025-01-01')).toBe(100_00);
    expect(cost({}, '2025-07-01')).toBe(182 * 100_00);
    expect(cost({}, '2025-12-31')).toBe(36_500_00);
  });

  it('takes the contract value only for the days that no licence line covers', () => {
    const costLines = [
      someCostLine({ amount: 73_000_00, startsAt: '2025-02-01', endsAt: '2025-02-28' }),
      someCostLine({ amount: 73_000_00, startsAt: '2025-02-15', endsAt: '2025-03-31' }),
    ];
    // 31 + 275 days of contract value, 28 + 45 days of licence lines at 200 a day.
    expect(cost({ costLines })).toBe(306 * 100_00 + 73 * 200_00);
  });

  it.each([
    { what: 'on the first day', line: { startsAt: '2025-01-01' }, counts: true },
    {
      what: 'shortly before the term',
      line: { startsAt: '2024-11-15', endsAt: '2024-11-15' },
      counts: true,
    },
    {
      what: 'long before, reaching into the term',
      line: { startsAt: '2023-01-01', endsAt: '2025-01-01' },
      counts: true,
    },
    {
      what: 'in an earlier term',
      line: { startsAt: '2024-01-15', endsAt: '2024-01-15' },
      counts: false,
    },
    { what: 'after today', line: { startsAt: '2026-01-01' }, counts: false },
  ])('counts a one-off implementation $what: $counts', ({ line: dates, counts }) => {
    const costLines = [
      someCostLine({ kind: 'implementation', recurring: null, amount: 5_000_00, ...dates }),
    ];
    expect(cost({ costLines })).toBe(36_500_00 + (counts ? 5_000_00 : 0));
  });

  it.each([
    { what: 'paid for the old term', endsAt: '2025-10-01', counts: false },
    { what: 'that reaches into the new one', endsAt: '2026-01-01', counts: true },
  ])('after a renewal counts a one-off before it $what: $counts', ({ endsAt, counts }) => {
    const renewed = { ...contract, renewal: '2026-01-01', renewalWon: true, yearlyValue: null };
    const dates = { startsAt: '2025-10-01', endsAt };
    const costLines = [
      someCostLine({ kind: 'services', recurring: null, amount: 5_000_00, ...dates }),
    ];
    expect(cost({ contract: renewed, costLines }, '2026-03-01')).toBe(counts ? 5_000_00 : 0);
  });

  it.each([
    { what: '180 days before the term', startsAt: '2024-07-05', counts: true },
    { what: '181 days before the term', startsAt: '2024-07-04', counts: false },
  ])('counts a one-off $what: $counts', ({ startsAt, counts }) => {
    const line = { kind: 'services', recurring: null, amount: 5_000_00 } as const;
    const costLines = [someCostLine({ ...line, startsAt, endsAt: startsAt })];
    expect(cost({ costLines })).toBe(36_500_00 + (counts ? 5_000_00 : 0));
  });

  it('counts no one-off from before the trailing 12 months, where there is no term', () => {
    const costLines = [
      someCostLine({ recurring: null, startsAt: '2024-12-31', endsAt: '2025-06-30' }),
      someCostLine({ recurring: null, startsAt: '2025-01-01', endsAt: '2025-06-30', id: 'c2' }),
    ];
    const { costs } = score({ contract: someContract({ start: null }), costLines });
    expect(costs.map(({ id, counted }) => [id, counted])).toEqual([
      ['c1', 0],
      ['c2', 1_000_00],
    ]);
  });

  it.each([
    { what: 'one after the other, in any order', days: ['06-01/12-31', '01-01/05-31'], left: 0 },
    { what: 'and one that is yet to start', days: ['01-01/12-31', '12-31/12-31'], left: 0 },
    { what: 'from today on', days: ['12-31/12-31'], left: 364 },
    { what: 'on the first day alone', days: ['01-01/01-01'], left: 364 },
    { what: 'in the middle', days: ['03-01/03-31'], left: 334 },
  ])('leaves $left days to the contract value under licences $what', ({ days, left }) => {
    const costLines = days.map((span, index) => {
      const [startsAt = '', endsAt = ''] = span.split('/').map((day) => `2025-${day}`);
      return someCostLine({ id: `c${index}`, recurring: 'day', amount: 1_00, startsAt, endsAt });
    });
    const future = someCostLine({ id: 'c9', startsAt: '2026-01-01', endsAt: '2026-12-31' });
    const past = someCostLine({ id: 'c8', startsAt: '2024-01-01', endsAt: '2024-12-31' });
    const { costs } = score({ contract, costLines: [future, ...costLines, past] });
    const ofContract = costs.filter(({ id }) => id === 'contract_value');
    expect(ofContract).toEqual(
      left === 0
        ? []
        : [
            {
              id: 'contract_value',
              kind: 'licence',
              description: 'Contract value',
              counted: left * 100_00,
              reason: null,
            },
          ],
    );
  });

  it('counts the days of a gap by the year of the contract: 275 of the 366 of 2024', () => {
    const leap = someContract({ start: '2024-01-01', renewal: null, yearlyValue: 366_000_00 });
    const costLines = [
      someCostLine({ recurring: 'day', amount: 0, startsAt: '2024-01-01', endsAt: '2024-03-31' }),
    ];
    expect(cost({ contract: leap, costLines }, '2024-12-31')).toBe(275_000_00);
  });

  it('counts by its own days where the contract is yet to start', () => {
    const later = someContract({ start: '2026-06-01', renewal: null, yearlyValue: 36_500_00 });
    expect(cost({ contract: later })).toBe(36_500_00);
  });

  it('takes no contract value for days under a longer licence line', () => {
    const costLines = [
      someCostLine({ amount: 36_500_00, ...YEAR }),
      someCostLine({ amount: 36_500_00, startsAt: '2025-02-01', endsAt: '2025-02-10' }),
    ];
    expect(cost({ costLines })).toBe(375 * 100_00);
  });

  it('counts a recurring cost by its days in the term, also when it began shortly before', () => {
    const dates = { startsAt: '2024-12-01', endsAt: '2025-01-31' };
    const costLines = [
      someCostLine({ kind: 'services', recurring: 'day', amount: 10_00, ...dates }),
    ];
    expect(cost({ costLines })).toBe(36_500_00 + 31 * 10_00);
  });

  it('says when only the subscription is known', () => {
    const services = someCostLine({ kind: 'services', amount: 1_000_00, ...YEAR });
    expect(score({ contract }).subscriptionOnly).toBe(true);
    expect(score({ contract, costLines: [services] }).subscriptionOnly).toBe(false);
    const later = { ...services, startsAt: '2026-01-01', endsAt: '2026-12-31' };
    expect(score({ contract, costLines: [later] }).subscriptionOnly).toBe(true);
    expect(score({}).subscriptionOnly).toBe(false);
  });

  it('marks a contract value that was derived from deals', () => {
    const derived = score({ contract: { ...contract, valueDerived: true } });
    expect(derived.costs[0]?.description).toBe('Contract value, derived from won deals');
  });
});
