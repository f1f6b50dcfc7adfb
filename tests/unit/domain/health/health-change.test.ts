import type { PastHealth } from '@attain/shared/domain/account';
import {
  HEALTH_COMPONENTS,
  type HealthComponentKey,
} from '@attain/shared/domain/health/health-components';
import { healthChange } from '@attain/shared/domain/health/health-change';
import type { HealthComponentResult } from '@attain/shared/domain/health/results';
import { healthScore } from '@attain/shared/domain/health/health-score';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY_MS } from '@attain/shared/domain/basics/time';

import { FULL_POINTS, healthOf, healthSettings, NOW, pastFull } from './health-of.ts';
import { asOf, PROPERTY_RUNS, someSurvey, thrivingAccount } from '../builders.ts';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

const noFloor = healthSettings({ coverageFloor: 0 });

type Points = Partial<Record<HealthComponentKey, number | null>>;

const componentsOf = (
  points: Points,
  maxPoints: Readonly<Record<HealthComponentKey, number>> = FULL_POINTS,
): HealthComponentResult[] =>
  HEALTH_COMPONENTS.map((key) => ({
    key,
    maxPoints: maxPoints[key],
    points: points[key] ?? null,
    input: null,
    state: 'fresh',
    lowConfidence: false,
    detail: '',
  }));

const scoreOf = (components: HealthComponentResult[]) =>
  healthScore(components, noFloor).score ?? 0;

const known = (points: Points): PastHealth['points'] =>
  Object.fromEntries(Object.entries(points).filter(([, value]) => value !== null));

/** The change from one set of points to another, with the weights of both. */
function changeOf(
  then: Points,
  now: Points,
  weights: { then?: typeof FULL_POINTS; now?: typeof FULL_POINTS } = {},
) {
  const before = scoreOf(componentsOf(then, weights.then));
  const components = componentsOf(now, weights.now);
  return healthChange(components, scoreOf(components), {
    health: { at: 0, score: before, band: 'stable', points: known(then) },
    since: '2026-06-20',
  });
}

const worth = (points: number) => expect.closeTo(points, 9) as number;

