import { metricProgress } from '@attain/shared/domain/metrics/metric-progress';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { metricAt, readings, someMetric } from '../builders.ts';

const progressOf = (metric: ReturnType<typeof someMetric>) => {
  const result = metricProgress(metric, DEFAULT_SETTINGS);
  return result.kind === 'scored' ? result.progress : result.reason;
};

describe('linear progress', () => {
  it('is one half of the agreed cut when churn stands at 7.4 % between 8 % and 6.8 %', () => {
    expect(progressOf(metricAt(8, 6.8, 7.4))).toBe(0.5);
  });

  it.each([
    { current: -10, progress: -0.1, attainment: 0 },
    { current: 0, progress: 0, attainment: 0 },
    { current: 100, progress: 1, attainment: 1 },
    { current: 120, progress: 1.2, attainment: 1 },
  ])('keeps $progress uncapped and clamps attainment to $attainment', ({ current, ...rest }) => {
    expect(metricProgress(metricAt(0, 100, current), DEFAULT_SETTINGS)).toEqual({
      kind: 'scored',
      ...rest,
    });
  });

  it('is exactly 80 % where the decimals say so, free of binary noise', () => {
    expect(progressOf(metricAt(8, 6.8, 7.04))).toBe(0.8);
  });

  it('names missing data instead of a zero that would read as failure', () => {
    expect(metricProgress(metricAt(0, 100, null), DEFAULT_SETTINGS)).toEqual({
      kind: 'not_scored',
      reason: 'no_data',
      notice: 'No reading yet. Record one to see progress.',
    });
  });

  it('names a missing target', () => {
    expect(progressOf(someMetric({ target: null }))).toBe('target_not_set');
  });

  it.each([
    { what: 'a baseline', metric: { baseline: Number.NaN } },
    { what: 'a target', metric: { target: Number.POSITIVE_INFINITY } },
    { what: 'the latest reading', metric: { readings: readings(['2026-06-20', Number.NaN]) } },
    {
      what: 'an earlier reading',
      metric: { readings: readings(['2026-05-20', Number.NEGATIVE_INFINITY], ['2026-06-20', 50]) },
    },
  ] as { what: string; metric: Partial<Metric> }[])(
    'names $what that is no number, whatever else is there',
    ({ metric }) => {
      expect(metricProgress(someMetric(metric), DEFAULT_SETTINGS)).toEqual({
        kind: 'not_scored',
        reason: 'not_a_number',
        notice: 'A value of this metric is not a number. Correct it to see progress.',
      });
    },
  );

  it.each([
    { direction: 'higher_is_better', target: 99, is: 'target_on_wrong_side' },
    { direction: 'higher_is_better', target: 101, is: 1 },
    { direction: 'lower_is_better', target: 101, is: 'target_on_wrong_side' },
    { direction: 'lower_is_better', target: 99, is: 1 },
  ] as const)(
    'from 100 to $target where $direction is $is: a change for the worse is no progress',
    ({ direction, target, is }) => {
      const metric = someMetric({ ...metricAt(100, target, target), direction });
      expect(progressOf(metric)).toBe(is);
    },
  );

  it('says what to correct where the target lies on the wrong side', () => {
    const metric = someMetric({ baseline: 8, target: 6.8, direction: 'higher_is_better' });
    expect(metricProgress(metric, DEFAULT_SETTINGS)).toEqual({
      kind: 'not_scored',
      reason: 'target_on_wrong_side',
      notice:
        'The target lies on the wrong side of the baseline. Correct the target or the direction.',
    });
  });

  it('names the baseline first where nothing was read either', () => {
    expect(progressOf(metricAt(null, 100, null))).toBe('baseline_not_set');
  });

  it.each([
    { baseline: -1e308, target: 1e308, current: 1e308, progress: 1 },
    { baseline: 0, target: 5e-324, current: 1e308, progress: 1e12 },
    { baseline: 0, target: -5e-324, current: 1e308, progress: -1e12 },
  ])('stays finite between $baseline and $target', ({ baseline, target, current, progress }) => {
    expect(progressOf(metricAt(baseline, target, current))).toBeCloseTo(progress);
  });
});

