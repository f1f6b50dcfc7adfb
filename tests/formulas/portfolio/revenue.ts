import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';

import { someFacts, times } from '../../unit/domain/portfolio/some-facts.ts';
import type { Formula } from '../formula.ts';
import { kpi, NO_DATA } from './sample.ts';

const revenue = (revenueAtStart: number, revenueNow: number) =>
  someFacts({ revenueAtStart, revenueNow });

/** Ten customers of 10,000 a year ago: one grew to 14,500, one shrank to 7,000, one left; one was won since. */
const PORTFOLIO_OF_TEN = [
  ...times(7, () => revenue(1_000_000, 1_000_000)),
  revenue(1_000_000, 1_450_000),
  revenue(1_000_000, 700_000),
  { ...revenue(1_000_000, 0), customerUntil: '2026-02-01' },
  { ...revenue(0, 5_000_000), customerSince: '2026-03-01' },
];

const retentionBy = (retention: Settings['kpis']['retention']): Settings => ({
  ...DEFAULT_SETTINGS,
  kpis: { ...DEFAULT_SETTINGS.kpis, retention },
});

/** What became of the revenue and of the customers of a year ago. */
export const REVENUE: readonly Formula[] = [
  {
    title: 'Gross revenue retention',
    files: ['portfolio/revenue-retention.ts', 'portfolio/windows.ts'],
    source: ['A52'],
    formula:
      'GRR = (starting - contraction - churn) / starting, over the customers of 12 months ago; contraction and churn account by account. The share of renewals won of those due is another metric',
    units: 'fraction, never above 1; target 90 % or more',
    missing: `whose revenue then or now is unknown costs coverage; without any ${NO_DATA}`,
    example: {
      given: 'ten customers of 10,000: one grew to 14,500, one shrank to 7,000, one left',
      byHand: '(100,000 - 3,000 - 10,000) / 100,000',
      byRule: kpi('gross_revenue_retention', PORTFOLIO_OF_TEN),
      reads: '87 %',
    },
  },
  {
    title: 'Net revenue retention',
    files: ['portfolio/revenue-retention.ts'],
    source: ['A53'],
    formula:
      'NRR = (starting + expansion - contraction - churn) / starting, over the same customers; accounts won since are no part of it',
    units: 'fraction, 0 or more; target 110 % or more',
    missing: 'as for gross revenue retention',
    example: {
      given: 'the same ten customers, and one of 50,000 won since',
      byHand: '(100,000 + 4,500 - 3,000 - 10,000) / 100,000',
      byRule: kpi('net_revenue_retention', PORTFOLIO_OF_TEN),
      reads: '91.5 %',
    },
  },
  {
    title: 'Expansion revenue',
    files: ['portfolio/revenue-retention.ts'],
    source: ['A56', 'A69', 'C33'],
    formula: 'expansion over the last 12 months / starting revenue of the same customers',
    units: 'fraction a year; target 25 % or more',
    missing: 'as for gross revenue retention',
    example: {
      given: 'the same ten customers: one grew by 4,500',
      byHand: '4,500 / 100,000',
      byRule: kpi('expansion_revenue', PORTFOLIO_OF_TEN),
      reads: '4.5 % a year',
      printed:
        '25 % of ARR under "quarterly KPIs", which would be 100 % a year beside an NRR of 110 %; it is an annual rate that is looked at every quarter.',
    },
  },
  {
    title: 'Logo churn',
    files: ['portfolio/logo-churn.ts'],
    source: ['A55', 'C33'],
    formula: 'accounts lost in the last 12 months / customers of 12 months ago',
    units: 'fraction a year, [0, 1]; target below 10 %',
    missing: `an account of unknown beginning costs coverage; without any ${NO_DATA}`,
    example: {
      given: '10,000 customers of which every quarter 10 % leave',
      byHand: '1 - 0.9 ** 4',
      byRule: kpi('logo_churn', [
        ...times(3_439, () => someFacts({ customerUntil: '2026-04-01' })),
        ...times(6_561, () => someFacts()),
      ]),
      reads: '34.4 % a year',
      printed:
        'below 10 % under "quarterly KPIs", which beside 90 % retention can only be meant a year.',
    },
  },
  {
    title: 'Retention rate',
    files: ['portfolio/portfolio-kpis.ts', 'portfolio/logo-churn.ts'],
    source: ['A67', 'C32'],
    formula:
      'gross revenue retention; with `kpis.retention: "logo"` in the configuration 1 - logo churn',
    units: 'fraction, [0, 1]; target 90 % or more',
    missing: 'as for the figure that it is',
    example: {
      cases: [
        {
          when: 'ten customers of 10,000, one shrank to 7,000, one left',
          is: '0.87',
          byRule: kpi('retention', PORTFOLIO_OF_TEN),
        },
        {
          when: 'the same, set to accounts kept',
          is: '0.9',
          byRule: kpi('retention', PORTFOLIO_OF_TEN, retentionBy('logo')),
        },
      ],
    },
  },
];
