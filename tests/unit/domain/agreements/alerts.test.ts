import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import { agreements } from '@attain/shared/domain/agreements/agreements';
import { alerts } from '@attain/shared/domain/agreements/alerts';
import type { Alert } from '@attain/shared/domain/agreements/results';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { addDays, type Day } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  metricAt,
  PROPERTY_RUNS,
  readings,
  someCommitment,
  someGoal,
  someMetric,
  TODAY,
} from '../builders.ts';

const watch = (goals: readonly Goal[], known: readonly AlertState[] = [], today: Day = TODAY) => {
  const results = goals.map((goal) => scoreGoal(goal, asOf(today), DEFAULT_SETTINGS));
  const agreed = agreements(goals, results, asOf(today), DEFAULT_SETTINGS);
  return alerts(agreed, results, known, asOf(today), DEFAULT_SETTINGS);
};

/** One day of an account: what its agreements look like. */
type Scene = { on: Day; goals: readonly Goal[] };

/** Scores day after day, each with the states that the one before left; the alerts that fired, by day. */
function firedOn(scenes: readonly Scene[], of: (alert: Alert) => boolean): Day[] {
  let states: readonly AlertState[] = [];
  return scenes.flatMap(({ on, goals }) => {
    const result = watch(goals, states, on);
    states = result?.states ?? [];
    return result?.active.some((alert) => alert.firedNow && of(alert)) ? [on] : [];
  });
}

/** An agreement without a deadline, so that only its attainment is watched. */
const attained = (
  percent: number | null,
  goal: Partial<Goal> = {},
  terms: Partial<Commitment> = {},
) =>
  someGoal({
    metrics: [metricAt(0, 100, percent)],
    commitment: someCommitment({ deadline: null, ...terms }),
    ...goal,
  });

const attainmentOf = (goalId: string | null) => (alert: Alert) =>
  alert.rule === 'attainment' && alert.goalId === goalId;

const day = (offset: number) => addDays(TODAY, offset);

describe('alerts', () => {
  it('are none where no agreement is in force', () => {
    expect(watch([])).toBeNull();
    expect(watch([someGoal()])).toBeNull();
    expect(watch([attained(10, {}, { state: 'proposed' })])).toBeNull();
  });

  it('remember nothing of an agreement where nothing happened', () => {
    expect(watch([attained(50)])).toEqual({ active: [], states: [] });
  });
});

describe('the attainment alert (V31, C12)', () => {
  const course = (...percents: readonly (number | null)[]) =>
    percents.map((percent, index) => ({ on: day(index), goals: [attained(percent)] }));

  it.each([
    { what: 'never armed', percents: [74.9999, 69], fires: [] },
    { what: 'first seen below', percents: [69, 40, 10], fires: [] },
    { what: 'armed at exactly 75 %', percents: [75, 69.9999], fires: [1] },
    { what: 'at exactly 70 %', percents: [75, 70], fires: [] },
    { what: 'armed long ago', percents: [80, 74, 72, 71, 69.9999], fires: [4] },
    { what: 'below for days', percents: [80, 60, 50, 40], fires: [1] },
    { what: 'up to 74.9999 % and down again', percents: [80, 60, 74.9999, 60], fires: [1] },
    { what: 'not measurable in between', percents: [80, null, 60], fires: [2] },
  ])('of one that is $what fires on $fires', ({ percents, fires }) => {
    const days = fires.map(day);
    expect(firedOn(course(...percents), attainmentOf('g1'))).toEqual(days);
    expect(firedOn(course(...percents), attainmentOf(null))).toEqual(days);
  });

  it('says how far it fell, and for how long', () => {
    const armed = watch([attained(90)])?.states;
    const fallen = watch([attained(65)], armed, day(1));
    const since = asOf(day(1)).now;
    expect(fallen?.active).toEqual([
      {
        rule: 'attainment',
        goalId: null,
        metricId: null,
        text: 'The agreements together are at 65 % of their targets, below 70 %.',
        since,
        firedAt: since,
        firedNow: true,
      },
      {
        rule: 'attainment',
        goalId: 'g1',
        metricId: null,
        text: '"Reduce reporting time" is at 65 % of its target, below 70 %.',
        since,
        firedAt: since,
        firedNow: true,
      },
    ]);
    expect(watch([attained(72)], fallen?.states, day(2))?.active).toMatchObject([
      {
        text: 'The agreements together are at 72 % of their targets, not yet back at 75 %.',
        since,
        firedNow: false,
      },
      { text: '"Reduce reporting time" is at 72 % of its target, not yet back at 75 %.', since },
    ]);
    expect(watch([attained(75)], fallen?.states, day(2))?.active).toEqual([]);
  });

  it('at exactly 70 % is not below it', () => {
    const fallen = watch([attained(65)], watch([attained(90)])?.states)?.states;
    expect(watch([attained(70)], fallen, day(1))?.active[1]?.text).toBe(
      '"Reduce reporting time" is at 70 % of its target, not yet back at 75 %.',
    );
  });

  it('never says "70 %, below 70 %"', () => {
    const armed = watch([attained(90)])?.states;
    expect(watch([attained(69.99)], armed)?.active[1]?.text).toBe(
      '"Reduce reporting time" is at 69.9 % of its target, below 70 %.',
    );
  });

  it('of all together is another one than of each', () => {
    const two = (a: number, b: number) => [attained(a, { id: 'a' }), attained(b, { id: 'b' })];
    const scenes = [
      { on: day(0), goals: two(100, 80) },
      { on: day(1), goals: two(100, 60) },
      { on: day(2), goals: two(75, 60) },
    ];
    expect(firedOn(scenes, attainmentOf('b'))).toEqual([day(1)]);
    expect(firedOn(scenes, attainmentOf('a'))).toEqual([]);
    expect(firedOn(scenes, attainmentOf(null))).toEqual([day(2)]);
  });

  it('keeps quiet about what cannot be measured, and knows it when it can be again', () => {
    const fallen = watch([attained(60)], watch([attained(90)])?.states, day(1))?.states;
    const blind = watch([attained(null)], fallen, day(2));
    expect(blind?.active).toEqual([]);
    expect(blind?.states).toEqual(fallen);
  });

  it.each(['achieved', 'missed'] as const)(
    'watches an agreement that is %s no more: it is decided',
    (state) => {
      const armed = watch([attained(90)])?.states;
      const decided = watch([attained(10, {}, { state })], armed, day(1));
      expect(decided?.active).toMatchObject([{ goalId: null }]);
      expect(decided?.states.map(({ goalId }) => goalId)).toEqual([null]);
    },
  );

  it('of one that ended and came back begins anew', () => {
    const scenes = [
      { on: day(0), goals: [attained(90)] },
      { on: day(1), goals: [attained(90, { ended: true })] },
      { on: day(2), goals: [attained(60)] },
    ];
    expect(firedOn(scenes, attainmentOf('g1'))).toEqual([]);
  });
});

