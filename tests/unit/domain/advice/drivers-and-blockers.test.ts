import type { Account } from '@attain/shared/domain/account';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import {
  at,
  metricAt,
  readings,
  someCommitment,
  someGoal,
  someMetric,
  someSurvey,
  someTickets,
  someUsage,
} from '../builders.ts';
import { DOCUMENT_GOALS } from '../goals/document-goals.ts';
import { snapshotOf, storyOf } from './builders.ts';

const agreement = (metrics: readonly Partial<Metric>[], goal: Partial<Goal> = {}) =>
  someGoal({
    metrics: metrics.map((metric, index) => someMetric({ id: `m${index}`, ...metric })),
    commitment: someCommitment(),
    ...goal,
  });

const storyOfAgreement = (
  metrics: readonly Partial<Metric>[],
  { goal = {}, ...account }: Partial<Account> & { goal?: Partial<Goal> } = {},
  today?: string,
) => storyOf({ goals: [agreement(metrics, goal)], ...account }, today);

const trained = (share: number) => ({ training: { share, at: at('2026-06-01') } });
const pastPoints = (points: Account['pastHealth'][number]['points'], on = '2026-03-01') =>
  [{ at: at(on), score: 50, band: 'at_risk', points }] as const;

describe('what is working (V25)', () => {
  it.each([
    {
      what: 'gained since the last reading of 90 days ago',
      metric: { readings: readings(['2026-03-01', 20], ['2026-04-02', 30], ['2026-06-20', 80]) },
      driver: { code: 'metric_gain', metricId: 'm0', points: 50, from: 30, since: '2026-04-02' },
      text: 'Reports created: from 30 to 80 reports since 2 Apr 2026, 50 points gained.',
    },
    {
      what: 'gained since its baseline',
      metric: { readings: readings(['2026-04-03', 20], ['2026-06-20', 80]) },
      driver: { code: 'metric_gain', metricId: 'm0', points: 80, from: 0, since: '2026-01-01' },
      text: 'Reports created: from 0 to 80 reports since 1 Jan 2026, 80 points gained.',
    },
    {
      what: 'gained since a baseline without a date',
      metric: { baselineAt: null, readings: readings(['2026-06-20', 80]) },
      driver: { code: 'metric_gain', metricId: 'm0', points: 80, from: 0, since: null },
      text: 'Reports created: from 0 to 80 reports since the baseline, 80 points gained.',
    },
    {
      what: 'holds its target',
      metric: { readings: readings(['2026-03-01', 110], ['2026-06-20', 120]) },
      driver: { code: 'target_met', metricId: 'm0', points: 100 },
      text: 'Reports created: target met, 120 of 100 reports.',
    },
    {
      what: 'holds its target exactly',
      metric: { readings: readings(['2026-03-01', 100], ['2026-06-20', 100]) },
      driver: { code: 'target_met', metricId: 'm0', points: 100 },
      text: 'Reports created: target met, 100 of 100 reports.',
    },
  ])('is a metric that $what', ({ metric, driver, text }) => {
    const { drivers, driversInWords } = storyOfAgreement([metric]);
    expect(drivers).toEqual([driver]);
    expect(driversInWords).toEqual([text]);
  });

  it.each([
    { gain: 1, drivers: 1 },
    { gain: 0.99, drivers: 0 },
  ])('takes a gain of one point: $gain', ({ gain, drivers }) => {
    const metric = { readings: readings(['2026-03-01', 20], ['2026-06-20', 20 + gain]) };
    expect(storyOfAgreement([metric]).drivers).toHaveLength(drivers);
  });

  it('counts points by what a metric weighs in the goal, the most first', () => {
    const gained = (weight: number, now: number) => ({
      weight,
      readings: readings(['2026-03-01', 20], ['2026-06-20', now]),
    });
    const milestones = [
      { id: '1', title: 'Pilot', due: null, done: true },
      { id: '2', title: 'Roll-out', due: null, done: false },
    ];
    const { drivers, driversInWords } = storyOfAgreement([gained(1, 60), gained(3, 60)], {
      goal: { milestones },
    });
    expect(drivers).toMatchObject([
      { code: 'metric_gain', metricId: 'm1', points: expect.closeTo(20) },
      { code: 'milestones_done', points: expect.closeTo(100 / 6) },
      { code: 'metric_gain', metricId: 'm0', points: expect.closeTo(40 / 6) },
    ]);
    expect(driversInWords[1]).toBe('1 of 2 milestones done.');
  });

  it('is not a milestone that is open', () => {
    const milestones = [{ id: '1', title: 'Pilot', due: null, done: false }];
    expect(storyOfAgreement([], { goal: { milestones } }).drivers).toEqual([]);
  });

  it.each([
    { was: 4, told: true },
    { was: 4.01, told: false },
  ])('is training that gained a point of health: from $was to 5', ({ was, told }) => {
    const story = storyOfAgreement([{ readings: [] }], {
      ...trained(1),
      pastHealth: pastPoints({ training_completion: was }),
    });
    expect(story.driversInWords).toEqual(
      told ? ['Training completion: from 4 to 5 of 5 points of health since 2 Apr 2026.'] : [],
    );
  });

  it('counts from the beginning of a history that is shorter', () => {
    const { driversInWords } = storyOfAgreement([{ readings: [] }], {
      ...trained(1),
      pastHealth: pastPoints({ training_completion: 2 }, '2026-05-20'),
    });
    expect(driversInWords).toEqual([
      'Training completion: from 2 to 5 of 5 points of health since 20 May 2026.',
    ]);
  });

  it('is not told of a goal that goes as planned: it has no entry', () => {
    const metrics = [someMetric({ readings: readings(['2026-06-20', 55]) })];
    const goals = [someGoal({ metrics, targetDate: '2026-12-31' })];
    expect(snapshotOf({ goals }).insights).toEqual([]);
  });

  it('is told of agreements in force alone', () => {
    const goal = someGoal({ metrics: [someMetric()] });
    expect(storyOf({ goals: [goal] }).drivers).toEqual([]);
    const proposed = { ...goal, commitment: someCommitment({ state: 'proposed' }) };
    expect(storyOf({ goals: [proposed] }).drivers).toEqual([]);
  });
});

