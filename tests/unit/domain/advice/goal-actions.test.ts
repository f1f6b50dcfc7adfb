import type { Account } from '@attain/shared/domain/account';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { at, metricAt, readings, someCommitment, someGoal, someMetric } from '../builders.ts';
import { DOCUMENT_GOALS } from '../goals/document-goals.ts';
import { storyOf } from './builders.ts';

const next = (goal: Partial<Goal>, account: Partial<Account> = {}) => {
  const { situation, actions } = storyOf({ goals: [someGoal(goal)], ...account });
  const [first] = actions;
  return { situation, first };
};

/** 20 on 1 July of a year that expects 49.7 % by then: behind, and too few readings to project. */
const slow = { readings: readings(['2026-07-01', 40]) };

/** Half a report a day: 60 on 20 May, 100 on 8 August. */
const steady = someMetric({
  baselineAt: at('2026-01-20'),
  readings: readings(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 60]),
});

describe('what a goal needs next (M52, M74)', () => {
  it.each([
    {
      what: 'has neither metric nor milestone',
      goal: { metrics: [] },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Add a metric or a milestone.',
      reason: 'No metrics defined. Add a metric or a milestone.',
    },
    {
      what: 'has no baseline',
      goal: { metrics: [metricAt(null, 90, 88)] },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Record the baseline of "Reports created".',
      reason: 'Baseline not set. Cannot calculate progress.',
    },
    {
      what: 'has no target',
      goal: { metrics: [someMetric({ target: null })] },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Agree on a target for "Reports created".',
      reason: 'Target not set. Cannot calculate progress.',
    },
    {
      what: 'has its target on the wrong side',
      goal: { metrics: [someMetric({ baseline: 100, target: 0 })] },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Correct the target or the direction of "Reports created".',
      reason:
        'The target lies on the wrong side of the baseline. Correct the target or the direction.',
    },
    {
      what: 'has a value that is no number',
      goal: { metrics: [someMetric({ baseline: Number.NaN })] },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Correct the value of "Reports created" that is not a number.',
      reason: 'A value of this metric is not a number. Correct it to see progress.',
    },
    {
      what: 'was never read',
      goal: { metrics: [metricAt(0, 100, null)] },
      code: 'reading_missing',
      horizon: 'this_week',
      text: 'Record a reading of "Reports created".',
      reason: 'No reading yet. Record one to see progress.',
    },
    {
      what: 'is reached',
      goal: { metrics: [metricAt(0, 100, 100)], targetDate: '2026-06-30' },
      code: 'achieved',
      horizon: 'this_month',
      text: 'Agree on the next target with Sarah Chen, and have the value confirmed.',
      reason: 'It is at 100 % of its target.',
    },
    {
      what: 'is exceeded',
      goal: { metrics: [metricAt(0, 100, 142)] },
      code: 'achieved',
      horizon: 'this_month',
      text: 'Agree on the next target with Sarah Chen, and have the value confirmed.',
      reason: 'It is at 142 % of its target.',
    },
    {
      what: 'is past its date',
      goal: { metrics: [metricAt(0, 100, 60)], targetDate: '2026-06-30' },
      code: 'past_date',
      horizon: 'immediate',
      text: 'Agree on how to go on with Sarah Chen.',
      reason: 'It was due on 30 Jun 2026 and is at 60 % of its target.',
    },
    {
      what: 'is due today and out of reach',
      goal: { metrics: [steady], targetDate: '2026-07-01' },
      code: 'will_miss',
      horizon: 'immediate',
      text: 'Agree on a recovery plan with Sarah Chen.',
      reason: 'At the present rate it is reached on 8 Aug 2026. It is due on 1 Jul 2026.',
    },
    {
      what: 'is behind its path',
      goal: { metrics: [someMetric(slow)], targetDate: '2026-12-31' },
      code: 'behind',
      horizon: 'immediate',
      text: 'Work on "Reports created" (40 of 100 reports) with Sarah Chen.',
      reason: 'It is at 40 % of its target where 49.7 % is expected.',
    },
    {
      what: 'is at risk without a date',
      goal: { metrics: [metricAt(0, 100, 80)] },
      code: 'at_risk',
      horizon: 'immediate',
      text: 'Work on "Reports created" (80 of 100 reports) with Sarah Chen.',
      reason: 'It is at 80 % of its target.',
    },
    {
      what: 'was read too long ago',
      goal: { metrics: [someMetric({ readings: readings(['2026-05-01', 90]) })] },
      code: 'reading_stale',
      horizon: 'this_week',
      text: 'Measure "Reports created" (90 of 100 reports) again.',
      reason: 'Its last reading is too old.',
    },
    {
      what: 'lacks one of its metrics',
      goal: {
        metrics: [metricAt(0, 100, 90), { ...metricAt(null, 90, 88), id: 'm2', name: 'Speed' }],
      },
      code: 'not_measurable',
      horizon: 'this_week',
      text: 'Record the baseline of "Speed".',
      reason: 'Baseline not set. Cannot calculate progress.',
    },
    {
      what: 'has a small gap',
      goal: { metrics: [metricAt(0, 100, 80.1)] },
      code: 'small_gap',
      horizon: 'this_month',
      text: 'Small gap to target: work on "Reports created" (80.1 of 100 reports) with Sarah Chen.',
      reason: 'It is at 80.1 % of its target.',
    },
  ])('where it $what: $code', ({ goal, code, horizon, text, reason }) => {
    const { situation, first } = next(goal);
    expect(situation?.code).toBe(code);
    expect(first).toEqual({ code, horizon, text, reason });
  });

  it('is nothing while it goes as planned', () => {
    const goal = {
      metrics: [someMetric({ readings: readings(['2026-06-20', 50]) })],
      targetDate: '2026-12-31',
    };
    expect(next(goal)).toEqual({ situation: null, first: undefined });
    const at80 = { metrics: [metricAt(0, 100, 80)], targetDate: '2026-12-31' };
    expect(next(at80).situation).toBeNull();
  });

  it('of goal 2 of the document names what lacks most of it', () => {
    expect(next(DOCUMENT_GOALS[1] ?? {}).first?.text).toBe(
      'Small gap to target: work on "Data error rate" (3.8 % against a target of 2 %) with Sarah Chen.',
    );
  });

  it('is about the milestones where they lack most', () => {
    const milestones = [1, 2].map((n) => ({ id: `${n}`, title: 'Pilot', due: null, done: false }));
    const goal = { metrics: [metricAt(0, 100, 95)], milestones, owner: null };
    expect(next(goal).first?.text).toBe('Work on the open milestones.');
  });

  it('asks for a plan where milestones run late, and where nothing moves', () => {
    const late = [{ id: '1', title: 'Roll-out', due: '2026-09-01', done: false }];
    expect(next({ metrics: [], milestones: late, targetDate: '2026-08-01' }).first).toMatchObject({
      code: 'will_miss',
      reason: 'Its milestones run late. It is due on 1 Aug 2026.',
    });
    const stuck = someMetric({
      baseline: 40,
      readings: readings(['2026-05-01', 40], ['2026-06-01', 40], ['2026-06-20', 40]),
    });
    expect(next({ metrics: [stuck], targetDate: '2026-08-01' }).first).toMatchObject({
      code: 'will_miss',
      reason: '"Reports created" does not move. It is due on 1 Aug 2026.',
    });
  });

  it('takes the word of whoever called the agreement achieved', () => {
    const commitment = someCommitment({ state: 'achieved', deadline: '2026-06-30' });
    expect(next({ metrics: [metricAt(0, 100, 60)], commitment }).first).toMatchObject({
      code: 'achieved',
      reason: 'It is at 60 % of its target.',
    });
  });
});

