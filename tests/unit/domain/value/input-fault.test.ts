import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';
import { valueAmount } from '@attain/shared/domain/value/value-amount';
import { describe, expect, it } from 'vitest';

import { confirmedAt, someCostLine, someValueLine, USD } from '../builders.ts';
import { ARR, DOCUMENT, score, YEAR } from './printed-lines.ts';

const RISK: Partial<ValueLine> = {
  type: 'risk_avoidance',
  probabilityBefore: 0.5,
  probabilityAfter: 0.5,
  impact: 100,
};
const HOURS: Partial<ValueLine> = { type: 'soft_savings', quantity: 1, rate: 100 };
const REVENUE: Partial<ValueLine> = { type: 'revenue_impact', attribution: 1, margin: 1 };

const lineOf = (line: Partial<ValueLine>) =>
  score({ valueLines: [someValueLine({ ...YEAR, ...line })] }).lines[0];

describe('an input at the edge of what can be', () => {
  it.each([
    { what: 'an amount of 0', line: { amount: 0 } },
    { what: 'no hours', line: { ...HOURS, quantity: 0 } },
    { what: 'a realisation of 0', line: { ...HOURS, realisation: 0 } },
    { what: 'a realisation of 1', line: { ...HOURS, realisation: 1 } },
    { what: 'an attribution of 0', line: { ...REVENUE, attribution: 0 } },
    { what: 'a margin of 1', line: REVENUE },
    { what: 'a risk that stayed the same', line: RISK },
    {
      what: 'a certain risk that is gone',
      line: { ...RISK, probabilityBefore: 1, probabilityAfter: 0 },
    },
    { what: 'one day', line: { startsAt: '2025-05-01', endsAt: '2025-05-01' } },
    { what: 'a probability that its type does not use', line: { probabilityBefore: 7 } },
  ])('counts: $what', ({ line }) => {
    expect(lineOf(line)).toMatchObject({ ledger: 'estimated', reason: null });
  });
});

describe('an input that cannot be', () => {
  it.each([
    {
      line: { amount: null },
      reason: 'input_missing',
      notice: 'Cannot be calculated: an input is missing. Check amount.',
    },
    {
      line: { ...RISK, probabilityBefore: null, probabilityAfter: null },
      reason: 'input_missing',
      notice:
        'Cannot be calculated: an input is missing. Check probability before, probability after.',
    },
    {
      line: { ...HOURS, quantity: Number.NaN, rate: -1 },
      reason: 'input_not_a_number',
      notice: 'Cannot be calculated: an input is not a number. Check quantity.',
    },
    {
      line: { ...RISK, impact: Number.POSITIVE_INFINITY },
      reason: 'input_not_a_number',
      notice: 'Cannot be calculated: an input is not a number. Check impact.',
    },
    {
      line: { ...HOURS, quantity: -0.1, rate: -1 },
      reason: 'input_below_zero',
      notice: 'Cannot be calculated: an input is below 0. Check quantity, rate.',
    },
    {
      line: { ...HOURS, realisation: 1.01 },
      reason: 'input_not_a_share',
      notice:
        'Cannot be calculated: a share or probability is not between 0 and 1. Check realisation.',
    },
    {
      line: { ...REVENUE, attribution: -0.01, margin: 1.01 },
      reason: 'input_not_a_share',
      notice:
        'Cannot be calculated: a share or probability is not between 0 and 1. Check attribution, margin.',
    },
    {
      line: { ...RISK, probabilityAfter: 0.51 },
      reason: 'probability_rises',
      notice:
        'Cannot be calculated: the probability is higher after than before, so no risk was avoided.',
    },
    {
      line: { startsAt: '2025-05-02', endsAt: '2025-05-01' },
      reason: 'ends_before_start',
      notice: 'Cannot be calculated: it ends before it starts.',
    },
  ] as { line: Partial<ValueLine>; reason: string; notice: string }[])(
    'leaves the line incomplete: $notice',
    ({ line, reason, notice }) => {
      expect(lineOf(line)).toMatchObject({
        ledger: 'incomplete',
        amount: null,
        counted: 0,
        yearly: null,
        formula: '',
        reason,
        notice,
        calculationAssumptions: [],
      });
    },
  );

  it.each([
    {
      confirmed: confirmedAt(-1),
      reason: 'input_below_zero',
      notice: 'Cannot be calculated: an input is below 0. Check amount.',
    },
    {
      confirmed: confirmedAt(Number.NaN),
      reason: 'input_not_a_number',
      notice: 'Cannot be calculated: an input is not a number. Check amount.',
    },
    {
      confirmed: confirmedAt(1),
      startsAt: '2025-05-02',
      endsAt: '2025-05-01',
      reason: 'ends_before_start',
      notice: 'Cannot be calculated: it ends before it starts.',
    },
  ])('is none of the confirmed amount either: $reason', ({ reason, notice, ...line }) => {
    expect(lineOf(line)).toMatchObject({ ledger: 'incomplete', counted: 0, reason, notice });
  });

  it('is no reason to doubt what the customer confirmed: the inputs are not needed', () => {
    expect(lineOf({ ...RISK, probabilityAfter: 9, confirmed: confirmedAt(500) })).toMatchObject({
      ledger: 'confirmed',
      counted: 500,
      reason: null,
    });
  });

  it('leaves a figure out before it is calculated', () => {
    const line = someValueLine({ ...HOURS, rate: Number.NaN });
    expect(valueAmount(line, DEFAULT_SETTINGS, USD)).toEqual({
      kind: 'incomplete',
      reason: 'input_not_a_number',
      inputs: ['rate'],
    });
  });
});

describe('a cost that cannot be', () => {
  it.each([
    { line: { amount: -1 }, reason: 'input_below_zero' },
    { line: { amount: Number.NaN }, reason: 'input_not_a_number' },
    { line: { startsAt: '2025-05-02', endsAt: '2025-05-01' }, reason: 'ends_before_start' },
  ] as { line: Partial<CostLine>; reason: string }[])(
    'leaves the cost unknown, since the ROI would look better without it: $reason',
    ({ line, reason }) => {
      const bad = someCostLine({ id: 'bad', kind: 'services', ...YEAR, ...line });
      const {
        costs,
        figures,
        netValue,
        reason: noRoi,
        trend,
        discounted,
      } = score({
        valueLines: [DOCUMENT.tools],
        costLines: [ARR, bad],
      });
      expect(costs.map(({ id, counted, reason: why }) => [id, counted, why])).toEqual([
        ['c1', 150_000_00, null],
        ['bad', 0, reason],
      ]);
      expect(figures).toMatchObject({
        confirmed: 45_000_00,
        investment: null,
        roiConfirmed: null,
        roiEstimated: null,
        multiple: null,
      });
      expect({ netValue, noRoi, discounted }).toEqual({
        netValue: null,
        noRoi: 'cost_unusable',
        discounted: null,
      });
      expect(trend.map(({ roi, cumulativeRoi }) => roi ?? cumulativeRoi)).toEqual(
        trend.map(() => null),
      );
    },
  );

  it('is not the reason where nothing is confirmed anyway', () => {
    expect(score({ costLines: [{ ...ARR, amount: -1 }] }).reason).toBe('nothing_confirmed');
  });
});
