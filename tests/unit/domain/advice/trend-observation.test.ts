import type { Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { at, readings, someGoal, someMetric } from '../builders.ts';
import { storyOf } from './builders.ts';

const observed = (metric: Partial<Metric>) =>
  storyOf({ goals: [someGoal({ metrics: [someMetric(metric)] })] });

const MONTHS = ['2026-03-03', '2026-04-03', '2026-05-03', '2026-06-03'] as const;
const monthly = (...values: readonly number[]) =>
  observed({
    readings: readings(
      ...values.map((value, index): [string, number] => [
        MONTHS[index + MONTHS.length - values.length] ?? '',
        value,
      ]),
    ),
  });

describe('observations on the trend of a metric (M64)', () => {
  it.each([
    {
      values: [40, 41, 40],
      text: 'Reports created: no movement since 3 Apr 2026 (3 readings).',
      told: { code: 'plateau', since: '2026-04-03', from: 40, readings: 3, before: null },
    },
    {
      values: [60, 50, 40],
      text: 'Reports created: moving away from its target since 3 Apr 2026, from 60 to 40 reports.',
      told: { code: 'decline', since: '2026-04-03', from: 60, readings: 3, before: null },
    },
    {
      values: [60, 30, 45],
      text: 'Reports created: recovering since 3 May 2026, from 30 to 45 reports, after a fall from 60.',
      told: {
        code: 'recovery',
        since: '2026-05-03',
        from: 30,
        readings: 2,
        before: { value: 60, on: '2026-04-03' },
      },
    },
    {
      values: [40, 40, 40, 55],
      text: 'Reports created: moving since 3 May 2026, from 40 to 55 reports, after no movement from 3 Mar 2026.',
      told: {
        code: 'resumption',
        since: '2026-05-03',
        from: 40,
        readings: 2,
        before: { value: 40, on: '2026-03-03' },
      },
    },
  ])('of $values: $text', ({ values, text, told }) => {
    const { observations, observationsInWords } = monthly(...values);
    expect(observationsInWords).toEqual([text]);
    expect(observations).toEqual([{ metricId: 'm1', ...told }]);
  });

  it.each([
    { what: 'a steady way', values: [10, 30, 50] },
    { what: 'a target that is met, whatever came before', values: [120, 110, 100] },
  ])('need not be made of $what', ({ values }) => {
    expect(monthly(...values).observations).toEqual([]);
  });

  it('begin with the baseline where nothing has moved since', () => {
    const { observationsInWords } = observed({
      baseline: 40,
      baselineAt: at('2026-03-01'),
      readings: readings(['2026-04-03', 40], ['2026-05-03', 40]),
    });
    expect(observationsInWords).toEqual([
      'Reports created: no movement since 1 Mar 2026 (3 readings).',
    ]);
  });

  it('leave out a baseline of which no date is known', () => {
    const { observations } = observed({
      baseline: 40,
      baselineAt: null,
      readings: readings(['2026-05-03', 40], ['2026-06-03', 40]),
    });
    expect(observations).toEqual([]);
  });

  it('of a metric where less is better go by what is better', () => {
    const { observationsInWords } = observed({
      direction: 'lower_is_better',
      baseline: 12,
      target: 2,
      unit: '%',
      readings: readings(['2026-04-03', 4], ['2026-05-03', 6]),
    });
    expect(observationsInWords).toEqual([
      'Reports created: moving away from its target since 3 Apr 2026, from 4 to 6 %.',
    ]);
  });

  it.each([
    { frequency: 'daily', last: '2026-05-01', plateau: true },
    { frequency: 'daily', last: '2026-04-30', plateau: false },
    { frequency: 'weekly', last: '2026-05-01', plateau: true },
    { frequency: 'weekly', last: '2026-04-30', plateau: false },
    { frequency: 'monthly', last: '2026-05-31', plateau: false },
    { frequency: 'monthly', last: '2026-06-01', plateau: true },
    { frequency: 'quarterly', last: '2026-09-30', plateau: false },
    { frequency: 'quarterly', last: '2026-10-01', plateau: true },
  ] as const)(
    'call it a plateau after two periods and 28 days: $frequency from 3 April to $last, $plateau',
    ({ frequency, last, plateau }) => {
      const metric = someMetric({
        frequency,
        baselineAt: null,
        readings: readings(['2026-04-03', 40], [last, 40]),
      });
      const { observations } = storyOf({ goals: [someGoal({ metrics: [metric] })] }, '2026-10-02');
      expect(observations.map(({ code }) => code)).toEqual(plateau ? ['plateau'] : []);
    },
  );

  it('are none of a metric that cannot be scored', () => {
    const falling = readings(['2026-04-03', 40], ['2026-05-03', 20]);
    expect(observed({ baseline: null, readings: falling }).observations).toEqual([]);
  });
});
