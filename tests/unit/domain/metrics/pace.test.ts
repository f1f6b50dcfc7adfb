import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { isBehind } from '@attain/shared/domain/metrics/pace';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, readings, someGoal, someMetric } from '../builders.ts';

/** A goal of 100 days, from 1 March to 9 June 2026. */
const span = { startDate: '2026-03-01', targetDate: '2026-06-09' };

const scoreOf = (metric: Partial<Metric>, today = '2026-04-20', goal: Partial<Goal> = {}) => {
  const metrics = [someMetric({ baselineAt: at('2026-03-01'), ...metric })];
  return scoreGoal(someGoal({ ...span, metrics, ...goal }), asOf(today), DEFAULT_SETTINGS);
};

describe('pace beside the band (C11)', () => {
  it('compares progress with the straight line at the time of the reading, not at today', () => {
    const metric = { readings: readings(['2026-03-31', 15]) };
    expect(scoreOf(metric, '2026-06-01').metrics[0]).toMatchObject({
      expectedProgress: 0.3,
      pace: 0.5,
    });
  });

  it('takes a young agreement at 12 % for on pace when 10 % is expected', () => {
    const goal = scoreOf({ readings: readings(['2026-03-11', 12]) });
    expect(goal).toMatchObject({ expectedProgress: 0.1, pace: 1.2, label: 'On Track' });
  });

  it('is unknown while less than 10 % is expected', () => {
    const goal = scoreOf({ readings: readings(['2026-03-10', 2]) });
    expect(goal).toMatchObject({ expectedProgress: 0.09, pace: null, label: 'At Risk' });
  });

  it('is unknown without a date', () => {
    const goal = scoreOf({}, '2026-04-20', { targetDate: null });
    expect(goal).toMatchObject({ expectedProgress: null, pace: null });
    expect(goal.metrics[0]).toMatchObject({ pace: null, deadlineRisk: 'unknown' });
  });

  it('expects the whole from the deadline on', () => {
    const metric = { readings: readings(['2026-06-20', 80]) };
    expect(scoreOf(metric, '2026-06-25').metrics[0]).toMatchObject({
      expectedProgress: 1,
      pace: 0.8,
    });
  });

  it('expects a level to be held from the first day', () => {
    const metric = {
      mode: 'maintain' as const,
      target: 100,
      unit: 'points',
      readings: readings(['2026-03-02', 90]),
    };
    expect(scoreOf(metric).metrics[0]).toMatchObject({ expectedProgress: 1, pace: 0.5 });
  });

  it('follows the line from the baseline for a ratio to target', () => {
    const metric = {
      mode: 'ratio_to_target' as const,
      baseline: 20,
      target: 100,
      readings: readings(['2026-04-20', 60]),
    };
    expect(scoreOf(metric).metrics[0]).toMatchObject({ expectedProgress: 0.6, pace: 1 });
  });

  it('expects of milestones those that are due', () => {
    const milestones = [
      { id: '1', title: 'Pilot', due: '2026-04-01', done: true },
      { id: '2', title: 'Training', due: '2026-04-20', done: false },
      { id: '3', title: 'Roll-out', due: null, done: false },
      { id: '4', title: 'Review', due: '2026-05-01', done: false },
    ];
    const goal = scoreOf({}, '2026-04-20', { metrics: [], milestones });
    expect(goal).toMatchObject({ expectedProgress: 0.5, pace: 0.5, deadlineRisk: 'behind' });
  });
});