describe('a level to maintain', () => {
  const level = (overrides: Parameters<typeof someMetric>[0], current: number) =>
    progressOf(
      someMetric({ mode: 'maintain', readings: readings(['2026-06-20', current]), ...overrides }),
    );

  it.each([
    { current: 120, progress: 1 },
    { current: 100, progress: 1 },
    { current: 95, progress: 1 },
    { current: 90, progress: 0.5 },
    { current: 85, progress: 0 },
    { current: 10, progress: 0 },
  ])('of 100 with 5 % tolerance attains $progress at $current', ({ current, progress }) => {
    expect(level({ target: 100, unit: 'points' }, current)).toBe(progress);
  });

  it.each([
    { current: 3, progress: 1 },
    { current: 10.5, progress: 1 },
    { current: 11, progress: 0.5 },
    { current: 11.5, progress: 0 },
  ])('of at most 10 attains $progress at $current', ({ current, progress }) => {
    expect(level({ target: 10, direction: 'lower_is_better' }, current)).toBe(progress);
  });

  it.each([
    { current: 0.5, progress: 1 },
    { current: 1, progress: 0.5 },
    { current: 1.5, progress: 0 },
  ])('of 0 tolerates half a unit: $progress at $current', ({ current, progress }) => {
    expect(level({ target: 0, direction: 'lower_is_better' }, current)).toBe(progress);
  });

  it.each([
    { current: 98.5, progress: 1 },
    { current: 98, progress: 0.5 },
    { current: 97.5, progress: 0 },
  ])('of 99 % tolerates half of what is left to 100: $progress at $current', (row) => {
    expect(level({ target: 99, unit: 'percent' }, row.current)).toBe(row.progress);
  });

  it.each(['%', ' Percent ', 'percentage', 'pct'])('of 99 in "%s" is one of percent', (unit) => {
    expect(level({ target: 99, unit }, 98)).toBe(0.5);
  });

  it.each([
    { target: 89, allowed: 4.45 },
    { target: 101, allowed: 5.05 },
  ])('of $target % tolerates 5 % of it, $allowed points', ({ target, allowed }) => {
    expect(level({ target, unit: 'percent' }, target - allowed)).toBe(1);
    expect(level({ target, unit: 'percent' }, target - 2 * allowed)).toBe(0.5);
  });

  it('of exactly 90 % tolerates 5 points, half of what is left to 100', () => {
    expect(level({ target: 90, unit: 'percent' }, 85)).toBe(1);
  });

  it('of 100 % tolerates nothing', () => {
    expect(level({ target: 100, unit: '%' }, 100)).toBe(1);
    expect(level({ target: 100, unit: '%' }, 99.9)).toBe(0);
  });

  it('is what a linear metric is whose target is its baseline', () => {
    expect(progressOf({ ...metricAt(100, 100, 95), unit: 'points' })).toBe(1);
    expect(progressOf({ ...metricAt(100, 100, 90), unit: 'points' })).toBe(0.5);
  });

  it('needs no baseline', () => {
    expect(level({ target: 100, baseline: null, unit: 'points' }, 100)).toBe(1);
  });
});

describe('ratio to target', () => {
  const ratio = (
    target: number,
    current: number,
    direction: 'higher_is_better' | 'lower_is_better',
  ) =>
    progressOf(
      someMetric({
        mode: 'ratio_to_target',
        baseline: null,
        target,
        direction,
        readings: readings(['2026-06-20', current]),
      }),
    );

  it('ignores the baseline: 35 of 25 reports a week are 140 %', () => {
    expect(ratio(25, 35, 'higher_is_better')).toBe(1.4);
  });

  it('stays one where the baseline is the target', () => {
    const metric = { mode: 'ratio_to_target', baseline: 25, target: 25 } as const;
    expect(progressOf(someMetric({ ...metric, readings: readings(['2026-06-20', 35]) }))).toBe(1.4);
  });

  it('turns over where lower is better: 4 findings where 3 are allowed are 75 %', () => {
    expect(ratio(3, 4, 'lower_is_better')).toBe(0.75);
  });

  it.each([
    { target: 3, current: 3, direction: 'lower_is_better', progress: 1 },
    { target: 25, current: 25, direction: 'higher_is_better', progress: 1 },
    { target: -5, current: -10, direction: 'higher_is_better', progress: 0 },
    { target: 3, current: 0, direction: 'lower_is_better', progress: 1 },
    { target: 0, current: 0, direction: 'lower_is_better', progress: 1 },
    { target: 0, current: 5, direction: 'lower_is_better', progress: 0 },
    { target: 0, current: 5, direction: 'higher_is_better', progress: 1 },
    { target: 0, current: -5, direction: 'higher_is_better', progress: 0 },
    { target: -10, current: -5, direction: 'higher_is_better', progress: 1 },
  ] as const)(
    'only says whether $target is met by $current where the quotient means nothing',
    ({ target, current, direction, progress }) => {
      expect(ratio(target, current, direction)).toBe(progress);
    },
  );
});
