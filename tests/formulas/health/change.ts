import type { Account } from '@attain/shared/domain/account';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { healthBand } from '@attain/shared/domain/health/health-band';
import type { HealthBand } from '@attain/shared/domain/health/health-components';
import type { HealthContribution } from '@attain/shared/domain/health/results';
import {
  weeklyHealthReview,
  type ReviewedAccount,
} from '@attain/shared/domain/health/weekly-review';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { asOf, at, someSurvey } from '../../unit/domain/builders.ts';
import { FULL_POINTS } from '../../unit/domain/health/health-of.ts';
import type { Formula } from '../formula.ts';
import { health } from './sample.ts';

/** An account that scored so on 10 June, with full points but for `changes`. */
const scoredOn10June = (score: number, changes: Partial<typeof FULL_POINTS> = {}) => ({
  pastHealth: [
    {
      at: at('2026-06-10'),
      score,
      band: healthBand(score, DEFAULT_SETTINGS.bands.health),
      points: { ...FULL_POINTS, ...changes },
    },
  ],
});

const contributionOf = (overrides: Partial<Account>, key: HealthContribution['key']) =>
  health(overrides).change?.contributions.find((line) => line.key === key)?.points ?? Number.NaN;

const trendFrom = (before: number) =>
  health({
    nps: someSurvey({ mean: 6 }),
    pastHealth: [{ at: asOf().now - 28 * DAY_MS, score: before, band: 'stable', points: {} }],
  }).trend;

function reviewed(
  companyId: string,
  band: HealthBand,
  trendPoints: number,
  daysLeft: number | null = null,
  yearlyValue: number | null = null,
): ReviewedAccount {
  return {
    companyId,
    name: null,
    bands: DEFAULT_SETTINGS.bands,
    health: {
      score: 60,
      band,
      trend: trendPoints <= -5 ? 'declining' : 'steady',
      trendPoints,
      driver: null,
      override: null,
    },
    renewal: { date: null, daysLeft, stage: null },
    yearlyValue,
  };
}

const reviewOrder = (...accounts: ReviewedAccount[]) =>
  weeklyHealthReview(accounts, DEFAULT_SETTINGS)
    .rows.map(({ account }) => account.companyId)
    .join(', ');

const override = (day: string) =>
  health(
    {
      healthOverride: {
        band: 'critical',
        reason: 'The sponsor left.',
        by: 'Ann Lee',
        at: at('2026-06-20'),
        until: '2026-07-01',
      },
    },
    day,
  );

