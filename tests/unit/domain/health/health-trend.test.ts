import type { PastHealth } from '@attain/shared/domain/account';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import { healthOf, healthSettings, NOW } from './health-of.ts';
import { someSurvey, thrivingAccount } from '../builders.ts';

const scored = (score: number | null, daysAgo: number): PastHealth => ({
  at: NOW - daysAgo * DAY_MS,
  score,
  band: score === null ? 'insufficient_data' : 'stable',
  points: {},
});

describe('health trend (A24)', () => {
  it.each([
    { then: 0, points: 100, is: 'improving' },
    { then: 95, points: 5, is: 'improving' },
    { then: 95.0001, points: 4.9999, is: 'steady' },
    { then: 100, points: 0, is: 'steady' },
    { then: null, points: null, is: 'steady' },
  ])('from $then to 100 within 28 days is $is', ({ then, points, is }) => {
    const result = healthOf(thrivingAccount({ pastHealth: [scored(then, 28)] }));
    expect(result.trend).toBe(is);
    expect(result.trendPoints).toEqual(points === null ? null : expect.closeTo(points, 9));
  });

  it.each([
    { then: 94, is: 'declining' },
    { then: 93.9999, is: 'steady' },
  ])('from $then to 89 is $is', ({ then, is }) => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      pastHealth: [scored(then, 40)],
    });
    expect(healthOf(account)).toMatchObject({ score: 89, trend: is });
  });

  it('compares with the score that held 28 days ago, not with older or younger ones', () => {
    const pastHealth = [scored(20, 60), scored(97, 28.01), scored(40, 27.99)];
    expect(healthOf(thrivingAccount({ pastHealth }))).toMatchObject({
      trend: 'steady',
      trendPoints: 3,
    });
  });

  it('is steady without a score 28 days back', () => {
    expect(healthOf(thrivingAccount({ pastHealth: [scored(10, 27.99)] }))).toMatchObject({
      trend: 'steady',
      trendPoints: null,
    });
  });

  it('has nothing to compare where there is no score now', () => {
    const account = thrivingAccount({ usage: null, nps: null, tickets: null });
    expect(healthOf({ ...account, pastHealth: [scored(90, 40)] })).toMatchObject({
      score: null,
      trend: null,
      trendPoints: null,
    });
  });

  it('has its window and its points from the configuration', () => {
    const settings = healthSettings({ trend: { windowDays: 7, points: 2 } });
    const result = healthOf(thrivingAccount({ pastHealth: [scored(98, 7)] }), settings);
    expect(result.trend).toBe('improving');
  });
});