describe('the same cause', () => {
  const scenes = (...course: readonly [number, number][]) =>
    course.map(([offset, percent]) => ({ on: day(offset), goals: [attained(percent)] }));
  const fires = (...course: readonly [number, number][]) =>
    firedOn(scenes(...course), attainmentOf('g1'));

  it('does not fire again within 14 days, and does on the 14th if it still holds', () => {
    expect(fires([0, 80], [1, 60], [2, 80], [3, 60], [14, 60])).toEqual([day(1)]);
    expect(fires([0, 80], [1, 60], [2, 80], [3, 60], [15, 60])).toEqual([day(1), day(15)]);
  });

  it('is not kept for later when it is gone by then', () => {
    expect(fires([0, 80], [1, 60], [2, 80], [3, 60], [4, 75], [15, 74])).toEqual([day(1)]);
    expect(fires([0, 80], [1, 60], [2, 80], [3, 60], [15, 70], [16, 69])).toEqual([
      day(1),
      day(16),
    ]);
  });

  it('fires again after 14 days only on a new crossing', () => {
    expect(fires([0, 80], [1, 60], [40, 60])).toEqual([day(1)]);
    expect(fires([0, 80], [1, 60], [2, 80], [40, 60])).toEqual([day(1), day(40)]);
  });

  it('that waits for the quiet to end is shown, with the alert before it', () => {
    let states: readonly AlertState[] = [];
    for (const { on, goals } of scenes([0, 80], [1, 60], [2, 80])) {
      states = watch(goals, states, on)?.states ?? [];
    }
    const again = watch([attained(60)], states, day(3));
    expect(again?.active[1]).toMatchObject({
      since: asOf(day(3)).now,
      firedAt: asOf(day(1)).now,
      firedNow: false,
    });
  });
});