describe('what changed the score', () => {
  it('is each component that moved, by its points of those available, largest first', () => {
    const then = { weekly_active_users: 12, nps: 10, csat: 8, outreach_response: 5 };
    const now = { weekly_active_users: 12, nps: 4, csat: 9, outreach_response: 3 };
    // 45 points available: (35 - 28) / 45.
    expect(changeOf(then, now)).toEqual({
      from: worth((35 / 45) * 100),
      to: worth((28 / 45) * 100),
      since: '2026-06-20',
      contributions: [
        { key: 'nps', cause: 'moved', points: worth((-6 / 45) * 100) },
        { key: 'outreach_response', cause: 'moved', points: worth((-2 / 45) * 100) },
        { key: 'csat', cause: 'moved', points: worth((1 / 45) * 100) },
      ],
    });
  });

  it('is nothing where every component stands as it stood', () => {
    const points = { weekly_active_users: 12.3, nps: 10.1, csat: 8.7 };
    expect(changeOf(points, { ...points }).contributions).toEqual([]);
  });

  it('names an input that went by what leaving it out does: NPS was worse than the rest', () => {
    // 89 of 100 with NPS 4 of 15; 85 of 85 without it.
    expect(changeOf({ ...FULL_POINTS, nps: 4 }, { ...FULL_POINTS, nps: null })).toMatchObject({
      from: 89,
      to: 100,
      contributions: [{ key: 'nps', cause: 'went', points: worth(11) }],
    });
  });

  it('names an input that came likewise', () => {
    expect(changeOf({ ...FULL_POINTS, nps: null }, { ...FULL_POINTS, nps: 4 })).toMatchObject({
      from: 100,
      to: 89,
      contributions: [{ key: 'nps', cause: 'came', points: worth(-11) }],
    });
  });

  it('finds nothing in an input that came or went and was as good as the others', () => {
    const half = { weekly_active_users: 7.5, feature_adoption: 7.5 };
    expect(changeOf({ ...half, csat: 5 }, half).contributions).toEqual([]);
    expect(changeOf(half, { ...half, csat: 5 }).contributions).toEqual([]);
  });

  it('tells moves, comings and goings apart', () => {
    // Then 7.5 + 15 of 30; now 10 + 2 of 25; in both: 7.5, then 10, of 15.
    const then = { weekly_active_users: 7.5, nps: 15 };
    const now = { weekly_active_users: 10.5, csat: 2 };
    expect(changeOf(then, now)).toMatchObject({
      from: 75,
      to: 50,
      contributions: [
        // Without NPS, 75 is 50.
        { key: 'nps', cause: 'went', points: worth(-25) },
        // 50 becomes 70 ...
        { key: 'weekly_active_users', cause: 'moved', points: worth(20) },
        // ... and with CSAT at 20 % for 10 of 25 points, 50.
        { key: 'csat', cause: 'came', points: worth(-20) },
      ],
    });
  });

  it('gives every component its plain share where none is left of those of then', () => {
    expect(changeOf({ nps: 12 }, { csat: 5 })).toMatchObject({
      from: 80,
      to: 50,
      contributions: [
        { key: 'nps', cause: 'went', points: worth(-80) },
        { key: 'csat', cause: 'came', points: worth(50) },
      ],
    });
  });

  it('names changed weights on a line of their own', () => {
    const points = { weekly_active_users: 15, csat: 5 };
    // 20 of 25 points, then 20 of 35.
    expect(changeOf(points, points, { now: { ...FULL_POINTS, csat: 20 } })).toMatchObject({
      contributions: [{ key: 'weights', cause: 'reweighted', points: worth((20 / 35) * 100 - 80) }],
    });
  });

  it('leaves a component without weight out of the account', () => {
    const weightless = { ...FULL_POINTS, csat: 0 };
    expect(
      changeOf({ nps: 15, csat: 5 }, { nps: 9, csat: 0 }, { now: weightless }).contributions,
    ).toEqual([
      { key: 'nps', cause: 'moved', points: worth(-40) },
      { key: 'weights', cause: 'reweighted', points: worth(100 - 80) },
    ]);
  });

  it('adds up to the change of the score, whatever came, went, moved or was weighed anew', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 50, noNaN: true }));
    const perComponent = <T>(arbitrary: fc.Arbitrary<T>) =>
      fc.record(
        Object.fromEntries(HEALTH_COMPONENTS.map((key) => [key, arbitrary])) as Record<
          HealthComponentKey,
          fc.Arbitrary<T>
        >,
      );
    const pointsAt = (shares: Record<HealthComponentKey, number | null>, max: typeof FULL_POINTS) =>
      Object.fromEntries(
        HEALTH_COMPONENTS.map((key) => {
          const part = shares[key];
          return [key, part === null ? null : part * max[key]];
        }),
      ) as Points;
    fc.assert(
      fc.property(
        perComponent(share),
        perComponent(share),
        perComponent(weight),
        fc.option(perComponent(weight)),
        (then, now, weights, changed) => {
          const later = changed ?? weights;
          const { from, to, contributions } = changeOf(
            pointsAt(then, weights),
            pointsAt(now, later),
            { then: weights, now: later },
          );
          const sum = contributions.reduce((total, { points }) => total + points, 0);
          expect(sum).toBeCloseTo(to - from, 7);
          const sizes = contributions.map(({ points }) => Math.abs(points));
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
          if (changed === null) {
            expect(contributions.some(({ key }) => key === 'weights')).toBe(false);
          }
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the score that a change is counted from', () => {
  const changed = (...pastHealth: PastHealth[]) =>
    healthOf(thrivingAccount({ nps: someSurvey({ mean: 6 }), pastHealth })).change;

  it('is the last one of another band', () => {
    expect(
      changed(
        pastFull('2026-05-01', { score: 78, band: 'stable' }),
        pastFull('2026-06-10', { score: 97 }),
        pastFull('2026-06-20', { score: 88, band: 'stable' }),
        pastFull('2026-06-25', { score: 87, band: 'stable' }),
      ),
    ).toMatchObject({ from: 97, to: 89, since: '2026-06-20' });
  });

  it('is the one that held 28 days ago where the band has held longer', () => {
    const stable = (day: string, score: number) => pastFull(day, { score, band: 'stable' });
    expect(
      changed(
        pastFull('2026-01-10'),
        stable('2026-03-10', 80),
        stable('2026-06-03', 81),
        stable('2026-06-25', 85),
      ),
    ).toMatchObject({ from: 81, since: '2026-06-25' });
  });

  it('is that of exactly 28 days ago, to the millisecond', () => {
    const stable = (millis: number, score: number) =>
      pastFull('2026-06-03', { at: NOW - 28 * DAY_MS + millis, score, band: 'stable' });
    expect(changed(stable(-1, 80), stable(0, 85))).toMatchObject({ from: 85 });
    expect(changed(stable(-1, 80), stable(1, 85))).toMatchObject({ from: 80 });
  });

  it('is the oldest one where the history is shorter than that', () => {
    const stable = (day: string, score: number) => pastFull(day, { score, band: 'stable' });
    expect(changed(stable('2026-06-20', 80), stable('2026-06-25', 85))).toMatchObject({
      from: 80,
      since: '2026-06-25',
    });
  });

  it('is not one of today, which is still being replaced, nor a day without a score', () => {
    const unscored = pastFull('2026-06-30', { score: null, band: 'insufficient_data' });
    const earlierToday = pastFull('2026-07-01', { score: 95 });
    expect(changed(earlierToday)).toBeNull();
    expect(changed(unscored, earlierToday)).toBeNull();
    expect(changed(pastFull('2026-06-30'), earlierToday)).toMatchObject({
      from: 100,
      since: '2026-07-01',
    });
  });

  it('does not exist while there is no score to compare', () => {
    const account = thrivingAccount({ usage: null, nps: null, csat: null, tickets: null });
    expect(healthOf({ ...account, pastHealth: [pastFull('2026-06-01')] }).change).toBeNull();
  });

  it('stays the same from day to day while nothing happens', () => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      pastHealth: [
        pastFull('2026-06-10'),
        pastFull('2026-06-28', { score: 89, band: 'stable', points: { ...FULL_POINTS, nps: 4 } }),
      ],
    });
    const on = (day: string) => healthOf(account, DEFAULT_SETTINGS, asOf(day)).change;
    expect(on('2026-07-02')).toEqual(on('2026-07-01'));
    expect(on('2026-07-05')).toEqual(on('2026-07-01'));
  });
});