describe('what holds a goal back (V26, M56)', () => {
  it('of goal 3 of the document is each metric by what it costs, then the training', () => {
    const story = storyOf({ goals: DOCUMENT_GOALS.slice(2, 3), ...trained(0.5) });
    expect(story.blockersInWords).toEqual([
      'Tasks/person/day: 18 of 25 tasks, 23.3 points short.',
      'Process automation: 4 of 10 workflows, 20 points short.',
      'System adoption: 65 of 90 %, 16.7 points short.',
      'Training completion: 50 % of the training completed.',
    ]);
    expect(story.blockers.map(({ code }) => code)).toEqual([
      'metric_short',
      'metric_short',
      'metric_short',
      'input_weak',
    ]);
  });

  it('adds up to what the goal lacks', () => {
    const { blockers } = storyOf({ goals: DOCUMENT_GOALS.slice(2, 3) });
    const points = blockers.map((blocker) => ('points' in blocker ? blocker.points : 0));
    expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(60);
  });

  it.each([
    {
      what: 'fell since 90 days ago',
      metric: { readings: readings(['2026-03-01', 70], ['2026-06-20', 50]) },
      blocker: {
        code: 'metric_declined',
        metricId: 'm0',
        points: 50,
        from: 70,
        since: '2026-03-01',
      },
      text: 'Reports created: 50 of 100 reports, was 70 on 1 Mar 2026, 50 points short.',
    },
    {
      what: 'fell below its baseline',
      metric: {
        mode: 'ratio_to_target',
        baseline: 70,
        baselineAt: null,
        readings: readings(['2026-06-20', 50]),
      },
      blocker: { code: 'metric_declined', metricId: 'm0', points: 50, from: 70, since: null },
      text: 'Reports created: 50 of 100 reports, was 70 at the baseline, 50 points short.',
    },
    {
      what: 'will miss the deadline',
      metric: {
        readings: readings(
          ['2026-03-01', 10],
          ['2026-04-10', 20],
          ['2026-05-20', 30],
          ['2026-06-20', 40],
        ),
      },
      blocker: { code: 'metric_will_miss', metricId: 'm0', points: 60 },
      text: 'Reports created: 40 of 100 reports, projected for 15 Feb 2027, 60 points short.',
    },
    {
      what: 'does not move',
      metric: {
        baseline: null,
        mode: 'ratio_to_target',
        readings: readings(['2026-03-01', 40], ['2026-04-10', 40], ['2026-05-20', 40]),
      },
      blocker: { code: 'metric_will_miss', metricId: 'm0', points: 60 },
      text: 'Reports created: 40 of 100 reports, not in sight, 60 points short.',
    },
    {
      what: 'is behind its path',
      metric: { readings: readings(['2026-07-01', 40]) },
      blocker: { code: 'metric_behind', metricId: 'm0', points: 60 },
      text: 'Reports created: 40 of 100 reports, behind its path (pace 0.8), 60 points short.',
    },
  ] as const)('is a metric that $what', ({ metric, blocker, text }) => {
    const { blockers, blockersInWords } = storyOfAgreement([metric]);
    expect(blockers).toEqual([{ ...blocker, points: expect.closeTo(blocker.points) }]);
    expect(blockersInWords).toEqual([text]);
  });

  it.each([
    { fell: 1, code: 'metric_declined' },
    { fell: 0.99, code: 'metric_will_miss' },
  ])('calls it a fall from one point on: $fell', ({ fell, code }) => {
    const metric = { readings: readings(['2026-03-01', 40], ['2026-07-01', 40 - fell]) };
    expect(storyOfAgreement([metric]).blockers).toMatchObject([{ code }]);
  });

  it('is nothing of a metric that keeps its pace, met its target, or is short of it by less than a point', () => {
    const onPace = { readings: readings(['2026-06-20', 60]) };
    const met = { readings: readings(['2026-06-20', 100]) };
    const nearly = { readings: readings(['2026-06-20', 99.1]) };
    expect(storyOfAgreement([onPace, met, nearly]).blockers).toEqual([]);
  });

  it('is nothing that is short by exactly less than a point', () => {
    const short = (by: number) =>
      storyOfAgreement([{ readings: readings(['2026-06-20', 100 - by]) }], {
        goal: { commitment: someCommitment({ deadline: '2026-06-30' }) },
      }).blockers.length;
    expect([short(1), short(0.99)]).toEqual([1, 0]);
  });

  it('counts a fall by what the metric weighs in the goal', () => {
    const fell = (by: number) =>
      storyOfAgreement([
        { readings: readings(['2026-03-01', 70], ['2026-06-20', 70 - by]) },
        { readings: readings(['2026-06-20', 100]) },
      ]).blockers.map(({ code }) => code);
    expect(fell(2)).toEqual(['metric_declined']);
    expect(fell(1.9)).not.toContain('metric_declined');
  });

  it('is nothing of a metric that keeps its pace in a goal at risk', () => {
    const onPace = { readings: readings(['2026-07-01', 48]) };
    const behind = { readings: readings(['2026-07-01', 10]) };
    const { blockers } = storyOfAgreement([onPace, behind]);
    expect(blockers).toMatchObject([{ code: 'metric_behind', metricId: 'm1' }]);
  });

  it('is nothing of an agreement on track without a deadline', () => {
    const commitment = someCommitment({ deadline: null });
    const metric = { readings: readings(['2026-06-20', 90]) };
    expect(storyOfAgreement([metric], { goal: { commitment } }).blockers).toEqual([]);
  });

  it('has nothing to compare with where there is neither an earlier reading nor a baseline', () => {
    const metric = {
      mode: 'ratio_to_target',
      baseline: null,
      readings: readings(['2026-06-20', 20]),
    } as const;
    const { blockers, drivers } = storyOfAgreement([metric], {
      goal: { commitment: someCommitment({ deadline: null }) },
    });
    expect(blockers).toMatchObject([{ code: 'metric_short' }]);
    expect(drivers).toEqual([]);
  });

  it('of a goal that is on track and will miss its date is told too', () => {
    const metrics = [
      someMetric({
        baselineAt: at('2026-05-01'),
        readings: readings(['2026-06-01', 82], ['2026-06-10', 82], ['2026-06-20', 81]),
      }),
    ];
    const story = storyOf({ goals: [someGoal({ metrics, targetDate: '2026-07-10' })] });
    expect(story.situation).toEqual({ code: 'will_miss', metricId: null });
    expect(story.blockers).toMatchObject([{ code: 'metric_will_miss' }]);
  });

  it('tells of several metrics behind together, first', () => {
    const behind = { readings: readings(['2026-07-01', 40]) };
    const { blockers, blockersInWords } = storyOfAgreement([
      behind,
      behind,
      { readings: readings(['2026-07-01', 90]) },
    ]);
    expect(blockersInWords).toEqual([
      '2 of 3 metrics behind pace, 40 points short together.',
      'Reports created: 40 of 100 reports, behind its path (pace 0.8), 20 points short.',
      'Reports created: 40 of 100 reports, behind its path (pace 0.8), 20 points short.',
    ]);
    expect(blockers[0]).toEqual({
      code: 'metrics_behind',
      points: expect.closeTo(40),
      behind: 2,
      of: 3,
    });
  });

  it.each([
    {
      what: 'one',
      due: ['2026-06-30', '2026-07-01', null],
      text: ['Milestone overdue: "M0", due 30 Jun 2026.'],
    },
    {
      what: 'two of one day, the first named',
      due: ['2026-05-01', '2026-05-01', '2026-06-30'],
      text: ['3 of 3 milestones overdue, first "M0", due 1 May 2026.'],
    },
    {
      what: 'two, the earlier named',
      due: ['2026-06-30', '2026-05-01', null],
      text: ['2 of 3 milestones overdue, first "M1", due 1 May 2026.'],
    },
    { what: 'none', due: ['2026-07-01', null, null], text: [] },
  ])('is milestones overdue: $what', ({ due, text }) => {
    const milestones = due.map((on, n) => ({ id: `${n}`, title: `M${n}`, due: on, done: false }));
    const { blockersInWords, blockers } = storyOfAgreement([], { goal: { milestones } });
    expect(blockersInWords).toEqual(text);
    if (text.length > 0) {
      const overdue = due.filter((on) => on !== null && on < '2026-07-01').length;
      expect(blockers).toMatchObject([
        { code: 'milestones_overdue', points: expect.closeTo((100 * overdue) / 3), overdue },
      ]);
    }
  });

  it('takes a milestone without a date as due with its goal, and leaves out what is done', () => {
    const milestones = [
      { id: '1', title: 'Pilot', due: '2026-02-01', done: true },
      { id: '2', title: 'Roll-out', due: null, done: false },
    ];
    const commitment = someCommitment({ deadline: '2026-06-30' });
    expect(storyOfAgreement([], { goal: { milestones, commitment } }).blockersInWords).toEqual([
      'Milestone overdue: "Roll-out", due 30 Jun 2026.',
    ]);
  });

  it.each([
    { share: 0.74, holding: true },
    { share: 0.75, holding: false },
  ])('is training that earns less than 70 % of its points: $share done', ({ share, holding }) => {
    const { blockers } = storyOfAgreement([], trained(share));
    expect(blockers).toEqual(holding ? [{ code: 'input_weak', input: 'training_completion' }] : []);
  });

  it('is use and engagement, the most points short first, and never what people think of it', () => {
    const { blockers, blockersInWords } = storyOfAgreement([], {
      ...trained(0),
      usage: someUsage({
        weeklyActiveUsers: [12, 12, 12, 12],
        peakWeeklyUsers: 60,
        sessionsPerUserWeek: 1,
        minutesPerUserWeek: 45,
        featureAdoption: 0.8,
      }),
      tickets: someTickets({ weighted: 10, open: 2, created28Days: 4 }),
      nps: someSurvey({ mean: 0, nps: -100 }),
      csat: someSurvey({ mean: 1, nps: null }),
    });
    expect(blockers.map((blocker) => 'input' in blocker && blocker.input)).toEqual([
      'weekly_active_users',
      'support_tickets',
      'training_completion',
    ]);
    expect(blockersInWords[0]).toBe('Weekly active users: 12 users a week on 60 seats.');
  });

  it('goes by points short, not by the order of the components', () => {
    const { blockers } = storyOfAgreement([], {
      ...trained(0),
      outreach: { attempts: 10, answered: 0, latestAt: at('2026-06-01') },
      tickets: someTickets({ weighted: 1.75, open: 1, created28Days: 1 }),
    });
    expect(blockers.map((blocker) => 'input' in blocker && blocker.input)).toEqual([
      'training_completion',
      'outreach_response',
      'support_tickets',
    ]);
  });

  it.each([
    { was: 3, code: 'input_loss' },
    { was: 2.99, code: 'input_weak' },
  ])('calls it a loss from one point of health on: from $was to 2', ({ was, code }) => {
    const story = storyOfAgreement([], {
      ...trained(0.5),
      pastHealth: pastPoints({ training_completion: was }),
    });
    expect(story.blockers).toMatchObject([{ code }]);
  });

  it('is an input that lost a point of health, weak or not', () => {
    const { blockers, blockersInWords } = storyOfAgreement([], {
      ...trained(0.8),
      pastHealth: pastPoints({ training_completion: 5 }),
    });
    expect(blockers).toEqual([
      { code: 'input_loss', input: 'training_completion', from: 5, since: '2026-04-02' },
    ]);
    expect(blockersInWords).toEqual([
      'Training completion: from 5 to 3.8 of 5 points of health since 2 Apr 2026.',
    ]);
  });

  it('names six facts at most', () => {
    const behind = { readings: readings(['2026-07-01', 40]) };
    expect(
      storyOfAgreement([behind, behind, behind, behind, behind, behind]).blockers,
    ).toHaveLength(6);
    const story = storyOfAgreement([behind, behind, behind, behind, behind], trained(0));
    expect(story.blockers.map(({ code }) => code)).not.toContain('input_weak');
  });

  it('is told of open agreements and of goals in trouble', () => {
    const metrics = [{ ...metricAt(0, 100, 95), id: 'm0' }];
    const told = (goal: Partial<Goal>) =>
      storyOf({ goals: [someGoal(goal)], ...trained(0) }).blockers.length;
    expect(told({ metrics })).toBe(0);
    expect(told({ metrics, commitment: someCommitment() })).toBe(1);
    expect(told({ metrics, commitment: someCommitment({ state: 'missed' }) })).toBe(1);
    expect(told({ metrics, commitment: someCommitment({ state: 'achieved' }) })).toBe(0);
    expect(told({ metrics, commitment: someCommitment({ state: 'proposed' }) })).toBe(0);
    const short = [{ ...metricAt(0, 100, 20), id: 'm0' }];
    expect(told({ metrics: short })).toBe(2);
    expect(told({ metrics: short, commitment: someCommitment({ state: 'achieved' }) })).toBe(0);
    expect(told({ metrics, targetDate: '2026-06-30' })).toBe(2);
  });
});