describe('the drift alert (L15, C12)', () => {
  /** Half of the way is expected on 2 July 2026, when the metric is read. */
  const drifted = (percent: number | null, goal: Partial<Goal> = {}) =>
    someGoal({
      metrics: [
        someMetric({
          baselineAt: at('2026-01-01'),
          readings: percent === null ? [] : readings(['2026-07-02', percent]),
        }),
      ],
      commitment: someCommitment({ start: '2026-01-01', deadline: '2026-12-31' }),
      ...goal,
    });
  const isDrift = ({ rule }: Alert) => rule === 'drift';
  const course = (...percents: readonly (number | null)[]) =>
    percents.map((percent, index) => ({
      on: addDays('2026-07-02', index),
      goals: [drifted(percent)],
    }));
  const on = (offset: number) => addDays('2026-07-02', offset);

  it.each([
    { what: 'first seen 10 points behind', percents: [40], fires: [] },
    { what: 'first seen more than 10 behind', percents: [39.9999], fires: [0] },
    { what: 'ahead', percents: [90], fires: [] },
    { what: 'falling behind', percents: [50, 45, 40, 39], fires: [3] },
    { what: 'staying behind', percents: [39, 38, 30], fires: [0] },
    { what: 'not read in between', percents: [50, null, 39], fires: [2] },
  ])('of a metric that is $what fires on $fires', ({ percents, fires }) => {
    expect(firedOn(course(...percents), isDrift)).toEqual(fires.map(on));
  });

  it.each([
    { back: 44.9999, again: false },
    { back: 45, again: true },
  ])('is armed again by $back %, 5 points behind: $again', ({ back, again }) => {
    const scenes = [
      { on: on(0), goals: [drifted(39)] },
      { on: on(1), goals: [drifted(back)] },
      { on: on(20), goals: [drifted(39)] },
    ];
    expect(firedOn(scenes, isDrift)).toEqual(again ? [on(0), on(20)] : [on(0)]);
  });

  it('keeps its state while the metric is not read, and shows nothing', () => {
    const fallen = watch([drifted(30)], [], on(0))?.states ?? [];
    const blind = watch([drifted(null)], fallen, on(1));
    expect(blind).toEqual({ active: [], states: fallen });
  });

  it('stays where it is between the two lines', () => {
    const fallen = watch([drifted(30)], [], on(0))?.states ?? [];
    const between = watch([drifted(42)], fallen, on(1));
    expect(between?.states).toEqual(fallen);
    expect(between?.active).toMatchObject([{ rule: 'drift', firedNow: false }]);
  });

  it('is not fired again within 14 days, also after it was armed again', () => {
    const scenes = [
      { on: on(0), goals: [drifted(30)] },
      { on: on(1), goals: [drifted(50)] },
      { on: on(2), goals: [drifted(30)] },
      { on: on(14), goals: [drifted(30)] },
    ];
    expect(firedOn(scenes, isDrift)).toEqual([on(0), on(14)]);
  });

  it('is one for each metric', () => {
    const two = (a: number, b: number) =>
      drifted(50, {
        metrics: [a, b].map((percent, index) =>
          someMetric({ id: `m${index}`, readings: readings(['2026-07-02', percent]) }),
        ),
      });
    const first = watch([two(30, 50)], [], on(0));
    expect(first?.active.map(({ metricId }) => metricId)).toEqual(['m0']);
    const second = watch([two(30, 30)], first?.states, on(1));
    expect(second?.active).toMatchObject([
      { metricId: 'm0', firedNow: false },
      { metricId: 'm1', firedNow: true },
    ]);
  });

  it('names the metric and says what was expected', () => {
    expect(watch([drifted(32)], [], on(0))?.active).toMatchObject([
      {
        rule: 'drift',
        goalId: 'g1',
        metricId: 'm1',
        text: '"Reports created" of "Reduce reporting time" is 18 points behind its expected path: at 32 % of the way instead of 50 %.',
      },
    ]);
  });

  it('does not watch goals without an agreement', () => {
    const goals = [
      drifted(0, { id: 'g2', commitment: null, targetDate: '2026-12-31' }),
      drifted(50),
    ];
    expect(watch(goals, [], on(0))?.active).toEqual([]);
  });

  it('forgets a metric that is gone', () => {
    const fallen = watch([drifted(30)], [], on(0))?.states ?? [];
    expect(fallen).toMatchObject([{ rule: 'drift', metricId: 'm1' }]);
    expect(watch([drifted(30, { metrics: [] })], fallen, on(1))?.states).toEqual([]);
  });
});

