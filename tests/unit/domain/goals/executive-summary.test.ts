import type { Account } from '@attain/shared/domain/account';
import { executiveSummary } from '@attain/shared/domain/goals/executive-summary';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  confirmedAt,
  goalOf,
  metricAt,
  someAccount,
  someContract,
  someValueLine,
  USD,
} from '../builders.ts';
import { DOCUMENT_GOALS } from './document-goals.ts';

const lines = (account: Partial<Account>) =>
  executiveSummary(scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD));
const textOf = (account: Partial<Account>, code: string) =>
  lines(account).find((line) => line.code === code)?.text;

const confirmed = someValueLine({ amount: 21_060_000, confirmed: confirmedAt(21_060_000) });
const estimated = someValueLine({ id: 'v2', amount: 4_500_000 });

describe('executive summary (M30-M34)', () => {
  it('says account, period, score, goals, and both ledgers apart', () => {
    const account = {
      contract: someContract(),
      goals: DOCUMENT_GOALS,
      valueLines: [confirmed, estimated],
    };
    expect(lines(account)).toEqual([
      { code: 'account', text: 'Account Success Metrics: Acme' },
      { code: 'period', text: 'Period: contract start (1 Jan 2026) to present' },
      { code: 'updated', text: 'Updated: 1 Jul 2026' },
      { code: 'success_score', text: '82.18/100 (Strong)' },
      { code: 'coverage', text: '4 of 5 goals scored' },
      { code: 'goals_on_track', text: '3 of 4 goals on track or exceeded' },
      { code: 'value_confirmed', text: 'USD 210,600.00 of value confirmed by the customer' },
      { code: 'value_estimated', text: 'USD 45,000.00 of value estimated, not confirmed' },
      { code: 'goals_at_risk', text: '1 goal at risk (requires attention)' },
    ]);
  });

  it('of a company of which nothing is known is short', () => {
    expect(lines({ name: null })).toEqual([
      { code: 'account', text: 'Account Success Metrics: 512' },
      { code: 'period', text: 'Period: trailing 12 months (2 Jul 2025 to 1 Jul 2026)' },
      { code: 'updated', text: 'Updated: 1 Jul 2026' },
      { code: 'success_score', text: 'Not scored: No success goals defined.' },
      { code: 'value_confirmed', text: 'No value confirmed by the customer yet' },
    ]);
  });

  it('tells an estimate without calling it confirmed', () => {
    expect(textOf({ valueLines: [estimated] }, 'value_confirmed')).toBe(
      'No value confirmed by the customer yet',
    );
    expect(textOf({ valueLines: [confirmed] }, 'value_estimated')).toBeUndefined();
  });

  it('says that a double count holds the figures back (C05)', () => {
    const twice = { sourceMetric: 'hours' };
    const valueLines = [
      { ...confirmed, ...twice },
      { ...estimated, ...twice },
    ];
    expect(textOf({ valueLines }, 'value_blocked')).toBe(
      'Value of before a double count: two lines count the same quantity',
    );
  });

  it.each([
    { goals: [goalOf('a', metricAt(0, 100, 90))], text: 'No goal at risk' },
    {
      goals: [goalOf('a', metricAt(0, 100, 10)), goalOf('b', metricAt(0, 100, 10))],
      text: '2 goals at risk (requires attention)',
    },
    { goals: [goalOf('a', metricAt(null, 100, 10))], text: undefined },
  ])('counts goals at risk: $text', ({ goals, text }) => {
    expect(textOf({ goals }, 'goals_at_risk')).toBe(text);
  });

  it.each([
    { current: 79.999, text: '79.99/100 (Good)' },
    { current: 65, text: '65/100 (Good)' },
    { current: 50, text: '50/100 (Fair)' },
    { current: 49.999, text: '49.99/100 (Weak)' },
  ])('never rounds a score into another band: $text', ({ current, text }) => {
    const goals = [goalOf('a', metricAt(0, 100, current))];
    expect(textOf({ goals }, 'success_score')).toBe(text);
  });
});