describe('dependencies of an agreement (V08)', () => {
  const open = (dependencies: string, account: Partial<Account> = {}, goal: Partial<Goal> = {}) =>
    storyOfAgreement([], {
      goal: { commitment: someCommitment({ dependencies }), ...goal },
      ...account,
    }).blockersInWords.filter((text) => text.startsWith('Dependency'));

  it.each([
    { name: 'Training', text: 'training completion is not measured' },
    { name: 'Product adoption', text: 'feature adoption is not measured' },
    { name: 'All users invited', text: 'weekly active users is not measured' },
    { name: 'Roll-out', text: 'weekly active users is not measured' },
    { name: 'Data access', text: 'nothing on record shows that it is met' },
  ])('are open without evidence: $name', ({ name, text }) => {
    expect(open(name)).toEqual([`Dependency "${name}": ${text}.`]);
  });

  it('are met from 80 % of the points of the input that shows them', () => {
    const needed = 0.5 + 2 / 6;
    expect(open('Training', trained(needed))).toEqual([]);
    expect(open('Training', trained(needed - 0.01))).toEqual([
      'Dependency "Training": 82.3 % of the training completed.',
    ]);
  });

  it('follow the milestone of that name where there is one', () => {
    const milestone = (done: boolean) => ({
      milestones: [{ id: '1', title: 'Training of all teams', due: null, done }],
    });
    expect(open('training', trained(0), milestone(true))).toEqual([]);
    expect(open('training', trained(1), milestone(false))).toEqual([
      'Dependency "training": the milestone "Training of all teams" is open.',
    ]);
  });

  it('are told apart by commas, semicolons and lines', () => {
    expect(open('Data access, Legal;Sponsor\n\n Budget ')).toEqual(
      ['Data access', 'Legal', 'Sponsor', 'Budget'].map(
        (name) => `Dependency "${name}": nothing on record shows that it is met.`,
      ),
    );
  });

  it('come after the figures of the goal and before the inputs of the account', () => {
    const story = storyOfAgreement([{ readings: readings(['2026-07-01', 40]) }], {
      goal: { commitment: someCommitment({ dependencies: 'Data access' }) },
      ...trained(0),
    });
    expect(story.blockers.map(({ code }) => code)).toEqual([
      'metric_behind',
      'dependency_open',
      'input_weak',
    ]);
  });
});
