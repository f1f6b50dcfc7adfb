import { healthBand, scoreInWords } from '@attain/shared/domain/health/health-band';
import { HEALTH_GUIDE } from '@attain/shared/domain/health/health-actions';
import { healthComponents, healthScore } from '@attain/shared/domain/health/health-score';
import type { HealthComponentResult } from '@attain/shared/domain/health/results';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { scoreAccount } from '@attain/shared/domain/score-account';

import { healthOf, healthSettings } from './health-of.ts';
import {
  asOf,
  PROPERTY_RUNS,
  someAccount,
  someSurvey,
  someTickets,
  thrivingAccount,
  USD,
} from '../builders.ts';

const EDGES = DEFAULT_SETTINGS.bands.health;
const someTicket = someTickets({ weighted: 1, open: 1, created28Days: 1 });

describe('health score (A10)', () => {
  it('is 100 where every input is at its best', () => {
    expect(healthOf(thrivingAccount())).toMatchObject({ score: 100, band: 'healthy', coverage: 1 });
  });

  it('leaves missing input out and weighs the rest anew, with coverage shown (C25)', () => {
    const account = thrivingAccount({ nps: null, csat: someSurvey({ mean: 3, nps: null }) });
    // 75 of the 85 points with input at their best, CSAT with 4 of 10.
    expect(healthOf(account)).toMatchObject({
      coverage: 0.85,
      score: expect.closeTo((79 / 85) * 100),
    });
  });

  it('reaches 45 % coverage with CRM data alone, which is enough', () => {
    const account = thrivingAccount({ usage: null, tickets: someTicket });
    expect(healthOf(account)).toMatchObject({ coverage: 0.45, band: 'healthy' });
  });

  it.each([
    {
      what: '40 % (NPS, CSAT, tickets, outreach)',
      overrides: { training: null },
      coverage: 0.4,
      scored: true,
    },
    {
      what: '35 % (NPS, CSAT, tickets)',
      overrides: { training: null, outreach: null },
      coverage: 0.35,
      scored: false,
    },
  ])('has a number at $what coverage: $scored', ({ overrides, coverage, scored }) => {
    const result = healthOf(thrivingAccount({ usage: null, tickets: someTicket, ...overrides }));
    expect(result.coverage).toBe(coverage);
    expect(result.score !== null).toBe(scored);
    expect(result.band === 'insufficient_data').toBe(!scored);
    expect(result.driver !== null).toBe(scored);
  });

  it('has none without any input, even where no floor is set', () => {
    const noFloor = healthSettings({ coverageFloor: 0 });
    expect(healthOf(someAccount(), noFloor)).toMatchObject({ score: null, coverage: 0 });
    expect(healthScore([], noFloor)).toEqual({ score: null, coverage: 0 });
  });

  it('of an unknown company is insufficient data in everything', () => {
    expect(healthOf(someAccount())).toMatchObject({
      score: null,
      band: 'insufficient_data',
      trend: null,
      trendPoints: null,
      driver: null,
      change: null,
      override: null,
      coverage: 0,
    });
  });

  it('is points over the points with fresh input, within 0 and 100, whatever is fresh', () => {
    const component = fc
      .record({
        maxPoints: fc.double({ min: 0, max: 100, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        fresh: fc.boolean(),
      })
      .map(
        ({ maxPoints, share, fresh }): HealthComponentResult => ({
          key: 'nps',
          maxPoints,
          points: fresh ? share * maxPoints : null,
          input: null,
          state: fresh ? 'fresh' : 'stale',
          lowConfidence: false,
          detail: '',
        }),
      );
    fc.assert(
      fc.property(fc.array(component, { maxLength: 9 }), (components) => {
        const { score, coverage } = healthScore(components, DEFAULT_SETTINGS);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (score === null) return;
        expect(coverage).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.health.coverageFloor);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('takes no points from an input that is not fresh', () => {
    const input = {
      state: 'stale',
      input: 9,
      staleAt: 0,
      lowConfidence: false,
      detail: '',
    } as const;
    const inputs = Object.fromEntries(
      Object.keys(DEFAULT_SETTINGS.health.models['weekly'] ?? {}).map((key) => [key, input]),
    ) as unknown as Parameters<typeof healthComponents>[0];
    const model = DEFAULT_SETTINGS.health.models['weekly'];
    if (model === undefined) throw new Error('the weekly model is shipped');
    expect(healthComponents(inputs, model).map(({ points }) => points)).toEqual(
      Array.from({ length: 9 }, () => null),
    );
  });
});

describe('health bands (A20-A23, C12b)', () => {
  it.each([
    { score: 100, band: 'healthy', shown: '100' },
    { score: 90, band: 'healthy', shown: '90' },
    { score: 89.999, band: 'stable', shown: '89.9' },
    { score: 89.5, band: 'stable', shown: '89.5' },
    { score: 70, band: 'stable', shown: '70' },
    { score: 69.999, band: 'at_risk', shown: '69.9' },
    { score: 69.5, band: 'at_risk', shown: '69.5' },
    { score: 50, band: 'at_risk', shown: '50' },
    { score: 49.999, band: 'critical', shown: '49.9' },
    { score: 0, band: 'critical', shown: '0' },
  ])('$score is $band and shows as $shown', ({ score, band, shown }) => {
    expect(healthBand(score, EDGES)).toBe(band);
    expect(scoreInWords(score, EDGES)).toBe(shown);
  });

  it('without a score there is no number to band', () => {
    expect(healthBand(null, EDGES)).toBe('insufficient_data');
  });

  it('follow one another without a gap: a better score is never in a worse band', () => {
    const severity = ['critical', 'at_risk', 'stable', 'healthy'];
    const score = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(score, score, (a, b) => {
        const rank = (value: number) => severity.indexOf(healthBand(value, EDGES));
        expect(rank(a)).not.toBe(-1);
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('say what to do', () => {
    const plain = Object.values(HEALTH_GUIDE).map(
      ({ name, colour, actions }) => `${name}, ${colour}: ${actions.join('; ')}`,
    );
    expect(plain).toEqual([
      'Healthy, green: Monitor the account; Identify an advocacy opportunity',
      'Stable, yellow: Check in regularly; Suggest optimisations',
      'At risk, orange: Reach out immediately; Make an intervention plan',
      'Critical, red: Escalate; Involve an executive',
      'Insufficient data, grey: Get the missing input',
    ]);
  });

  it('and what is advised names a score of its band: 49.99 is no 50', () => {
    const { weekly = undefined } = DEFAULT_SETTINGS.health.models;
    if (weekly === undefined) throw new Error('the weekly model is shipped');
    const nothing = { points: 0, curve: [] };
    const csatAlone = Object.fromEntries(Object.keys(weekly).map((key) => [key, nothing]));
    const csat = {
      points: 100,
      curve: [
        [1, 0],
        [5, 100],
      ],
    };
    const models = { own: { ...csatAlone, csat } as unknown as typeof weekly };
    const settings = healthSettings({ models, defaultModel: 'own' });
    const account = someAccount({ csat: someSurvey({ mean: 1 + 4 * 0.4999, nps: null }) });
    const { health, nextAction } = scoreAccount(account, asOf(), settings, USD);
    expect(health.score).toBe(49.99);
    expect(nextAction.text).toBe(
      'Health is critical at 49.9: involve an executive. Weakest: CSAT, 50 of 100 points.',
    );
  });
});
