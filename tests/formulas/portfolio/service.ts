import { scoredFacts, someFacts, times } from '../../unit/domain/portfolio/some-facts.ts';
import type { Formula } from '../formula.ts';
import { kpi, NO_DATA } from './sample.ts';

/** What customers say, and how they are looked after. */
export const SERVICE: readonly Formula[] = [
  {
    title: 'CSAT of the portfolio',
    files: ['portfolio/survey-kpis.ts'],
    source: ['A50'],
    formula:
      'sum of answers / number of answers: the mean, 1 to 5, of the latest answer of each contact. The share of 4 and 5 ("top two") is another figure and has its own name',
    units: 'rating, [1, 5]; target 4.5 or more',
    missing: `without answers ${NO_DATA}`,
    example: {
      given: '4 answers that add up to 18 and one of 5',
      byHand: '(18 + 5) / (4 + 1)',
      byRule: kpi('csat', [
        someFacts({ csat: { answers: 4, sum: 18, topTwo: 3 } }),
        someFacts({ csat: { answers: 1, sum: 5, topTwo: 1 } }),
      ]),
    },
  },
  {
    title: 'NPS of the portfolio',
    files: ['portfolio/survey-kpis.ts'],
    source: ['A51', 'A68'],
    formula: '100 x (answers of 9 and 10 - answers of 0 to 6) / answers',
    units: 'points, [-100, 100]; target above 50',
    missing: `7 and 8 count as answers only; without answers ${NO_DATA}`,
    example: {
      given: '10 answers, 3 of them 9 or 10 and 2 of them 6 or less',
      byHand: '100 * (3 - 2) / 10',
      byRule: kpi('nps', [someFacts({ nps: { answers: 10, promoters: 3, detractors: 2 } })]),
    },
  },
  {
    title: 'Onboarding completion',
    files: ['portfolio/service-kpis.ts', 'portfolio/current-facts.ts'],
    source: ['A57'],
    formula:
      'onboardings with every item done / onboardings that ended in the last 3 months, with their last item or when the days that count were over',
    units: 'fraction, [0, 1]; target 95 % or more',
    missing: `an onboarding of which nothing was recorded costs coverage; without an ended one ${NO_DATA}`,
    example: {
      given: '19 completed, 1 that ran out of days',
      byHand: '19 / (19 + 1)',
      byRule: kpi(
        'onboarding_completion',
        times(20, (n) => someFacts({ onboarding: { completed: n > 0, endedOn: '2026-06-01' } })),
      ),
      reads: '95 %',
    },
  },
  {
    title: 'Health score average',
    files: ['portfolio/service-kpis.ts'],
    source: ['A58'],
    formula: 'sum of the health scores / accounts that have one, each account counted once',
    units: 'score, [0, 100]; target above 80; shown with how many accounts have a score',
    missing: `accounts with insufficient data are left out and cost coverage; without any score ${NO_DATA}`,
    example: {
      given: 'scores of 90 and 65, and one account with insufficient data',
      byHand: '(90 + 65) / 2',
      byRule: kpi('health_average', [
        scoredFacts({ healthScore: 90 }),
        scoredFacts({ healthScore: 65 }),
        scoredFacts({}),
      ]),
      reads: '77.5, 2 of 3 accounts',
    },
  },
  {
    title: 'Advocate referrals',
    files: ['portfolio/service-kpis.ts'],
    source: ['A59'],
    formula: 'referrals that customers made in the last 3 months',
    units: 'count; target 2 or more',
    missing: `where no account is known to have been asked ${NO_DATA}`,
    example: {
      given: 'referrals on 1 April, 2 April and 1 July, seen on 1 July',
      byHand: '1 + 1',
      byRule: kpi('advocate_referrals', [
        someFacts({ referrals: ['2026-04-01', '2026-04-02', '2026-07-01'] }),
      ]),
    },
  },
];