/** How the score moves, why, and what people make of it. */
export const HEALTH_CHANGE: readonly Formula[] = [
  {
    title: 'Health trend',
    files: ['health/health-trend.ts', 'health/settings.ts'],
    source: ['A24'],
    formula:
      'change = score - score that held 28 days ago; improving from +5, declining from -5, else steady',
    units: 'points of the score; the document says "declining" without window or amount',
    missing: 'no score 28 days back: steady; no score now: none.',
    example: {
      cases: [
        { when: '94, now 89', is: 'declining', byRule: () => trendFrom(94) },
        { when: '93.99, now 89', is: 'steady', byRule: () => trendFrom(93.99) },
        { when: '84, now 89', is: 'improving', byRule: () => trendFrom(84) },
      ],
    },
  },
  {
    title: 'What changed the score: a component that moved',
    files: ['health/health-change.ts', 'health/health-reference.ts'],
    source: ['A24', 'C25'],
    formula:
      'contribution = (points now - points then) / points of the components that count both times x 100. All contributions add up to score now - score then. Then is the last score of another band, or the one that held 28 days ago where that is later; only days that are over count.',
    units: 'points of the score; those of 0 are left out, the largest comes first',
    missing: 'on the first day of a score there is nothing to compare with: no change.',
    example: {
      given:
        'on 10 June everything at its best; now NPS at 4 of 15 and CSAT at 9 of 10 points: 100 has become 88',
      byHand: '(4 - 15) / 100 * 100',
      byRule: () =>
        contributionOf(
          {
            nps: someSurvey({ mean: 6 }),
            csat: someSurvey({ mean: 4.5, nps: null }),
            ...scoredOn10June(100),
          },
          'nps',
        ),
      reads: 'NPS -11 points; CSAT -1 point; together -12',
    },
  },
  {
    title: 'What changed the score: an input that came or went',
    files: ['health/health-change.ts'],
    source: ['C25'],
    formula:
      'went: (its weight x score of the components that count both times - 100 x its points) / all points available then; came: (100 x its points - its weight x that score now) / all points available now',
    units:
      'points of the score: what leaving it out, or counting it, does. An input as good as the others does nothing',
    example: {
      given:
        'NPS stood at 4 of 15 with everything else at its best, a score of 89; its answers are now too old, and the score is 100',
      byHand: '(15 * 100 - 100 * 4) / 100',
      byRule: () => contributionOf({ nps: null, ...scoredOn10June(89, { nps: 4 }) }, 'nps'),
      reads: 'NPS no longer counted: +11 points',
    },
  },
  {
    title: 'What changed the score: other settings',
    files: ['health/health-change.ts', 'health/rejudged.ts'],
    source: ['C25'],
    formula:
      'score of the inputs of then by the weights and curves of now, less the score that was told then; a line of its own. Inputs of before they were kept count with their points of then',
    units: 'points of the score',
    missing: 'settings unchanged: no line.',
    example: {
      given:
        'full points on 10 June, kept with a score of 95 that other weights gave; today they give 100',
      byHand: '100 - 95',
      byRule: () => contributionOf(scoredOn10June(95), 'weights'),
    },
  },
  {
    title: 'Health driver',
    files: ['health/health-driver.ts', 'health/health-reference.ts'],
    source: ['A24'],
    formula:
      'the largest contribution to the change, in words. The weakest component (lowest share of its points) on the first day of a score, and where nothing moved by what would show',
    units: 'text',
    missing: 'no score: none.',
    example: {
      cases: [
        {
          when: 'first score, NPS at 4 of 15 points',
          is: 'Weakest: NPS, 4 of 15 points',
          byRule: () => health({ nps: someSurvey({ mean: 6 }) }).driver,
        },
        {
          when: '100 on 10 June, NPS at 4 of 15 points since today',
          is: 'NPS: -11 points since 1 Jul 2026',
          byRule: () => health({ nps: someSurvey({ mean: 6 }), ...scoredOn10June(100) }).driver,
        },
      ],
    },
  },
  {
    title: 'Weekly health review',
    files: ['health/weekly-review.ts'],
    source: ['A24'],
    formula:
      'all accounts counted by band; listed are the critical, those at risk, the declining, and those that a person judges so, in this order; then by the deepest fall in 28 days, the nearest renewal, the largest yearly value, the id',
    units: 'list of accounts, each with the reason in words',
    example: {
      cases: [
        {
          when: 'A at risk, down 40; B critical, down 1; C stable, down 6; D stable, down 2',
          is: 'B, A, C',
          byRule: () =>
            reviewOrder(
              reviewed('A', 'at_risk', -40),
              reviewed('B', 'critical', -1),
              reviewed('C', 'stable', -6),
              reviewed('D', 'stable', -2),
            ),
        },
        {
          when: 'three critical ones, all down 3: A renews in 90 days, B in 10, C in 10 and is worth more than B',
          is: 'C, B, A',
          byRule: () =>
            reviewOrder(
              reviewed('A', 'critical', -3, 90),
              reviewed('B', 'critical', -3, 10, 1_000),
              reviewed('C', 'critical', -3, 10, 2_000),
            ),
        },
      ],
    },
  },
  {
    title: "A person's judgement",
    files: ['health/health-override.ts'],
    source: ['A24'],
    formula:
      'a band with its reason, by whom and until when; shown beside the computed score through its last day. Bands, properties, renewal and next action go by the computed score alone',
    units: 'a band, or none',
    example: {
      cases: [
        {
          when: 'computed healthy, judged critical until 1 July; on 1 July',
          is: 'critical',
          byRule: () => override('2026-07-01').override?.band ?? null,
        },
        {
          when: 'the computed band on that day',
          is: 'healthy',
          byRule: () => override('2026-07-01').band,
        },
        {
          when: 'the judgement on 2 July',
          is: 'none',
          byRule: () => override('2026-07-02').override?.band ?? 'none',
        },
      ],
    },
  },
];
