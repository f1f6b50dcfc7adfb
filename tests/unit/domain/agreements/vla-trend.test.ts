import { agreements } from '@attain/shared/domain/agreements/agreements';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, readings, someCommitment, someGoal, someMetric } from '../builders.ts';

/** From 0 to 100, at 50 in May. */
const at = (june: number, metric: Partial<Metric> = {}) =>
  someMetric({ readings: readings(['2026-05-20', 50], ['2026-06-20', june]), ...metric });

function trendOf(...metrics: readonly Metric[]) {
  const goal = someGoal({ metrics, commitment: someCommitment() });
  const result = scoreGoal(goal, asOf(), DEFAULT_SETTINGS);
  return agreements([goal], [result], asOf(), DEFAULT_SETTINGS).vlas[0]?.trend;
}

describe('the trend of an agreement against the last period (V24)', () => {
  it.each([
    { june: 52.0001, trend: 'improving' },
    { june: 52, trend: 'steady' },
    { june: 48, trend: 'steady' },
    { june: 47.9999, trend: 'declining' },
  ])('of one metric is that of the metric: $june is $trend', ({ june, trend }) => {
    expect(trendOf(at(june))).toBe(trend);
  });

  it.each([
    { june: [60, 40], trend: 'steady' },
    { june: [60, 44], trend: 'steady' },
    { june: [60, 45], trend: 'improving' },
    { june: [40, 55], trend: 'declining' },
  ])('of $june is the mean of their moves: $trend', ({ june, trend }) => {
    expect(trendOf(...june.map((value) => at(value)))).toBe(trend);
  });

  it('follows the weights of the metrics', () => {
    expect(trendOf(at(60, { weight: 3 }), at(30))).toBe('improving');
    expect(trendOf(at(60), at(30, { weight: 3 }))).toBe('declining');
  });

  it('counts a fall where lower is better as a rise', () => {
    const falling = { direction: 'lower_is_better', baseline: 100, target: 0 } as const;
    expect(trendOf(at(40, falling))).toBe('improving');
  });

  it('lets no metric count for more than the whole way', () => {
    expect(trendOf(at(1_000_000), at(-60))).toBe('steady');
  });

  it('leaves out what has no score or no earlier period', () => {
    const unscored = at(10, { baseline: null });
    const first = at(10, { baselineAt: null, readings: readings(['2026-06-20', 10]) });
    expect(trendOf(unscored, first, at(60))).toBe('improving');
    expect(trendOf(unscored, first)).toBeNull();
    expect(trendOf()).toBeNull();
  });
});
