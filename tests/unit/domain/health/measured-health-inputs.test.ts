import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { MeasuredInputs } from '@attain/shared/domain/health/inputs';
import { describe, expect, it } from 'vitest';

import { someUsage, thrivingAccount } from '../builders.ts';
import { componentOf, NOW } from './health-of.ts';

const WORDS = '4 users of course_completed / 10 seats, last 28 days.';
const usage = someUsage({ weeklyActiveUsers: [90, 90, 90, 90], sourceLastDeliveredAt: NOW });
const accountWith = (measuredInputs: MeasuredInputs, changes = {}) =>
  thrivingAccount({ usage, measuredInputs, ...changes });

describe('a health input that is bound to a measure', () => {
  it('stands in the place of the default one, with what was counted', () => {
    const account = accountWith({ training_completion: { value: 0.5, words: WORDS } });
    expect(componentOf(account, 'training_completion')).toMatchObject({
      state: 'fresh',
      input: 0.5,
      points: 2,
      detail: WORDS,
    });
    expect(componentOf(account, 'weekly_active_users')).toEqual(
      componentOf(thrivingAccount({ usage }), 'weekly_active_users'),
    );
  });

  it('is missing where the measure has no value, also where the default input has one', () => {
    const account = accountWith({ weekly_active_users: { value: null, words: 'No seats.' } });
    expect(componentOf(account, 'weekly_active_users')).toMatchObject({
      state: 'missing',
      input: null,
      points: null,
      detail: 'No seats.',
    });
  });

  it('counts silence on a live source as 0', () => {
    const account = accountWith({ feature_adoption: { value: 0, words: WORDS } });
    expect(componentOf(account, 'feature_adoption')).toMatchObject({ state: 'fresh', points: 0 });
  });

  it('goes stale with the usage source', () => {
    const bound = { sessions_per_user: { value: 1, words: WORDS } };
    const delivered = (ago: number) => ({
      usage: { ...usage, sourceLastDeliveredAt: NOW - ago },
    });
    const state = (ago: number) =>
      componentOf(accountWith(bound, delivered(ago)), 'sessions_per_user')?.state;
    expect(state(14 * DAY_MS)).toBe('fresh');
    expect(state(14 * DAY_MS + 1)).toBe('stale');
  });

  it('is missing for an account that no usage source knows', () => {
    const account = accountWith({ time_in_platform: { value: 3, words: WORDS } }, { usage: null });
    expect(componentOf(account, 'time_in_platform')).toMatchObject({
      state: 'missing',
      detail: expect.stringContaining('No product usage is known'),
    });
  });
});
