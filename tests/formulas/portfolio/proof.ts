import { provenRoiRenewals } from '@attain/shared/domain/portfolio/proven-roi-renewals';
import { trailingYear } from '@attain/shared/domain/portfolio/windows';
import { differenceInterval } from '@attain/shared/domain/portfolio/wilson-interval';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../../unit/domain/builders.ts';
import { scoredFacts, someFacts, times } from '../../unit/domain/portfolio/some-facts.ts';
import type { Formula } from '../formula.ts';
import { kpi, NO_DATA } from './sample.ts';

const renewals = (roiProven: boolean, won: number, due: number) =>
  times(due, (index) =>
    someFacts({ renewals: [{ due: '2026-01-01', won: index < won, roiProven }] }),
  );
const RENEWALS = [...renewals(true, 18, 20), ...renewals(false, 12, 20)];

/** Whether the value can be shown, and whether showing it pays. */
export const PROOF: readonly Formula[] = [
  {
    title: 'ROI demonstrable',
    files: ['portfolio/value-kpis.ts'],
    source: ['O42', 'C02'],
    formula: 'accounts with net ROI on confirmed value above 0 / all accounts',
    units: 'fraction, [0, 1]; target above 90 %',
    missing: `an account without an ROI demonstrates none and stays in the denominator; where no account has one ${NO_DATA}`,
    example: {
      given: 'ROI of 40.4 %, -20 %, 0 %, and two accounts without one',
      byHand: '1 / 5',
      byRule: kpi('roi_demonstrable', [
        scoredFacts({ roiConfirmed: 0.404 }),
        scoredFacts({ roiConfirmed: -0.2 }),
        scoredFacts({ roiConfirmed: 0 }),
        scoredFacts({}),
        scoredFacts({}),
      ]),
      reads: '20 %, 3 of 5 accounts with data',
      printed:
        'value / cost as "ROI"; by that, the account at -20 % shows 80 % and would count as positive.',
    },
  },
  {
    title: 'Customer validation',
    files: ['portfolio/value-kpis.ts', 'portfolio/scored-facts.ts'],
    source: ['O44', 'C20'],
    formula:
      'value lines that the customer confirmed / value lines with an amount in the reporting period, disputed ones included. "% of values" counts lines; by money it stands beside the KPI: confirmed amounts / amounts before confidence factors',
    units: 'fraction, [0, 1]; target above 60 %',
    missing: `excluded and incomplete lines count in neither; a blocked ledger has no amounts; without lines ${NO_DATA}`,
    example: {
      given: '4 lines, one of them confirmed, which is 9,000 of 10,000 by money',
      byHand: '1 / 4',
      byRule: kpi('customer_validation', [
        scoredFacts({
          valueLines: { confirmed: 1, all: 4 },
          valueAmounts: { confirmed: 900_000, all: 1_000_000 },
        }),
      ]),
      reads: '25 %; by money 90 %',
    },
  },
  {
    title: 'Renewal with proven ROI',
    files: ['portfolio/proven-roi-renewals.ts'],
    source: ['M94'],
    formula:
      '(renewal rate with proven ROI - renewal rate without) / renewal rate without, over the renewals due in the last 12 months; proven = confirmed net ROI above 0 on the day of the renewal. The difference in points stands beside it',
    units:
      'fraction; target 30 % or more, which an unproven rate above 77 % makes unreachable: then the points tell more',
    missing:
      'fewer than 10 renewals of either kind: "Too few renewals with and without proven ROI to compare."; none without proof was won: no ratio, only points',
    example: {
      given: '18 of 20 renewals with proven ROI won, 12 of 20 without',
      byHand: '(18 / 20 - 12 / 20) / (12 / 20)',
      byRule: kpi('proven_roi_renewal', RENEWALS),
      reads: '+50 %, +30 points',
    },
  },
  {
    title: 'How sure the difference of two renewal rates is',
    files: ['portfolio/wilson-interval.ts', 'portfolio/proven-roi-renewals.ts'],
    source: ['M94'],
    formula:
      "Newcombe's 95 % interval: low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2), with Wilson's l, u = (p + z^2/2n -+ z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n), z = 1.96",
    units: 'fractions; where 0 lies between them, chance alone may be behind the difference',
    missing: 'no interval where there is no comparison',
    example: {
      cases: [
        {
          when: "56 of 70 against 48 of 80 (Newcombe's own example: 0.0524 to 0.3339)",
          is: '0.0524 to 0.3339',
          byRule: () => {
            const { low, high } = differenceInterval(
              { part: 56, whole: 70 },
              { part: 48, whole: 80 },
            );
            return `${low.toFixed(4)} to ${high.toFixed(4)}`;
          },
        },
        {
          when: '18 of 20 against 12 of 20',
          is: '0.0294 to 0.5253',
          byRule: () => {
            const { interval } = provenRoiRenewals(RENEWALS, trailingYear(TODAY), DEFAULT_SETTINGS);
            return interval && `${interval.low.toFixed(4)} to ${interval.high.toFixed(4)}`;
          },
        },
      ],
    },
  },
];
