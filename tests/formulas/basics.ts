import { moneyInWords, toMinor } from '@attain/shared/domain/basics/money';
import { count, date, number, percent } from '@attain/shared/domain/basics/plain-words';
import { dayAt } from '@attain/shared/domain/basics/portal-day';
import { quantileOfSorted } from '@attain/shared/domain/basics/quantile';
import { roundHalfUp, roundWithinBand, withoutNoise } from '@attain/shared/domain/basics/rounding';
import { addMonths, daysBetween } from '@attain/shared/domain/basics/time';
import { weightedMean } from '@attain/shared/domain/basics/weighted-mean';
import { healthBand } from '@attain/shared/domain/health/health-band';
import { attainmentBand } from '@attain/shared/domain/metrics/attainment-band';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { scoreAccount } from '@attain/shared/domain/score-account';
import type { Account } from '@attain/shared/domain/account';

import { asOf, someAccount, someContract, someSurvey, USD } from '../unit/domain/builders.ts';
import type { Chapter } from './formula.ts';

const { bands } = DEFAULT_SETTINGS;

/** Noon of 15 January 2026 in New York, five hours behind UTC. */
const NEW_YORK = {
  now: Date.parse('2026-01-15T17:00:00Z'),
  today: '2026-01-15',
  nextMidnight: Date.parse('2026-01-16T05:00:00Z'),
};

function dueAgain(account: Partial<Account>): string {
  const { dueAgainAt } = scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);
  return new Date(dueAgainAt).toISOString().slice(0, 16).replace('T', ' ');
}

