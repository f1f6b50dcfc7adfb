import { knownGoals, type GoalHistory } from '@attain/shared/domain/known-goals';
import { describe, expect, it } from 'vitest';

import { someGoal, someMetric } from './builders.ts';

const terms = (id: string, title: string, recordedAt: number) => ({
  recordedAt,
  goal: someGoal({ id, title, metrics: [someMetric({ id: `${id}-m`, readings: [] })] }),
});

const reading = (metricId: string, measuredAt: number, recordedAt: number, value: number) => ({
  metricId,
  measuredAt,
  recordedAt,
  value,
});

const HISTORY: GoalHistory = {
  goals: [terms('a', 'First', 10), terms('a', 'Second', 20), terms('b', 'Later', 30)],
  readings: [
    reading('a-m', 11, 12, 1),
    reading('a-m', 11, 25, 2),
    reading('a-m', 11, 40, 3),
    reading('a-m', 15, 16, 4),
    reading('b-m', 31, 31, 5),
  ],
};

/** Title and values of each goal. */
const told = (termsAt: number, measuredBefore = 100) =>
  knownGoals(HISTORY, termsAt, measuredBefore).map(({ title, metrics }) => [
    title,
    metrics.flatMap(({ readings }) => readings.map(({ value }) => value)),
  ]);

describe('the goals of a day that is over', () => {
  it.each([
    [9, []],
    [10, ['First']],
    [19, ['First']],
    [20, ['Second']],
    [29, ['Second']],
    [30, ['Second', 'Later']],
  ])('at %i have the terms that were recorded until then', (termsAt, titles) => {
    expect(told(termsAt).map(([title]) => title)).toEqual(titles);
  });

  it.each([
    [11, []],
    [12, [3]],
    [15, [3]],
    [16, [3, 4]],
  ])('have the readings measured before %i, as corrected last', (measuredBefore, values) => {
    expect(told(20, measuredBefore)).toEqual([['Second', values]]);
  });

  it('tell the readings of each metric, and leave what is recorded as it is', () => {
    const before = JSON.stringify(HISTORY);
    expect(told(50)).toEqual([
      ['Second', [3, 4]],
      ['Later', [5]],
    ]);
    expect(knownGoals(HISTORY, 50, 100)[1]?.metrics[0]?.readings).toEqual([
      { value: 5, measuredAt: 31 },
    ]);
    expect(JSON.stringify(HISTORY)).toBe(before);
  });
});
