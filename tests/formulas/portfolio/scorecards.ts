import type { KpiCode } from '@attain/shared/domain/portfolio/kpi';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { scorecard, type ScorecardName } from '@attain/shared/domain/portfolio/scorecard';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../../unit/domain/builders.ts';
import type { Formula } from '../formula.ts';

const card = (name: ScorecardName, values: Partial<Record<KpiCode, number>>) => () => {
  const kpis = { ...portfolioKpis([], TODAY, DEFAULT_SETTINGS) };
  for (const [code, value] of Object.entries(values) as [KpiCode, number][]) {
    kpis[code] = { ...kpis[code], value };
  }
  return scorecard(name, kpis, DEFAULT_SETTINGS).score ?? Number.NaN;
};

/** Several KPIs in one figure. */
export const SCORECARDS: readonly Formula[] = [
  {
    title: 'Scorecards',
    files: ['portfolio/scorecard.ts', 'portfolio/settings.ts'],
    source: ['C32', 'A50', 'A67'],
    formula:
      '100 x sum(weight x attained) / sum(weight), over the KPIs that have data; attained = min(1, actual / target), or min(1, target / actual) where lower is better, and 0 for a negative NPS. Monthly: CSAT 25, NPS 20, GRR 20, NRR 20, time to first use 15. Success: retention 35, NPS 25, expansion revenue 20, time to first use 20',
    units: 'score, [0, 100], with the share of the weights that had data',
    missing: 'a KPI without data leaves its weight to the others; without any there is no score',
    example: {
      given:
        'monthly: CSAT 3.6 of 4.5, NPS 25 of 50, GRR 95 % of 90 %, NRR 99 % of 110 %, first use after 28 days of 14',
      byHand: '25 * 3.6 / 4.5 + 20 * 25 / 50 + 20 * 1 + 20 * 0.99 / 1.1 + 15 * 14 / 28',
      byRule: card('monthly', {
        csat: 3.6,
        nps: 25,
        gross_revenue_retention: 0.95,
        net_revenue_retention: 0.99,
        time_to_first_use: 28,
      }),
    },
  },
  {
    title: 'Scorecard with missing data',
    files: ['portfolio/scorecard.ts'],
    source: ['C32'],
    formula: 'the weights are normalised over the KPIs that have data',
    units: 'score, [0, 100]; the example covers 60 % of the weights',
    example: {
      given: 'success: retention 81 % of 90 %, NPS 50 of 50; expansion and first use unknown',
      byHand: '100 * (35 * 0.81 / 0.9 + 25 * 1) / (35 + 25)',
      byRule: card('success', { retention: 0.81, nps: 50 }),
    },
  },
];
