import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, readings, someGoal, someMetric } from '../builders.ts';

/** A goal of 100 days, from 1 March to 9 June 2026. */
const driftOf = (metric: Partial<Metric>, goal: Partial<Goal> = {}) =>
  scoreGoal(
    someGoal({
      startDate: '2026-03-01',
      targetDate: '2026-06-09',
      metrics: [someMetric({ baselineAt: at('2026-03-01'), ...metric })],
      ...goal,
    }),
    asOf('2026-06-01'),
    DEFAULT_SETTINGS,
  ).metrics[0]?.drift;

describe('drift from the expected path, in points of progress (L15, C12)', () => {
  it.each([
    { on: '2026-03-31', value: 18, drift: -0.12 },
    { on: '2026-03-31', value: 30, drift: 0 },
    { on: '2026-03-31', value: 45, drift: 0.15 },
    { on: '2026-04-20', value: 45, drift: -0.05 },
  ])('at $value of 100 on $on is $drift: expected at the time of the reading', (row) => {
    expect(driftOf({ readings: readings([row.on, row.value]) })).toBe(row.drift);
  });

  it('is known of a young goal, whose pace is not', () => {
    expect(driftOf({ readings: readings(['2026-03-06', 0]) })).toBe(-0.05);
  });

  it('counts the whole way that a metric went wrong, and the whole that it is ahead', () => {
    expect(driftOf({ readings: readings(['2026-03-31', -20]) })).toBe(-0.5);
    expect(driftOf({ readings: readings(['2026-03-31', 150]) })).toBe(1.2);
  });

  it('of a level is what is lost of it, from the first day', () => {
    const level = { mode: 'maintain', target: 100, unit: 'points' } as const;
    expect(driftOf({ ...level, readings: readings(['2026-03-02', 90]) })).toBe(-0.5);
  });

  it.each([
    { what: 'a deadline', metric: {}, goal: { targetDate: null } },
    { what: 'a baseline', metric: { baseline: null }, goal: {} },
    { what: 'a reading', metric: { readings: [] }, goal: {} },
  ])('is unknown without $what', ({ metric, goal }) => {
    expect(driftOf(metric, goal)).toBeNull();
  });
});
