import type { Account, PastHealth } from '@attain/shared/domain/account';
import { pointsOn } from '@attain/shared/domain/basics/curve';
import type { HealthComponentKey } from '@attain/shared/domain/health/health-components';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import { scoreHealth } from '@attain/shared/domain/health/health-result';
import { healthInputs } from '@attain/shared/domain/health/health-score';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  someAccount,
  someContract,
  someSurvey,
  someUsage,
  thrivingAccount,
  someTickets,
} from '../builders.ts';

const NOW = asOf().now;

const score = (account: Account, settings: Settings = DEFAULT_SETTINGS) =>
  scoreHealth(account, healthInputs(account, asOf(), settings), asOf(), settings);

const component = (account: Account, key: HealthComponentKey, settings?: Settings) =>
  score(account, settings).components.find((each) => each.key === key);

describe('health curves', () => {
  const knots = Object.entries(HEALTH_MODELS).flatMap(([set, model]) =>
    Object.entries(model).flatMap(([key, { curve }]) =>
      curve.map(([input, points]) => ({ set, key, curve, input, points })),
    ),
  );

  it.each(knots)('$set: $key earns $points points at $input', ({ curve, input, points }) => {
    expect(pointsOn(curve, input)).toBe(points);
  });

  it.each([
    { input: -1, points: 0 },
    { input: 0.1, points: 2 },
    { input: 0.7, points: 13.5 },
    { input: 3, points: 15 },
  ])('are linear between knots and flat outside: $points at $input', ({ input, points }) => {
    expect(pointsOn(HEALTH_MODELS.weekly.weekly_active_users.curve, input)).toBeCloseTo(points);
  });

  it.each(Object.entries(HEALTH_MODELS))(
    'of the %s set are worth 100 points together',
    (_, model) => {
      const parts = Object.values(model);
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(100);
      for (const { points, curve } of parts) {
        expect(Math.max(...curve.map(([, y]) => y))).toBe(points);
      }
    },
  );
});

describe('health score', () => {
  it('is 100 where every input is at its best', () => {
    expect(score(thrivingAccount())).toMatchObject({ score: 100, band: 'healthy', coverage: 1 });
  });

  it('leaves missing input out and weighs the rest anew, with coverage shown (C25)', () => {
    const account = thrivingAccount({ nps: null, csat: someSurvey({ mean: 3, nps: null }) });
    // 75 of the 85 points with input at their best, CSAT with 4 of 10.
    expect(score(account)).toMatchObject({
      coverage: 0.85,
      score: expect.closeTo((79 / 85) * 100),
    });
  });

  it('reaches 45 % coverage with CRM data alone, which is enough', () => {
    const account = thrivingAccount({
      usage: null,
      tickets: someTickets({ weighted: 1, open: 1, created28Days: 1 }),
    });
    expect(score(account)).toMatchObject({ coverage: 0.45, band: 'healthy' });
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
    const tickets = someTickets({ weighted: 1, open: 1, created28Days: 1 });
    const result = score(thrivingAccount({ usage: null, tickets, ...overrides }));
    expect(result.coverage).toBe(coverage);
    expect(result.score !== null).toBe(scored);
    expect(result.band === 'insufficient_data').toBe(!scored);
  });

  it('of an unknown company is insufficient data in everything', () => {
    expect(score(someAccount())).toMatchObject({
      score: null,
      band: 'insufficient_data',
      trend: null,
      driver: null,
      coverage: 0,
    });
  });

  it('uses the curves and weights of the segment', () => {
    const health = { ...DEFAULT_SETTINGS.health, modelBySegment: { clinics: 'daily' } };
    const settings = { ...DEFAULT_SETTINGS, health };
    const points = (segment: string | null) =>
      component(thrivingAccount({ segment }), 'sessions_per_user', settings)?.points;
    expect([points(null), points('schools'), points('clinics')]).toEqual([15, 15, 5]);
  });

  it('stretches a curve to a changed weight', () => {
    const { nps, csat, ...rest } = HEALTH_MODELS.weekly;
    const own = { ...rest, nps: { ...nps, points: 20 }, csat: { ...csat, points: 5 } };
    const health = { ...DEFAULT_SETTINGS.health, models: { own }, defaultModel: 'own' };
    const settings = { ...DEFAULT_SETTINGS, health };
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      csat: someSurvey({ mean: 4.5 }),
    });
    expect(component(account, 'nps', settings)?.points).toBeCloseTo((4 / 15) * 20);
    expect(component(account, 'csat', settings)?.points).toBe(4.5);
  });
});

