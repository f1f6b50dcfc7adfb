import { healthBand, scoreInWords } from '@attain/shared/domain/health/health-band';
import { HEALTH_GUIDE } from '@attain/shared/domain/health/health-actions';
import type { HealthBand } from '@attain/shared/domain/health/health-components';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { someSurvey, someTickets } from '../../unit/domain/builders.ts';
import type { Formula } from '../formula.ts';
import { daily, health, weekly } from './sample.ts';

const EDGES = DEFAULT_SETTINGS.bands.health;

const bandAndShown = (score: number) =>
  `${healthBand(score, EDGES)}, ${scoreInWords(score, EDGES)}`;

function guide(band: HealthBand): string {
  const { name, colour, actions } = HEALTH_GUIDE[band];
  return `${name}, ${colour}: ${actions.join('; ')}`;
}

/** The score over its components, and its bands. */
export const HEALTH_SCORE: readonly Formula[] = [
  {
    title: 'Health score',
    files: ['health/health-score.ts', 'health/health-models.ts', 'health/health-components.ts'],
    source: ['A10', 'C25'],
    formula:
      'score = points earned / points of the components with fresh input x 100; nine components of 100 points together. The document puts 40 points under usage, 30 under engagement and 30 under sentiment.',
    units: '0 to 100, exact; rounded only where it is shown',
    missing:
      'what is missing or stale is left out and the rest weighs more; below the coverage floor there is no number.',
    example: {
      given:
        'no NPS answer, CSAT 3 of 5 (4 of 10 points), everything else at its best: 75 + 4 of 85 points',
      byHand: '(75 + 4) / 85 * 100',
      byRule: () =>
        health({ nps: null, csat: someSurvey({ mean: 3, nps: null }) }).score ?? Number.NaN,
      reads: '92.9',
    },
  },
  {
    title: 'Coverage and its floor',
    files: ['health/health-score.ts'],
    source: ['A10', 'C25'],
    formula:
      'coverage = points of the components with fresh input / all points. Below 40 % the score is empty and the band `insufficient_data`.',
    units: 'fraction, [0, 1]',
    example: {
      cases: [
        {
          when: 'tickets, training, NPS, CSAT and outreach known, no usage: 45 of 100 points',
          is: '0.45',
          byRule: () => health({ usage: null, tickets: someTickets({ open: 1 }) }).coverage,
        },
        {
          when: 'the same without training: 40 points, exactly the floor',
          is: 'healthy',
          byRule: () =>
            health({ usage: null, tickets: someTickets({ open: 1 }), training: null }).band,
        },
        {
          when: 'the same without training and outreach: 35 points',
          is: '`insufficient_data`',
          byRule: () =>
            health({
              usage: null,
              tickets: someTickets({ open: 1 }),
              training: null,
              outreach: null,
            }).band,
        },
      ],
    },
  },
  {
    title: 'Points on a curve',
    files: ['basics/curve.ts', 'health/health-models.ts'],
    source: ['C25'],
    formula:
      'between two points of a curve: y0 + (x - x0) / (x1 - x0) x (y1 - y0); flat before the first and after the last. A component whose weight was changed stretches its curve: points x weight / highest points of the curve.',
    units: 'points, 0 to the weight of the component',
    missing: 'a curve without points earns 0.',
    example: {
      given: 'weekly active users at 70 % of the seats, between 0.6:12 and 0.8:15',
      byHand: '12 + (0.7 - 0.6) / (0.8 - 0.6) * (15 - 12)',
      byRule: () => weekly('weekly_active_users', 0.7),
      reads: '13.5 points',
    },
  },
  {
    title: 'Curves per segment',
    files: ['health/health-models.ts', 'health/health-score.ts', 'health/settings.ts'],
    source: ['C25', 'A12', 'A13'],
    formula:
      'two sets are shipped: `weekly` (default) for products used about once a week, `daily` for those used every day; they differ in sessions and time. `health.modelBySegment` gives a segment its own set, `health.models` defines further ones.',
    units: 'points',
    missing: 'a segment without a set of its own gets the default one.',
    example: {
      cases: [
        {
          when: 'one session per user and week, weekly',
          is: '15',
          byRule: () => weekly('sessions_per_user', 1),
        },
        {
          when: 'one session per user and week, daily',
          is: '5',
          byRule: () => daily('sessions_per_user', 1),
        },
        {
          when: '120 minutes per user and week, weekly',
          is: '10',
          byRule: () => weekly('time_in_platform', 120),
        },
        {
          when: '120 minutes per user and week, daily',
          is: '8',
          byRule: () => daily('time_in_platform', 120),
        },
      ],
    },
  },
  {
    title: 'Health bands',
    files: ['health/health-band.ts', 'basics/rounding.ts'],
    source: ['A20', 'A21', 'A22', 'A23', 'C12b'],
    formula:
      'healthy from 90, stable from 70, at risk from 50, critical below; on the unrounded score. What is shown is rounded half up, and never into another band.',
    units: '[90, 100], [70, 90), [50, 70), [0, 50)',
    missing: 'without a score `insufficient_data`.',
    example: {
      cases: [
        { when: '90', is: 'healthy, 90', byRule: () => bandAndShown(90) },
        { when: '89.999', is: 'stable, 89.9', byRule: () => bandAndShown(89.999) },
        { when: '89.5', is: 'stable, 89.5', byRule: () => bandAndShown(89.5) },
        { when: '70', is: 'stable, 70', byRule: () => bandAndShown(70) },
        { when: '69.5', is: 'at_risk, 69.5', byRule: () => bandAndShown(69.5) },
        { when: '50', is: 'at_risk, 50', byRule: () => bandAndShown(50) },
        { when: '49.999', is: 'critical, 49.9', byRule: () => bandAndShown(49.999) },
      ],
    },
  },
  {
    title: 'What to do in each band',
    files: ['health/health-actions.ts'],
    source: ['A20', 'A21', 'A22', 'A23'],
    formula: 'colour and actions follow from the computed band',
    units: 'name, colour: actions. Yellow is stable here, not at risk',
    example: {
      cases: (
        [
          ['90 to 100', 'Healthy, green: Monitor the account; Identify an advocacy opportunity'],
          ['70 to below 90', 'Stable, yellow: Check in regularly; Suggest optimisations'],
          ['50 to below 70', 'At risk, orange: Reach out immediately; Make an intervention plan'],
          ['below 50', 'Critical, red: Escalate; Involve an executive'],
          ['no score', 'Insufficient data, grey: Get the missing input'],
        ] as const
      ).map(([when, is], index) => ({
        when,
        is,
        byRule: () => guide(healthBand([95, 75, 60, 30, null][index] ?? null, EDGES)),
      })),
    },
  },
];