describe('the deadline escalation (V34, C11)', () => {
  /** Does not move, so that it will miss any deadline. */
  const stuck = (deadline: Day | null, terms: Partial<Commitment> = {}) =>
    someGoal({
      metrics: [
        someMetric({
          readings: readings(['2026-04-01', 80], ['2026-05-01', 80], ['2026-06-30', 80]),
          baseline: 80,
          target: 200,
        }),
      ],
      commitment: someCommitment({ deadline, ...terms }),
    });
  const deadlineAlerts = (
    goals: readonly Goal[],
    known: readonly AlertState[] = [],
    today = TODAY,
  ) => watch(goals, known, today)?.active.filter(({ rule }) => rule === 'deadline');

  it.each([
    { deadline: '2026-08-01', escalates: false },
    { deadline: '2026-07-31', escalates: true },
    { deadline: '2026-07-01', escalates: true },
    { deadline: '2026-06-30', escalates: true },
    { deadline: null, escalates: false },
  ])('of 1 July for $deadline: $escalates', ({ deadline, escalates }) => {
    expect(deadlineAlerts([stuck(deadline)])).toHaveLength(escalates ? 1 : 0);
  });

  it('does not happen while the deadline can be met', () => {
    expect(deadlineAlerts([attained(100, {}, { deadline: '2026-07-10' })])).toEqual([]);
    expect(deadlineAlerts([attained(90, {}, { deadline: '2026-07-10' })])).toEqual([]);
  });

  it.each([
    ['2026-07-31', '"Reduce reporting time" will miss its deadline of 31 Jul 2026, in 30 days.'],
    ['2026-07-02', '"Reduce reporting time" will miss its deadline of 2 Jul 2026, in 1 day.'],
    ['2026-07-01', '"Reduce reporting time" will miss its deadline of 1 Jul 2026, today.'],
    ['2026-06-30', '"Reduce reporting time" is past its deadline of 30 Jun 2026.'],
  ])('for %s says: %s', (deadline, text) => {
    expect(deadlineAlerts([stuck(deadline)])).toMatchObject([{ text, firedNow: true }]);
  });

  it('fires once on the way to the deadline and past it', () => {
    const scenes = [31, 30, 29, 10, 1, 0, -1, -20].map((left) => ({
      on: addDays('2026-09-30', -left),
      goals: [stuck('2026-09-30')],
    }));
    expect(firedOn(scenes, ({ rule }) => rule === 'deadline')).toEqual(['2026-08-31']);
  });

  it('is armed again by a later deadline', () => {
    const scenes = [
      { on: '2026-07-01', goals: [stuck('2026-07-20')] },
      { on: '2026-07-05', goals: [stuck('2026-09-30')] },
      { on: '2026-09-10', goals: [stuck('2026-09-30')] },
    ];
    expect(firedOn(scenes, ({ rule }) => rule === 'deadline')).toEqual([
      '2026-07-01',
      '2026-09-10',
    ]);
  });

  it('ends with the agreement', () => {
    const states = watch([stuck('2026-07-20')])?.states;
    expect(deadlineAlerts([stuck('2026-07-20', { state: 'missed' })], states)).toEqual([]);
  });
});

describe('whatever happens to an account', () => {
  const percent = fc.option(fc.integer({ min: 0, max: 120 }), { nil: null });
  const scene = fc.record({
    daysLater: fc.integer({ min: 0, max: 9 }),
    percents: fc.tuple(percent, percent),
    deadline: fc.constantFrom('2026-07-20', '2026-08-30', null),
    ended: fc.boolean(),
  });
  const history = fc.array(scene, { maxLength: 30 }).map((scenes) => {
    let on = TODAY;
    return scenes.map(({ daysLater, percents: [a, b], deadline, ended }): Scene => {
      on = addDays(on, daysLater);
      return {
        on,
        goals: [
          attained(a, { id: 'a' }, { deadline }),
          attained(b, { id: 'b', ended }, { deadline: '2026-10-01' }),
        ],
      };
    });
  });
  const key = ({ rule, goalId, metricId }: Alert | AlertState) => `${rule} ${goalId} ${metricId}`;

  it('an alert fires only where it was armed, and never twice within 14 days', () => {
    fc.assert(
      fc.property(history, (scenes) => {
        let states: readonly AlertState[] = [];
        const lastFired = new Map<string, number>();
        for (const { on, goals } of scenes) {
          const before = new Map(states.map((state) => [key(state), state]));
          const result = watch(goals, states, on);
          states = result?.states ?? [];
          for (const each of lastFired.keys()) {
            // A subject that was forgotten begins anew.
            if (!states.some((state) => key(state) === each)) lastFired.delete(each);
          }
          for (const alert of result?.active ?? []) {
            if (!alert.firedNow) continue;
            const armed = before.get(key(alert))?.armed ?? alert.rule !== 'attainment';
            expect(armed).toBe(true);
            const { now } = asOf(on);
            const last = lastFired.get(key(alert)) ?? -Infinity;
            expect(now - last).toBeGreaterThanOrEqual(14 * 86_400_000);
            lastFired.set(key(alert), now);
          }
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('scoring again at once fires nothing and changes no state', () => {
    fc.assert(
      fc.property(history, (scenes) => {
        let states: readonly AlertState[] = [];
        for (const { on, goals } of scenes) {
          const first = watch(goals, states, on);
          states = first?.states ?? [];
          const again = watch(goals, states, on);
          expect(again?.states ?? []).toEqual(states);
          expect(again?.active.some(({ firedNow }) => firedNow) ?? false).toBe(false);
        }
      }),
    );
  });
});