describe('health inputs go stale', () => {
  const limits = [
    { key: 'nps', days: 180, on: (t: number) => ({ nps: someSurvey({ latestAt: t }) }) },
    { key: 'csat', days: 90, on: (t: number) => ({ csat: someSurvey({ mean: 4, latestAt: t }) }) },
    {
      key: 'outreach_response',
      days: 90,
      on: (t: number) => ({ outreach: { attempts: 2, answered: 1, latestAt: t } }),
    },
    {
      key: 'training_completion',
      days: 365,
      on: (t: number) => ({ training: { share: 1, at: t } }),
    },
    {
      key: 'weekly_active_users',
      days: 14,
      on: (t: number) => ({ usage: someUsage({ sourceLastDeliveredAt: t }) }),
    },
  ] as const;

  it.each(limits)(
    '$key: fresh at $days days to the millisecond, stale after',
    ({ key, days, on }) => {
      const edge = NOW - days * DAY_MS;
      expect(component(thrivingAccount(on(edge)), key)).toMatchObject({ state: 'fresh' });
      expect(component(thrivingAccount(on(edge - 1)), key)).toMatchObject({
        state: 'stale',
        points: null,
      });
    },
  );

  it('but tickets never', () => {
    const tickets = someTickets({ weighted: 1, open: 1, created28Days: 0 });
    expect(component(someAccount({ tickets }), 'support_tickets')).toMatchObject({
      state: 'fresh',
    });
  });
});

describe('silence is not rewarded (C25)', () => {
  const silent = someUsage({
    weeklyActiveUsers: [0, 0, 0, 0],
    sessionsPerUserWeek: null,
    minutesPerUserWeek: null,
    featureAdoption: 0,
  });
  const noTickets = someTickets({ weighted: 0, open: 0, created28Days: 0 });

  it('counts an account that is silent on a live source as 0, not as unknown', () => {
    const { components } = score(thrivingAccount({ usage: silent }));
    expect(components.slice(0, 4).map(({ state, points }) => [state, points])).toEqual([
      ['fresh', 0],
      ['fresh', 0],
      ['fresh', 0],
      ['fresh', 0],
    ]);
  });

  it.each([
    { what: 'no usage source', usage: null, state: 'missing' },
    { what: 'a silent account', usage: silent, state: 'missing' },
    {
      what: 'a stale source',
      usage: someUsage({ sourceLastDeliveredAt: at('2026-01-01') }),
      state: 'missing',
    },
    { what: 'known usage', usage: someUsage(), state: 'fresh' },
  ])('takes no tickets with $what as $state', ({ usage, state }) => {
    const account = someAccount({ usage, tickets: noTickets });
    expect(component(account, 'support_tickets')).toMatchObject({ state });
  });

  it('takes use that names no users for use by somebody unknown, not for silence', () => {
    const usage = { ...silent, namesUsers: false, featureAdoption: 0.5 };
    const { components } = score(thrivingAccount({ usage }));
    expect(components.slice(0, 5).map(({ state, detail }) => `${state}: ${detail}`)).toEqual([
      ...Array.from(
        { length: 3 },
        () => 'missing: The usage source names no users: send the id of the user with each event.',
      ),
      'fresh: 50 % of the key features used.',
      'fresh: 0 weighted tickets per 100 seats, 0 open.',
    ]);
  });

  it('counts tickets without usage', () => {
    const account = someAccount({ tickets: { ...noTickets, weighted: 2, open: 1 } });
    expect(component(account, 'support_tickets')).toMatchObject({ state: 'fresh', input: 4 });
  });
});

describe('health inputs are normalised', () => {
  it('tickets per 100 seats, seats counted as at least 50', () => {
    const rate = (licensedSeats: number | null) =>
      component(
        thrivingAccount({
          usage: null,
          contract: someContract({ licensedSeats }),
          tickets: someTickets({ weighted: 10, open: 1, created28Days: 5 }),
        }),
        'support_tickets',
      )?.input;
    expect([rate(null), rate(10), rate(50), rate(400)]).toEqual([20, 20, 20, 2.5]);
  });

  it('weekly users per licensed seat, else per user of the best week', () => {
    const share = (licensedSeats: number | null, peakWeeklyUsers: number) =>
      component(
        someAccount({
          contract: someContract({ licensedSeats }),
          usage: someUsage({ peakWeeklyUsers }),
        }),
        'weekly_active_users',
      );
    expect(share(100, 80)?.input).toBe(0.5);
    expect(share(null, 80)?.input).toBe(0.625);
    expect(share(null, 0)).toMatchObject({ state: 'missing', input: null });
  });

  it('marks fewer than three answers as of low confidence and counts them', () => {
    const nps = (answers: number) =>
      component(thrivingAccount({ nps: someSurvey({ answers }) }), 'nps');
    expect(nps(2)).toMatchObject({ state: 'fresh', lowConfidence: true });
    expect(nps(3)).toMatchObject({ state: 'fresh', lowConfidence: false });
    expect(nps(0)).toMatchObject({ state: 'missing' });
  });
});