describe('actions by horizon for a goal in trouble (M57, V27)', () => {
  const actionsOf = (
    metrics: readonly Partial<Metric>[],
    account: Partial<Account>,
    goal: Partial<Goal> = {},
  ) =>
    storyOf({
      goals: [
        someGoal({
          metrics: metrics.map((metric, index) =>
            someMetric({ id: `m${index}`, name: `M${index}`, ...metric }),
          ),
          commitment: someCommitment(),
          ...goal,
        }),
      ],
      ...account,
    }).actions.map(({ horizon, code, text, reason }) => [horizon, code, text, reason]);

  it('take up what the account lacks this week, and what lacks most this month', () => {
    expect(actionsOf([slow], { training: { share: 0.5, at: at('2026-06-01') } })).toEqual([
      [
        'immediate',
        'behind',
        'Work on "M0" (40 of 100 reports) with Sarah Chen.',
        'It is at 40 % of its target where 49.7 % is expected.',
      ],
      [
        'this_week',
        'supporting_action',
        'Schedule the training that is missing.',
        'Training completion: 50 % of the training completed.',
      ],
      [
        'this_month',
        'long_term_improvement',
        'Find out what holds "M0" back with Sarah Chen.',
        'M0: 40 of 100 reports, behind its path (pace 0.8), 60 points short.',
      ],
    ]);
  });

  it('take up one metric after the other where nothing else is known, never the same twice', () => {
    const texts = actionsOf([slow, slow], {}).map(([, , text]) => text);
    expect(texts).toEqual([
      'Work on "M0" (40 of 100 reports) with Sarah Chen.',
      'Find out what holds "M0" back with Sarah Chen.',
      'Find out what holds "M1" back with Sarah Chen.',
    ]);
    expect(actionsOf([slow], {})).toHaveLength(2);
  });

  it('settle dependencies and finish overdue milestones', () => {
    const texts = actionsOf(
      [],
      {},
      {
        owner: null,
        commitment: someCommitment({ dependencies: 'Data access', deadline: '2026-06-30' }),
        milestones: [{ id: '1', title: 'Roll-out', due: '2026-06-30', done: false }],
      },
    ).map(([, , text]) => text);
    expect(texts).toEqual([
      'Agree on how to go on.',
      'Settle the dependency "Data access".',
      'Finish the overdue milestones.',
    ]);
  });

  it('are none beyond the first where the goal is not in trouble', () => {
    const story = storyOf({
      goals: [someGoal({ metrics: [metricAt(0, 100, 90)], commitment: someCommitment() })],
      training: { share: 0, at: at('2026-06-01') },
    });
    expect(story.blockers).not.toEqual([]);
    expect(story.actions.map(({ code }) => code)).toEqual(['small_gap']);
  });
});
