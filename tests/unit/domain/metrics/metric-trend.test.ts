import type { Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, readings, someGoal, someMetric } from '../builders.ts';

const scored = (metric: Partial<Metric>) =>
  scoreGoal(someGoal({ metrics: [someMetric(metric)] }), asOf(), DEFAULT_SETTINGS).metrics[0];
const trend = (metric: Partial<Metric>) => scored(metric)?.trend;

describe('metric trend (M20, V24)', () => {
  it.each([
    { to: 52.0001, is: 'improving' },
    { to: 52, is: 'steady' },
    { to: 48, is: 'steady' },
    { to: 47.9999, is: 'declining' },
  ])('from 50 to $to of 0-100 is $is: 2 % are noise', ({ to, is }) => {
    expect(trend({ readings: readings(['2026-05-31', 50], ['2026-06-30', to]) })).toBe(is);
  });

  it('turns over where lower is better', () => {
    const falling = { baseline: 100, target: 0, direction: 'lower_is_better' } as const;
    expect(trend({ ...falling, readings: readings(['2026-05-31', 50], ['2026-06-30', 40]) })).toBe(
      'improving',
    );
  });

  it.each([
    { to: 152.01, is: 'improving' },
    { to: 152, is: 'steady' },
  ])('takes the way from the baseline: from 150 to $to of 100-200 is $is', ({ to, is }) => {
    const way = { baseline: 100, target: 200 };
    expect(trend({ ...way, readings: readings(['2026-05-31', 150], ['2026-06-30', to]) })).toBe(is);
  });

  it('compares a level with 2 % of the target', () => {
    const level = { mode: 'maintain', baseline: 100, target: 100 } as const;
    expect(trend({ ...level, readings: readings(['2026-05-31', 100], ['2026-06-30', 98]) })).toBe(
      'steady',
    );
    expect(trend({ ...level, readings: readings(['2026-05-31', 100], ['2026-06-30', 97.9]) })).toBe(
      'declining',
    );
  });

  it.each([
    { frequency: 'daily', previous: '2026-06-29' },
    { frequency: 'weekly', previous: '2026-06-28' },
    { frequency: 'monthly', previous: '2026-05-31' },
    { frequency: 'quarterly', previous: '2026-03-31' },
  ] as const)(
    'of a $frequency metric compares with the last reading of an earlier period',
    (row) => {
      const days = ['2026-03-31', '2026-05-31', '2026-06-28', '2026-06-29', '2026-06-30'];
      const pairs = days.map((day): [string, number] => [day, day === row.previous ? 90 : 10]);
      // All others stand at the latest value, so that only the right comparison declines.
      expect(trend({ frequency: row.frequency, readings: readings(...pairs) })).toBe('declining');
    },
  );

  it('begins with the baseline', () => {
    expect(trend({})).toBe('improving');
  });

  it.each([
    { what: 'an earlier period', metric: { baselineAt: at('2026-06-01') } },
    { what: 'a dated baseline', metric: { baselineAt: null } },
    { what: 'a reading', metric: { readings: [] } },
    { what: 'a target', metric: { target: null } },
  ])('is unknown without $what', ({ metric }) => {
    expect(trend(metric)).toBeNull();
  });

  it('says what it compares with', () => {
    const metric = { readings: readings(['2026-05-31', 40], ['2026-06-30', 50]) };
    expect(scored(metric)).toMatchObject({ previous: 40, current: 50 });
    expect(scored({ readings: readings(['2026-06-30', 50]) })).toMatchObject({ previous: 0 });
    expect(scored({ baselineAt: null })).toMatchObject({ previous: null, trend: null });
  });

  it('takes any move from a level of zero for a whole one', () => {
    const level = {
      mode: 'maintain',
      baseline: 0,
      target: 0,
      direction: 'lower_is_better',
    } as const;
    const to = (value: number) => trend({ ...level, readings: readings(['2026-06-30', value]) });
    expect(to(0.001)).toBe('declining');
    expect(to(0)).toBe('steady');
    expect(to(-0.001)).toBe('improving');
  });

  it('measures the move by the target where no baseline was captured', () => {
    const captured = { mode: 'ratio_to_target', baseline: null, target: 50 } as const;
    const to = (value: number) =>
      trend({ ...captured, readings: readings(['2026-05-31', 20], ['2026-06-30', value]) });
    expect(to(21)).toBe('steady');
    expect(to(21.01)).toBe('improving');
  });

  it('stays a trend where the numbers are too large for a difference', () => {
    const huge = { baseline: -1.7e308, target: 1.7e308 };
    expect(
      trend({ ...huge, readings: readings(['2026-05-31', -1.7e308], ['2026-06-30', 1.7e308]) }),
    ).toBe('improving');
  });
});