describe('health trend', () => {
  const trend = (scoreThen: number | null, daysAgo: number) => {
    const past: PastHealth = {
      at: NOW - daysAgo * DAY_MS,
      score: scoreThen,
      band: 'stable',
      points: {},
    };
    return score(thrivingAccount({ pastHealth: [past] })).trend;
  };

  it.each([
    { then: 95, is: 'improving' },
    { then: 95.0001, is: 'steady' },
    { then: 100, is: 'steady' },
    { then: null, is: 'steady' },
  ])('from $then to 100 within 28 days is $is', ({ then, is }) => {
    expect(trend(then, 28)).toBe(is);
  });

  it('is declining from 5 points down', () => {
    const account = thrivingAccount({ nps: someSurvey({ mean: 6 }) }); // 89 of 100
    const pastHealth = [{ at: NOW - 40 * DAY_MS, score: 94, band: 'healthy', points: {} }] as const;
    expect(score({ ...account, pastHealth }).trend).toBe('declining');
  });

  it('is steady without a score 28 days back', () => {
    expect(trend(10, 27.99)).toBe('steady');
  });
});

describe('health driver', () => {
  const best = {
    weekly_active_users: 15,
    sessions_per_user: 15,
    time_in_platform: 10,
    feature_adoption: 15,
    support_tickets: 10,
    training_completion: 5,
    nps: 15,
    csat: 10,
    outreach_response: 5,
  };
  const past = (day: string, change: Partial<PastHealth> = {}): PastHealth => ({
    at: at(day),
    score: 100,
    band: 'healthy',
    points: best,
    ...change,
  });

  it('on a first score is the weakest component', () => {
    const account = thrivingAccount({ nps: someSurvey({ mean: 6 }) });
    expect(score(account).driver).toBe('Weakest: NPS, 4 of 15 points');
  });

  it('names what moved the score most since the last change of band, and since when', () => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      csat: someSurvey({ mean: 4.5 }),
    });
    const pastHealth = [
      past('2026-05-01', { score: 78, band: 'stable', points: { ...best, nps: 4, csat: 0 } }),
      past('2026-06-10'),
      past('2026-06-20', { score: 88, band: 'stable' }),
    ];
    expect(score({ ...account, pastHealth }).driver).toBe('NPS: -11 points since 20 Jun 2026');
  });

  it('looks back 28 days where the band has held longer', () => {
    const account = thrivingAccount({ csat: someSurvey({ mean: 4.5 }) });
    const pastHealth = [
      past('2026-01-10', { score: 60, band: 'at_risk', points: { ...best, nps: 0 } }),
      past('2026-03-10'),
      past('2026-06-25', { score: 99, points: { ...best, csat: 9 } }),
    ];
    expect(score({ ...account, pastHealth }).driver).toBe('CSAT: -1 point since 25 Jun 2026');
  });

  it('says the same tomorrow when nothing happens', () => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      pastHealth: [
        past('2026-06-10'),
        past('2026-06-28', { score: 89, band: 'stable', points: { ...best, nps: 4 } }),
      ],
    });
    const driverOn = (day: string) =>
      scoreHealth(
        account,
        healthInputs(account, asOf(day), DEFAULT_SETTINGS),
        asOf(day),
        DEFAULT_SETTINGS,
      ).driver;
    expect(driverOn('2026-07-02')).toBe(driverOn('2026-07-01'));
  });

  it('says what it did to the score that an input went, and nothing where that did nothing', () => {
    const gone = (change: Partial<PastHealth>) =>
      score(thrivingAccount({ nps: null, pastHealth: [past('2026-06-10', change)] })).driver;
    expect(gone({ score: 89, points: { ...best, nps: 4 } })).toBe(
      'NPS no longer counted: +11 points since 1 Jul 2026',
    );
    expect(gone({})).toBe('Every measured component has full points');
  });

  it('falls back to the weakest component when nothing moved', () => {
    expect(score(thrivingAccount({ pastHealth: [past('2026-06-10')] })).driver).toBe(
      'Every measured component has full points',
    );
  });
});
