import { pointsOn, type Curve } from '@attain/shared/domain/basics/curve';
import {
  HEALTH_COMPONENTS,
  type HealthComponentKey,
} from '@attain/shared/domain/health/health-components';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { componentOf, FULL_POINTS, healthSettings } from './health-of.ts';
import { PROPERTY_RUNS, someSurvey, thrivingAccount } from '../builders.ts';

type Expected = { points: string; between: string; outside: string };

/** `input:points`, as the model is written down: at every point, half way between, and beyond both ends. */
const WEEKLY: Readonly<Record<HealthComponentKey, Expected>> = {
  weekly_active_users: {
    points: '0:0, 0.2:4, 0.4:8, 0.6:12, 0.8:15',
    between: '0.1:2, 0.3:6, 0.5:10, 0.7:13.5',
    outside: '-1:0, 1:15, 3:15',
  },
  sessions_per_user: {
    points: '0:0, 0.5:8, 1:15',
    between: '0.25:4, 0.75:11.5',
    outside: '-1:0, 7:15',
  },
  time_in_platform: {
    points: '0:0, 15:5, 45:10',
    between: '7.5:2.5, 30:7.5',
    outside: '-1:0, 600:10',
  },
  feature_adoption: {
    points: '0:0, 0.25:5, 0.5:10, 0.8:15',
    between: '0.125:2.5, 0.375:7.5, 0.65:12.5',
    outside: '-1:0, 1:15',
  },
  support_tickets: {
    points: '0:10, 2:8, 5:5, 10:2, 20:0',
    between: '1:9, 3.5:6.5, 7.5:3.5, 15:1',
    outside: '-1:10, 21:0',
  },
  training_completion: {
    points: '0:0, 0.5:2, 1:5',
    between: '0.25:1, 0.75:3.5',
    outside: '-1:0, 2:5',
  },
  nps: {
    points: '0:0, 6:4, 7:8, 8:10, 9:13, 10:15',
    between: '3:2, 6.5:6, 7.5:9, 8.5:11.5, 9.5:14',
    outside: '-1:0, 11:15',
  },
  csat: {
    points: '1:0, 3:4, 4:7, 4.5:9, 5:10',
    between: '2:2, 3.5:5.5, 4.25:8, 4.75:9.5',
    outside: '0:0, 6:10',
  },
  outreach_response: {
    points: '0:0, 0.5:3, 0.8:5',
    between: '0.25:1.5, 0.65:4',
    outside: '-1:0, 1:5',
  },
};

const DAILY: typeof WEEKLY = {
  ...WEEKLY,
  sessions_per_user: {
    points: '0:0, 1:5, 3:10, 5:15',
    between: '0.5:2.5, 2:7.5, 4:12.5',
    outside: '-1:0, 7:15',
  },
  time_in_platform: {
    points: '0:0, 30:4, 120:8, 240:10',
    between: '15:2, 75:6, 180:9',
    outside: '-1:0, 600:10',
  },
};

const pairs = (text: string) =>
  text.split(', ').map((pair) => {
    const [input = '', points = ''] = pair.split(':');
    return [Number(input), Number(points)] as const;
  });