describe('projected finish', () => {
  it('goes on from the latest reading along the median of the pairwise slopes', () => {
    // One point a day; the outlier in the middle turns no median.
    const metric = scoreOf({
      readings: readings(
        ['2026-03-11', 10],
        ['2026-03-21', 20],
        ['2026-03-26', 60],
        ['2026-03-31', 30],
      ),
    }).metrics[0];
    expect(metric).toMatchObject({ projectedFinish: '2026-06-09', deadlineRisk: 'on_pace' });
  });

  it('needs three points', () => {
    expect(scoreOf({ readings: readings(['2026-04-10', 40]) }).metrics[0]).toMatchObject({
      projectedFinish: null,
      deadlineRisk: 'unknown',
    });
  });

  it('puts a baseline without a date at the start of the goal', () => {
    const metric = { baselineAt: null, readings: readings(['2026-03-11', 10], ['2026-03-31', 30]) };
    expect(scoreOf(metric).metrics[0]).toMatchObject({ projectedFinish: '2026-06-09' });
  });

  it.each([
    { last: '2026-03-21', known: false },
    { last: '2026-03-22', known: true },
  ])('needs 21 days: readings until $last', ({ last, known }) => {
    const metric = scoreOf({ readings: readings(['2026-03-10', 9], [last, 30]) }).metrics[0];
    expect(metric?.projectedFinish !== null).toBe(known);
  });

  it('takes the last six points only', () => {
    const days = ['03', '06', '09', '13', '17', '21', '25', '30'];
    const flatThenSteep = readings(
      ...days.map((day, index): [string, number] => [
        `2026-04-${day}`,
        index < 2 ? 0 : Number(day) - 9,
      ]),
    );
    // One point a day over the last six: 79 to go from 30 April.
    expect(scoreOf({ readings: flatThenSteep }, '2026-05-01').metrics[0]).toMatchObject({
      projectedEarliest: '2026-07-18',
      projectedFinish: '2026-07-18',
      projectedLatest: '2026-07-18',
    });
  });

  it('has a band that holds the projection', () => {
    const metric = scoreOf({
      readings: readings(['2026-03-11', 8], ['2026-03-21', 22], ['2026-03-31', 30]),
    }).metrics[0];
    const { projectedEarliest, projectedFinish, projectedLatest } = metric ?? {};
    expect([projectedEarliest, projectedFinish, projectedLatest]).toEqual(
      [projectedEarliest, projectedFinish, projectedLatest].toSorted(),
    );
    expect(projectedEarliest).not.toBe(projectedLatest);
  });

  it('works downwards for a metric that is to fall', () => {
    const metric = scoreOf({
      baseline: 100,
      target: 0,
      direction: 'lower_is_better',
      readings: readings(['2026-03-11', 90], ['2026-03-31', 70]),
    }).metrics[0];
    expect(metric).toMatchObject({ projectedFinish: '2026-06-09', deadlineRisk: 'on_pace' });
  });

  it('has its band the right way round for a metric that is to fall', () => {
    // Slopes -1.4, -1.1, -1.1, -1, -0.8, -0.8: quantiles -1.25, -1.05 and -0.8; 70 to go.
    const { projectedEarliest, projectedFinish, projectedLatest } =
      scoreOf({
        baseline: 100,
        target: 0,
        direction: 'lower_is_better',
        readings: readings(['2026-03-11', 92], ['2026-03-21', 78], ['2026-03-31', 70]),
      }).metrics[0] ?? {};
    expect([projectedEarliest, projectedFinish, projectedLatest]).toEqual([
      '2026-05-26',
      '2026-06-05',
      '2026-06-26',
    ]);
  });

  it('goes back to the baseline when it was captured, not to the start of the goal', () => {
    // From 1 February: 30 in 58 days. From 1 March it would be 30 in 30.
    const metric = {
      baselineAt: at('2026-02-01'),
      readings: readings(['2026-03-11', 15], ['2026-03-31', 30]),
    };
    expect(scoreOf(metric).metrics[0]?.projectedFinish).not.toBe('2026-06-09');
  });

  it('leaves out a baseline that was captured with the first reading or after it', () => {
    const pairs = readings(['2026-03-11', 10], ['2026-03-21', 20], ['2026-04-10', 40]);
    for (const baselineAt of [at('2026-03-11'), at('2026-03-20')]) {
      expect(scoreOf({ baseline: 90, baselineAt, readings: pairs }).metrics[0]).toMatchObject({
        outlook: 'projected',
        projectedFinish: '2026-06-09',
      });
    }
  });

  it('leaves out the baseline where there are six readings since', () => {
    const days = ['06', '11', '16', '21', '26', '31'];
    const straight = readings(
      ...days.map((day): [string, number] => [`2026-03-${day}`, Number(day) - 1]),
    );
    const { projectedEarliest, projectedLatest } =
      scoreOf({ baseline: -900, readings: straight }).metrics[0] ?? {};
    expect([projectedEarliest, projectedLatest]).toEqual(['2026-06-09', '2026-06-09']);
  });

  it('has no name for a day beyond the calendar, and still misses the deadline', () => {
    const metric = scoreOf({
      readings: readings(['2026-03-11', 1e-9], ['2026-03-31', 2e-9]),
    }).metrics[0];
    expect(metric).toMatchObject({ projectedFinish: null, deadlineRisk: 'will_miss' });
  });
});

describe('why there is a projected finish, or none', () => {
  it.each([
    {
      what: 'it moves',
      pairs: [
        ['2026-03-11', 10],
        ['2026-03-31', 30],
      ],
      outlook: 'projected',
    },
    {
      what: 'it stands still',
      pairs: [
        ['2026-03-11', 0],
        ['2026-03-31', 0],
      ],
      outlook: 'not_moving',
    },
    {
      what: 'it moves away',
      pairs: [
        ['2026-03-11', -1],
        ['2026-03-31', -3],
      ],
      outlook: 'not_moving',
    },
    {
      what: 'it would take more than the calendar has',
      pairs: [
        ['2026-03-11', 1e-9],
        ['2026-03-31', 2e-9],
      ],
      outlook: 'not_moving',
    },
    { what: 'it was read once', pairs: [['2026-03-31', 30]], outlook: 'too_few_readings' },
    {
      what: 'its target is met',
      pairs: [
        ['2026-03-11', 10],
        ['2026-03-31', 100],
      ],
      outlook: 'not_needed',
    },
    { what: 'it was never read', pairs: [], outlook: 'not_needed' },
  ] as { what: string; pairs: [string, number][]; outlook: string }[])(
    'is $outlook when $what',
    ({ pairs, outlook }) => {
      expect(scoreOf({ readings: readings(...pairs) }).metrics[0]).toMatchObject({
        outlook,
        ...(outlook !== 'projected' && { projectedFinish: null }),
      });
    },
  );

  it.each([
    { what: 'a level', metric: { mode: 'maintain' } },
    { what: 'a metric without target', metric: { target: null } },
    { what: 'a metric without baseline', metric: { baseline: null } },
  ] as { what: string; metric: Partial<Metric> }[])('is not needed of $what', ({ metric }) => {
    const pairs = readings(['2026-03-01', 10], ['2026-03-11', 20], ['2026-03-31', 30]);
    expect(scoreOf({ ...metric, readings: pairs }).metrics[0]).toMatchObject({
      outlook: 'not_needed',
      projectedFinish: null,
    });
  });
});

