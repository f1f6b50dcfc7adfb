import { cohortOf, sizeBand } from '@attain/shared/domain/portfolio/cohort';
import { peerComparison } from '@attain/shared/domain/portfolio/peer-comparison';
import { type PeerFigures, valuePerUser } from '@attain/shared/domain/portfolio/peer-figures';
import { peerStandings } from '@attain/shared/domain/portfolio/peer-standings';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../../unit/domain/builders.ts';
import { times } from '../../unit/domain/portfolio/some-facts.ts';
import type { Formula } from '../formula.ts';

const cohort = (segment: string | null, industry: string | null, employees: number | null) => () =>
  cohortOf({ segment, industry, size: { employees, employees90DaysAgo: null } }, DEFAULT_SETTINGS);

const figures = (companyId: string, roi: number | null): PeerFigures => ({
  companyId,
  health_score: null,
  success_score: null,
  roi_confirmed: roi,
  value_per_user: null,
  goals_achieved: null,
});
const OWN = figures('own', 0.84);
/** ROI of 0, 10, 20 ... 100 %. */
const ROI_OF_PEERS = times(11, (n) => figures(`p${n}`, n / 10));

/** Four peers at 60, one at 72, five at 85. */
const HEALTH = [...times(4, () => 60), 72, ...times(5, () => 85)];

/** An account beside others like it. */
export const PEERS: readonly Formula[] = [
  {
    title: 'Cohort of peers',
    files: ['portfolio/cohort.ts', 'portfolio/settings.ts'],
    source: ['C26', 'M76'],
    formula:
      'the segment; without one, the industry and the band of employees (up to 10, 50, 200, 1000, 5000, or more)',
    units: 'a name that says who is compared',
    missing: 'industry or number of employees unknown, and no segment: no cohort, no comparison',
    example: {
      cases: [
        {
          when: 'segment Enterprise',
          is: 'Segment Enterprise',
          byRule: cohort('Enterprise', 'Software', 500),
        },
        {
          when: 'Software, 500 employees',
          is: 'Software, 201-1000 employees',
          byRule: cohort(null, 'Software', 500),
        },
        { when: 'employees unknown', is: 'null', byRule: cohort(null, 'Software', null) },
        {
          when: '10 employees',
          is: '1-10',
          byRule: () => sizeBand(10, DEFAULT_SETTINGS.peers.sizeBandsUpTo),
        },
        {
          when: '11 employees',
          is: '11-50',
          byRule: () => sizeBand(11, DEFAULT_SETTINGS.peers.sizeBandsUpTo),
        },
      ],
    },
  },
  {
    title: 'Percentile among peers',
    files: ['portfolio/percentile.ts', 'portfolio/peer-standings.ts'],
    source: ['C26', 'M65', 'M76'],
    formula:
      '100 x (peers strictly below + half of those equal) / peers; an account is no peer of its own, and only peers with a figure count',
    units: 'percentile, [0, 100]; a cohort averages 50',
    missing: 'fewer than 10 peers: no percentile, n is still told',
    example: {
      given: 'a health score of 85; of ten peers five are below and five equal',
      byHand: '100 * (5 + 5 / 2) / 10',
      byRule: () => {
        const rows = [...HEALTH, 85].map((score, index) => ({
          companyId: String(index),
          cohort: 'Segment Enterprise',
          score,
          usage: null,
        }));
        return peerStandings(rows, TODAY, DEFAULT_SETTINGS).get('10')?.percentile ?? Number.NaN;
      },
      printed:
        '"80th" without a group, a number of peers or a rule; its ROI benchmark of 184 % is a multiple.',
    },
  },
  {
    title: 'Level of the best quarter of the peers',
    files: ['portfolio/peer-comparison.ts', 'basics/quantile.ts'],
    source: ['O33', 'M65', 'C26'],
    formula:
      'quantile of type 7 at 75 %: with the n figures in order, the one at position (n - 1) x 0.75, linear between neighbours. Beside it stand the mean of the peers and the percentile, for health score, success score, ROI, value per user and goals achieved',
    units: 'as the figure; each over the peers that have it',
    missing: 'fewer than 10 such peers: "Too few peers to compare with."',
    example: {
      given: 'net ROI of eleven peers: 0 %, 10 %, 20 % ... 100 %; position 7.5',
      byHand: '0.7 + 0.5 * (0.8 - 0.7)',
      byRule: () =>
        peerComparison(OWN, ROI_OF_PEERS, DEFAULT_SETTINGS).find(
          ({ figure }) => figure === 'roi_confirmed',
        )?.top ?? Number.NaN,
      reads: '75 %',
    },
  },
  {
    title: 'Value per user',
    files: ['portfolio/peer-figures.ts'],
    source: ['O33'],
    formula: 'confirmed value / users x 365 / days of the reporting period; users = seats',
    units: 'minor units a user and year',
    missing:
      'nothing confirmed, users unknown, or a period of less than 90 days, which is no rate: not compared',
    example: {
      given: '1,820.00 confirmed in the 182 days up to 1 July, 10 users',
      byHand: '182,000 / 10 * 365 / 182',
      byRule: () =>
        valuePerUser(
          {
            figures: {
              confirmed: 182_000,
              estimated: null,
              investment: null,
              roiConfirmed: null,
              roiEstimated: null,
              multiple: null,
            },
            period: { from: '2026-01-01', to: '2026-07-01', label: 'contract to date' },
          },
          10,
          DEFAULT_SETTINGS,
        ) ?? Number.NaN,
      reads: '365.00 a user and year',
    },
  },
];
