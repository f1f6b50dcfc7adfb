import { elapsedShare, startOf } from '@attain/shared/domain/metrics/expected-path';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, readings, someCommitment, someGoal, someMetric } from '../builders.ts';

describe('the share of the time that has passed', () => {
  it.each([
    { position: 99, share: 0 },
    { position: 100, share: 0 },
    { position: 105, share: 0.25 },
    { position: 119, share: 0.95 },
    { position: 120, share: 1 },
    { position: 500, share: 1 },
  ])('at $position between 100 and 120 is $share', ({ position, share }) => {
    expect(elapsedShare({ start: 100, deadline: 120 }, position)).toBe(share);
  });

  it('of a deadline that is its own start is whole from then on', () => {
    expect(elapsedShare({ start: 100, deadline: 100 }, 100)).toBe(1);
    expect(elapsedShare({ start: 100, deadline: 100 }, 99)).toBe(0);
  });

  it('is unknown without a deadline', () => {
    expect(elapsedShare({ start: 100, deadline: null }, 100)).toBeNull();
  });
});

describe('the start of a goal', () => {
  const dated = (day: string | null) => someMetric({ baselineAt: day === null ? null : at(day) });

  it('is that of its terms before its own', () => {
    const commitment = someCommitment({ start: '2026-02-02' });
    expect(startOf(someGoal({ startDate: '2026-01-01', commitment }), asOf())).toBe('2026-02-02');
  });

  it.each([
    { baselines: ['2026-02-03', '2026-02-01', '2026-02-02'] },
    { baselines: ['2026-02-01', '2026-02-03'] },
    { baselines: ['2026-02-01', null] },
    { baselines: [null, '2026-02-01'] },
  ])('is the first of the baselines $baselines', ({ baselines }) => {
    expect(startOf(someGoal({ metrics: baselines.map(dated) }), asOf())).toBe('2026-02-01');
  });
});

describe('what a ratio to target is expected to be', () => {
  /** 100 days from 1 March, read at half time. */
  const expectedOf = (metric: Partial<Metric>) =>
    scoreGoal(
      someGoal({
        startDate: '2026-03-01',
        targetDate: '2026-06-09',
        metrics: [
          someMetric({
            mode: 'ratio_to_target',
            readings: readings(['2026-04-20', 30]),
            ...metric,
          }),
        ],
      }),
      asOf(),
      DEFAULT_SETTINGS,
    ).metrics[0]?.expectedProgress;

  it('follows its baseline, from 20 to 100', () => {
    expect(expectedOf({ baseline: 20, target: 100 })).toBe(0.6);
  });

  it('is the share of the time without one', () => {
    expect(expectedOf({ baseline: null, target: 100 })).toBe(0.5);
    expect(expectedOf({ baseline: 20, target: null })).toBe(0.5);
  });
});