describe('deadline risk of a metric', () => {
  it.each([
    {
      what: 'its target is met',
      readings: [
        ['2026-03-11', 50],
        ['2026-04-10', 100],
      ],
      risk: 'on_pace',
    },
    {
      what: 'it gets there on the day',
      readings: [
        ['2026-03-11', 10],
        ['2026-04-10', 40],
      ],
      risk: 'on_pace',
    },
    {
      what: 'it gets there later',
      readings: [
        ['2026-03-11', 9],
        ['2026-04-10', 36],
      ],
      risk: 'will_miss',
    },
    {
      what: 'it does not move',
      readings: [
        ['2026-03-11', 40],
        ['2026-04-10', 40],
        ['2026-04-15', 40],
        ['2026-04-20', 40],
      ],
      risk: 'will_miss',
    },
    {
      what: 'it moves away',
      readings: [
        ['2026-03-11', -5],
        ['2026-04-10', -9],
      ],
      risk: 'will_miss',
    },
    {
      what: 'it hurries after a late start',
      readings: [
        ['2026-04-01', 0],
        ['2026-04-15', 20],
        ['2026-04-20', 44],
      ],
      risk: 'behind',
    },
  ] as { what: string; readings: [string, number][]; risk: string }[])(
    'is $risk when $what',
    ({ readings: pairs, risk }) => {
      expect(scoreOf({ readings: readings(...pairs) }).deadlineRisk).toBe(risk);
    },
  );

  it.each([
    { today: '2026-06-09', risk: 'unknown' },
    { today: '2026-06-10', risk: 'will_miss' },
  ])('without readings is $risk on $today, the deadline being 9 June', ({ today, risk }) => {
    expect(scoreOf({ readings: [] }, today).deadlineRisk).toBe(risk);
  });

  it('of a level is that it slipped, since it has no finish to wait for', () => {
    const level = (value: number | null) =>
      scoreOf({
        mode: 'maintain',
        target: 100,
        unit: 'points',
        readings: value === null ? [] : readings(['2026-04-10', value]),
      }).deadlineRisk;
    // Progress 1, 0.9, 0.89 and none.
    expect(level(95)).toBe('on_pace');
    expect(level(94)).toBe('on_pace');
    expect(level(93.9)).toBe('behind');
    expect(level(null)).toBe('unknown');
  });

  it('is on pace at exactly 0.9 of what is expected', () => {
    const pairs = (last: number) => readings(['2026-03-31', 15], ['2026-04-20', last]);
    const behind = scoreOf({ readings: pairs(44.99) }).metrics[0];
    const onPace = scoreOf({ readings: readings(['2026-04-20', 45]) }).metrics[0];
    expect(onPace?.pace).toBe(0.9);
    expect(behind?.pace).toBeLessThan(0.9);
    expect(isBehind(0.9, DEFAULT_SETTINGS)).toBe(false);
    expect(isBehind(0.8999, DEFAULT_SETTINGS)).toBe(true);
    expect(isBehind(null, DEFAULT_SETTINGS)).toBe(false);
  });

  it('keeps its promise past the deadline once the target is met', () => {
    const metric = { readings: readings(['2026-06-01', 100]) };
    expect(scoreOf(metric, '2026-08-01').deadlineRisk).toBe('on_pace');
  });

  it.each([
    { direction: 'higher_is_better', value: 101, risk: 'on_pace' },
    { direction: 'higher_is_better', value: 100, risk: 'on_pace' },
    { direction: 'higher_is_better', value: 99, risk: 'will_miss' },
    { direction: 'lower_is_better', value: 99, risk: 'on_pace' },
    { direction: 'lower_is_better', value: 100, risk: 'on_pace' },
    { direction: 'lower_is_better', value: 101, risk: 'will_miss' },
  ] as const)(
    'sees without a baseline whether 100 is met: $value where $direction is $risk',
    ({ direction, value, risk }) => {
      const metric = { baseline: null, direction, readings: readings(['2026-06-01', value]) };
      expect(scoreOf(metric, '2026-08-01').deadlineRisk).toBe(risk);
    },
  );

  it('without a baseline and a target is not met', () => {
    const nothing = { baseline: null, target: null };
    expect(scoreOf(nothing, '2026-08-01').deadlineRisk).toBe('will_miss');
    expect(scoreOf({ baseline: null, readings: [] }, '2026-08-01').deadlineRisk).toBe('will_miss');
  });
});