export const BASICS: Chapter = {
  title: 'Basics',
  about: 'Arithmetic, rounding, days and words that the other chapters use.',
  formulas: [
    {
      title: 'Weighted mean',
      files: ['basics/weighted-mean.ts'],
      source: ['C13', 'C16'],
      formula: 'sum of weight x value / sum of the weights, over the members that can be scored',
      units: 'as the values, between the smallest and the largest',
      missing:
        'no members: none. Weights below 0 count as 0; where all are 0, they are equal; they need not add up to 1.',
      example: {
        given: '40 % with weight 3, 80 % with weight 1',
        byHand: '(3 * 0.4 + 1 * 0.8) / (3 + 1)',
        byRule: () =>
          weightedMean([
            { value: 0.4, weight: 3 },
            { value: 0.8, weight: 1 },
          ]) ?? Number.NaN,
        reads: '50 %',
      },
    },
    {
      title: 'Quantile',
      files: ['basics/quantile.ts'],
      source: ['C26'],
      formula:
        'type 7: position = (n - 1) x p in ascending order, linear between the two numbers beside it. The median is p = 0.5, the top 25 % begin at p = 0.75',
      units: 'as the numbers; p in [0, 1]',
      missing: 'at least one number is needed.',
      example: {
        given: 'p = 0.75 of 10, 20, 40, 80: position 2.25',
        byHand: '40 + 0.25 * (80 - 40)',
        byRule: () => quantileOfSorted([10, 20, 40, 80], 0.75),
      },
    },
    {
      title: 'Noise',
      files: ['basics/rounding.ts'],
      source: ['C12', 'C12b'],
      formula:
        'figures are kept to twelve decimals before they are compared with an edge, so that an exact 80 % is in the band of 80 %',
      units: 'the figure itself; from 1,000 on it is left as it is',
      example: {
        cases: [
          {
            when: '0.8000000000000002, the binary neighbour of 0.8',
            is: '0.8',
            byRule: () => withoutNoise(0.8000000000000002),
          },
          { when: '0.80000001', is: '0.80000001', byRule: () => withoutNoise(0.80000001) },
        ],
      },
    },
    {
      title: 'Rounding',
      files: ['basics/rounding.ts'],
      source: ['C15'],
      formula:
        'half up, judged on the decimal figure; stored exact, rounded only where it is shown',
      units: 'the figure at so many decimals',
      example: {
        cases: [
          { when: '92.5 at 0 decimals', is: '93', byRule: () => roundHalfUp(92.5, 0) },
          { when: '1.005 at 2 decimals', is: '1.01', byRule: () => roundHalfUp(1.005, 2) },
          { when: '-2.345 at 2 decimals', is: '-2.34', byRule: () => roundHalfUp(-2.345, 2) },
        ],
      },
    },
    {
      title: 'Rounding beside a band',
      files: ['basics/rounding.ts'],
      source: ['C12', 'C12b'],
      formula:
        'half up, unless that would show the figure in another band than its own; then the other way',
      units: 'the figure at so many decimals',
      example: {
        cases: [
          {
            when: 'health 89.999, stable, at 1 decimal',
            is: '89.9',
            byRule: () => roundWithinBand(89.999, 1, (score) => healthBand(score, bands.health)),
          },
          {
            when: 'health 89.94 at 1 decimal',
            is: '89.9',
            byRule: () => roundWithinBand(89.94, 1, (score) => healthBand(score, bands.health)),
          },
          {
            when: 'attainment 80.0001 %, on track above 80 %, at 2 decimals',
            is: '80.01',
            byRule: () =>
              roundWithinBand(80.0001, 2, (share) => attainmentBand(share / 100, bands.attainment)),
          },
        ],
      },
    },
    {
      title: 'Money',
      files: ['basics/money.ts'],
      source: ['C06'],
      formula:
        "whole minor units of the portal's currency (cents; yen have none); a product is rounded half up to whole units, once",
      units: 'integer; what is too large for an exact integer stays at the largest one',
      example: {
        cases: [
          { when: '1,234.5 cents', is: '1235', byRule: () => toMinor(1_234.5) },
          {
            when: '12345678 cents in words',
            is: 'USD 123,456.78',
            byRule: () => moneyInWords(12_345_678, USD),
          },
          {
            when: '1000 yen in words',
            is: 'JPY 1,000',
            byRule: () => moneyInWords(1_000, { currency: 'JPY', digits: 0 }),
          },
        ],
      },
    },
    {
      title: 'Days',
      files: ['basics/time.ts', 'basics/portal-day.ts'],
      source: ['C34'],
      formula:
        "calendar days in the portal's zone; days between two dates are counted without the first; a month later is the same day, or the last one of a shorter month. The clock is an argument",
      units: 'whole days',
      example: {
        cases: [
          {
            when: '1 July to 29 July 2026',
            is: '28',
            byRule: () => daysBetween('2026-07-01', '2026-07-29'),
          },
          {
            when: '31 January 2024, one month later',
            is: '2024-02-29',
            byRule: () => addMonths('2024-01-31', 1),
          },
          {
            when: '04:59 UTC on 15 January in New York',
            is: '2026-01-14',
            byRule: () => dayAt(Date.parse('2026-01-15T04:59:00Z'), NEW_YORK),
          },
        ],
      },
    },
    {
      title: 'Plain words',
      files: ['basics/plain-words.ts'],
      source: ['C01'],
      formula:
        'numbers with one decimal at most, shares as percent, dates with the month in letters',
      units: 'text',
      example: {
        cases: [
          { when: '82.18', is: '82.2', byRule: () => number(82.18) },
          { when: 'a share of 0.8872', is: '88.7 %', byRule: () => percent(0.8872) },
          { when: '2026-03-09', is: '9 Mar 2026', byRule: () => date('2026-03-09') },
          { when: 'one ticket', is: '1 ticket', byRule: () => count(1, 'ticket') },
          { when: 'half a ticket', is: '0.5 tickets', byRule: () => count(0.5, 'ticket') },
        ],
      },
    },
    {
      title: 'Due again',
      files: ['due-again.ts'],
      source: ['C24'],
      formula:
        "the earliest instant at which a figure changes without new data: an input or reading goes stale, an escalation ends, a score enters the trend's window, a judgement expires; the end of the day where anything goes by days",
      units: 'instant, after now; a week ahead at most. Examples: now is 1 July 2026, 12:00 UTC',
      example: {
        cases: [
          {
            when: 'nothing known but the name',
            is: '2026-07-08 00:00',
            byRule: () => dueAgain({}),
          },
          {
            when: 'a renewal date',
            is: '2026-07-02 00:00',
            byRule: () => dueAgain({ contract: someContract() }),
          },
          {
            when: 'an NPS answer that is 180 days old at 13:00',
            is: '2026-07-01 13:00',
            byRule: () =>
              dueAgain({
                nps: someSurvey({ latestAt: Date.parse('2026-07-01T13:00Z') - 180 * 86_400_000 }),
              }),
          },
        ],
      },
    },
  ],
};