describe.each([
  { set: 'weekly', expected: WEEKLY, model: HEALTH_MODELS.weekly },
  { set: 'daily', expected: DAILY, model: HEALTH_MODELS.daily },
])('the $set curves (A11-A19)', ({ expected, model }) => {
  it.each(HEALTH_COMPONENTS)('%s has the points of the model, and no others', (key) => {
    expect(model[key].curve).toEqual(pairs(expected[key].points));
  });

  it.each(HEALTH_COMPONENTS)('%s is worth its points, and reaches them', (key) => {
    expect(model[key].points).toBe(FULL_POINTS[key]);
    expect(Math.max(...model[key].curve.map(([, points]) => points))).toBe(FULL_POINTS[key]);
  });

  it.each(HEALTH_COMPONENTS)('%s is linear between its points and flat outside', (key) => {
    const { points, between, outside } = expected[key];
    for (const [input, earned] of [points, between, outside].flatMap(pairs)) {
      expect(pointsOn(model[key].curve, input), `at ${input}`).toBeCloseTo(earned, 12);
    }
  });

  it('make 40 points of usage, 30 of engagement and 30 of sentiment (A10)', () => {
    const worth = (...keys: HealthComponentKey[]) =>
      keys.reduce((sum, key) => sum + model[key].points, 0);
    expect(worth('weekly_active_users', 'sessions_per_user', 'time_in_platform')).toBe(40);
    expect(worth('feature_adoption', 'support_tickets', 'training_completion')).toBe(30);
    expect(worth('nps', 'csat', 'outreach_response')).toBe(30);
  });
});

describe('a curve', () => {
  it('without points earns nothing', () => {
    expect(pointsOn([], 3)).toBe(0);
  });

  it('of one point earns it anywhere', () => {
    expect([-9, 4, 9].map((input) => pointsOn([[4, 7]], input))).toEqual([7, 7, 7]);
  });

  it('that jumps at an input earns the lower points there and the higher ones after', () => {
    const jump: Curve = [
      [0, 0],
      [5, 2],
      [5, 8],
      [10, 9],
    ];
    expect([5, 5.5, 10].map((input) => pointsOn(jump, input))).toEqual([2, 8.1, 9]);
  });

  it('stays between the points of its ends, whatever comes in', () => {
    const x = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const y = fc.double({ min: 0, max: 15, noNaN: true });
    const ascending = fc
      .array(fc.tuple(x, y), { minLength: 1, maxLength: 6 })
      .map((knots): Curve => knots.toSorted(([a], [b]) => a - b));
    fc.assert(
      fc.property(
        ascending,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (curve, input) => {
          const earned = curve.map(([, points]) => points);
          const points = pointsOn(curve, input);
          expect(points).toBeGreaterThanOrEqual(Math.min(...earned) - 1e-9);
          expect(points).toBeLessThanOrEqual(Math.max(...earned) + 1e-9);
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the model of a segment', () => {
  const settings = healthSettings({ modelBySegment: { clinics: 'daily', ghosts: 'yearly' } });
  const sessionPoints = (segment: string | null, own = settings) =>
    componentOf(thrivingAccount({ segment }), 'sessions_per_user', own)?.points;

  it('is its own where it has one, else the default', () => {
    expect([null, 'schools', 'clinics', 'ghosts'].map((segment) => sessionPoints(segment))).toEqual(
      [15, 15, 5, 15],
    );
    const daily = healthSettings({ defaultModel: 'daily' });
    expect(sessionPoints(null, daily)).toBe(5);
  });

  it('is not that of a segment called null where the segment is unknown', () => {
    expect(sessionPoints(null, healthSettings({ modelBySegment: { null: 'daily' } }))).toBe(15);
  });

  it('is the weekly one where even the default names none', () => {
    expect(sessionPoints(null, healthSettings({ defaultModel: 'yearly' }))).toBe(15);
  });

  it('stretches a curve to a changed weight, and leaves one that earns nothing alone', () => {
    const { nps, ...rest } = HEALTH_MODELS.weekly;
    const own = {
      ...rest,
      nps: { ...nps, points: 20 },
      csat: { points: 5, curve: [[1, 0]] as Curve },
    };
    const changed = healthSettings({ models: { own }, defaultModel: 'own' });
    const account = thrivingAccount({ nps: someSurvey({ mean: 6 }) });
    expect(componentOf(account, 'nps', changed)).toMatchObject({
      maxPoints: 20,
      points: expect.closeTo((4 / 15) * 20, 12),
    });
    expect(componentOf(account, 'csat', changed)).toMatchObject({ maxPoints: 5, points: 0 });
  });
});
