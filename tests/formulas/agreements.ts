import type { Account } from '@attain/shared/domain/account';
import { alerts } from '@attain/shared/domain/agreements/alerts';
import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import { nextAlertState, type Standing } from '@attain/shared/domain/agreements/alert-step';
import { agreements } from '@attain/shared/domain/agreements/agreements';
import { vlaComponents } from '@attain/shared/domain/agreements/components';
import type { Alert } from '@attain/shared/domain/agreements/results';
import { followUps } from '@attain/shared/domain/follow-ups/follow-ups';
import { FOLLOW_UP_DEFAULTS } from '@attain/shared/domain/follow-ups/settings';
import { followUpSteps, type KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import { withDefaultCategories } from '@attain/shared/domain/goals/categories';
import type {
  Commitment,
  Goal,
  Metric,
  MetricCategory,
  VlaCategory,
} from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { addDays, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Chapter, Formula } from './formula.ts';
import {
  asOf,
  at,
  metricAt,
  readings,
  someAccount,
  someCommitment,
  someGoal,
  someMetric,
  someTickets,
  TODAY,
  USD,
} from '../unit/domain/builders.ts';

const vla = (percent: number, goal: Partial<Goal> = {}, terms: Partial<Commitment> = {}) =>
  someGoal({
    metrics: [metricAt(0, 100, percent)],
    commitment: someCommitment({ deadline: null, ...terms }),
    ...goal,
  });

function score(goals: readonly Goal[], today: Day = TODAY) {
  const results = goals.map((goal) => scoreGoal(goal, asOf(today), DEFAULT_SETTINGS));
  return { results, agreed: agreements(goals, results, asOf(today), DEFAULT_SETTINGS) };
}

const rollUp = (...goals: readonly Goal[]) => score(goals).agreed;

/** Scores day after day, each with the states that the one before left; which of them fired. */
function fires(of: Alert['rule'], ...scenes: readonly (readonly [Day, Goal])[]): string {
  let states: readonly AlertState[] = [];
  const fired = scenes.map(([today, goal]) => {
    const { results, agreed } = score([goal], today);
    const result = alerts(agreed, results, states, asOf(today), DEFAULT_SETTINGS);
    states = result?.states ?? [];
    return result?.active.some(({ rule, firedNow }) => rule === of && firedNow) ? 'fires' : 'quiet';
  });
  return fired.join(', ');
}

const attainmentCourse = (...percents: readonly number[]) =>
  fires(
    'attainment',
    ...percents.map((percent, index) => [addDays(TODAY, index), vla(percent)] as const),
  );

/** Half of the way is expected on 2 July, when it is read. */
const driftCourse = (...percents: readonly number[]) =>
  fires(
    'drift',
    ...percents.map((percent, index) => {
      const metrics = [someMetric({ readings: readings(['2026-07-02', percent]) })];
      const commitment = someCommitment({ deadline: '2026-12-31' });
      return [addDays('2026-07-02', index), someGoal({ metrics, commitment })] as const;
    }),
  );

/** Stands still, so that it will miss any deadline. */
const stuck = (today: Day) => {
  const still = readings(['2026-04-01', 40], ['2026-05-01', 40], ['2026-06-30', 40]);
  const metrics = [someMetric({ baseline: 40, target: 200, readings: still })];
  const commitment = someCommitment({ deadline: '2026-07-31' });
  return fires('deadline', [today, someGoal({ metrics, commitment })]);
};

const again = (daysAfter: number, standing: Standing = 'beyond') => {
  const before: AlertState = {
    rule: 'attainment',
    goalId: null,
    metricId: null,
    armed: true,
    since: null,
    firedAt: 0,
  };
  const after = nextAlertState(before, standing, daysAfter * DAY_MS, DEFAULT_SETTINGS);
  if (after.firedAt !== 0) return 'fires';
  return after.since === null ? 'quiet' : 'waits';
};

const reviewOn = (today: Day) => score([vla(90)], today).agreed.vlas[0];

const categoriesOf = (metric: MetricCategory) => {
  const { outcome, vla: agreement } = withDefaultCategories({
    outcome: null,
    vla: null,
    metrics: [metric],
  });
  return `${outcome}, ${agreement}`;
};

const categoriesFrom = (agreement: VlaCategory) => {
  const { outcome, metrics } = withDefaultCategories({
    outcome: null,
    vla: agreement,
    metrics: [null],
  });
  return `${outcome}, ${metrics[0]}`;
};

const CHURN = someGoal({
  title: 'Reduce customer churn by 15 %',
  metrics: [
    someMetric({
      name: 'Monthly churn',
      unit: 'percent',
      direction: 'lower_is_better',
      baseline: 8,
      baselineAt: at('2026-06-30'),
      target: 6.8,
    }),
  ],
  commitment: someCommitment({
    start: '2026-07-01',
    deadline: '2026-09-30',
    dependencies: 'Product adoption, training',
  }),
});

const trendOf = (...june: readonly number[]) => {
  const metrics = june.map(
    (value): Metric =>
      someMetric({ readings: readings(['2026-05-20', 50], ['2026-06-20', value]) }),
  );
  return rollUp(someGoal({ metrics, commitment: someCommitment() })).vlas[0]?.trend ?? null;
};

const TERMS: readonly Formula[] = [
  {
    title: 'The six components',
    files: ['agreements/components.ts'],
    source: ['V03', 'V04', 'V05', 'V06', 'V07', 'V08', 'C01'],
    formula:
      'business outcome = title of the goal; success metric, baseline and target = its metrics, the agreed change in words; timeline = start to deadline; dependencies = what must be done for it. What is missing is named. Milestones need no metric, baseline or target.',
    units: 'a view of a goal with its commitment',
    missing: 'a baseline is missed only where progress is counted from it.',
    example: {
      cases: [
        {
          when: 'business outcome',
          is: 'Reduce customer churn by 15 %',
          byRule: () => vlaComponents(CHURN).businessOutcome,
        },
        {
          when: 'success metric',
          is: 'Monthly churn',
          byRule: () => vlaComponents(CHURN).measures[0]?.successMetric ?? null,
        },
        {
          when: 'baseline and target',
          is: '8.0 % -> 6.8 % (-1.2 pp, -15 % relative)',
          byRule: () => vlaComponents(CHURN).measures[0]?.change ?? null,
        },
        {
          when: 'timeline',
          is: '2026-07-01 to 2026-09-30',
          byRule: () => {
            const { start, deadline } = vlaComponents(CHURN).timeline;
            return `${start} to ${deadline}`;
          },
        },
        {
          when: 'dependencies',
          is: 'Product adoption, training',
          byRule: () => vlaComponents(CHURN).dependencies,
        },
        {
          when: 'a goal without commitment, and its metric without baseline: missing',
          is: 'baseline, timeline, dependencies',
          byRule: () =>
            vlaComponents(
              someGoal({ metrics: [metricAt(null, 90, 88)], commitment: null }),
            ).missing.join(', '),
        },
      ],
    },
  },
  {
    title: 'Categories',
    files: ['goals/categories.ts'],
    source: ['V09', 'V10', 'V11', 'V12', 'M12', 'M13', 'M14', 'M15', 'M16', 'C10'],
    formula:
      'The three sets are three attributes: of the metric, of the goal (outcome) and of the commitment (agreement). What somebody chose stays; what is open follows from the others by these tables.',
    units: 'category of the outcome, category of the agreement (or of the metric)',
    missing: 'stays open where the metrics of a goal disagree, or nothing is known.',
    example: {
      cases: [
        ...(
          [
            ['operational', 'efficiency, operational_efficiency'],
            ['financial', 'revenue, revenue_impact'],
            ['quality', 'risk, risk_mitigation'],
            ['adoption', 'experience, strategic_objectives'],
            ['satisfaction', 'experience, strategic_objectives'],
          ] as const
        ).map(([metric, is]) => ({
          when: `metric ${metric}`,
          is,
          byRule: () => categoriesOf(metric),
        })),
        ...(
          [
            ['revenue_impact', 'revenue, financial'],
            ['operational_efficiency', 'efficiency, operational'],
            ['strategic_objectives', 'innovation, adoption'],
            ['risk_mitigation', 'risk, quality'],
          ] as const
        ).map(([agreement, is]) => ({
          when: `agreement ${agreement}: outcome and metric`,
          is,
          byRule: () => categoriesFrom(agreement),
        })),
      ],
    },
  },
];

const STANDING: readonly Formula[] = [
  {
    title: 'Overall attainment',
    files: ['agreements/agreements.ts', 'agreements/vla.ts', 'basics/weighted-mean.ts'],
    source: ['V17', 'V18', 'V19', 'C13'],
    formula:
      'sum of weight x attainment / sum of weights, over the agreements in force (signed, active, revised, achieved or missed, not ended) that can be measured, each capped at 100 %. The status is the band of that mean; the worst agreement is named beside it.',
    units: 'fraction, [0, 1]; shown with how many of how many could be measured',
    missing: '`none_defined` where none is in force, `not_measurable` where none can be measured.',
    example: {
      given: 'three agreements at 140 %, 90 % and 40 %, equal weights',
      byHand: '(1 + 0.9 + 0.4) / 3',
      byRule: () =>
        rollUp(vla(140, { id: 'a' }), vla(90, { id: 'b' }), vla(40, { id: 'c' })).attainment ?? NaN,
      reads: '76.7 %, at_risk',
    },
  },
  {
    title: 'Overall progress, uncapped',
    files: ['agreements/agreements.ts'],
    source: ['C13'],
    formula: 'the same mean of unclamped progress, shown beside the attainment',
    units: 'fraction',
    example: {
      given: 'the same three agreements',
      byHand: '(1.4 + 0.9 + 0.4) / 3',
      byRule: () =>
        rollUp(vla(140, { id: 'a' }), vla(90, { id: 'b' }), vla(40, { id: 'c' })).progress ?? NaN,
      reads: '90 %',
    },
  },
  {
    title: 'Trend of an agreement',
    files: ['agreements/vla-trend.ts', 'metrics/metric-trend.ts'],
    source: ['V24'],
    formula:
      'the mean of the moves of its scored metrics since their previous period, by their weights; up to 2 % either way: steady',
    units: 'improving, steady or declining',
    missing: 'none without an earlier period; milestones have none.',
    example: {
      cases: [
        { when: 'from 50 to 60', is: 'improving', byRule: () => trendOf(60) },
        {
          when: 'one from 50 to 60, another from 50 to 40',
          is: 'steady',
          byRule: () => trendOf(60, 40),
        },
        {
          when: 'one from 50 to 60, another from 50 to 30',
          is: 'declining',
          byRule: () => trendOf(60, 30),
        },
      ],
    },
  },
  {
    title: 'Agreements in force',
    files: ['agreements/vla.ts', 'agreements/agreements.ts'],
    source: ['V17', 'V18', 'V19', 'C18'],
    formula:
      'In force = signed, active, revised, achieved or missed, until it is ended. An agreement counts as at risk when its attainment is 80 % or less.',
    units: 'count',
    missing: 'drafts and proposals count nowhere.',
    example: {
      cases: (
        [
          ['draft', '0'],
          ['proposed', '0'],
          ['signed', '1'],
          ['active', '1'],
          ['revised', '1'],
          ['achieved', '1'],
          ['missed', '1'],
          ['ended', '0'],
        ] as const
      ).map(([state, is]) => ({
        when: `one agreement, ${state}`,
        is,
        byRule: () => rollUp(vla(60, {}, { state })).inForce,
      })),
    },
  },
  {
    title: 'Next deadline',
    files: ['agreements/agreements.ts'],
    source: ['V07'],
    formula:
      'The earliest deadline, today or later, of the agreements in force that are neither achieved nor missed.',
    units: 'day',
    missing: 'empty without one.',
    example: {
      cases: [
        {
          when: 'deadlines on 30 September and 30 November',
          is: '2026-09-30',
          byRule: () =>
            rollUp(vla(60, {}, { deadline: '2026-11-30' }), vla(60, {}, { deadline: '2026-09-30' }))
              .nextDeadline,
        },
        {
          when: 'the earlier one is achieved',
          is: '2026-11-30',
          byRule: () =>
            rollUp(
              vla(60, {}, { deadline: '2026-11-30' }),
              vla(60, {}, { deadline: '2026-09-30', state: 'achieved' }),
            ).nextDeadline,
        },
        {
          when: 'the only one has passed',
          is: 'null',
          byRule: () => rollUp(vla(60, {}, { deadline: '2026-06-30' })).nextDeadline,
        },
      ],
    },
  },
  {
    title: 'Sign-off',
    files: ['agreements/agreements.ts', 'agreements/vla.ts'],
    source: ['V08', 'C27'],
    formula:
      'Signed off = the latest version of every agreement in force is signed; a revision that waits for its signature is not.',
    units: 'yes or no',
    missing: 'empty without an agreement in force.',
    example: {
      cases: [
        { when: 'signed', is: 'true', byRule: () => rollUp(vla(60)).signedOff },
        {
          when: 'one of two waits for a revision to be signed',
          is: 'false',
          byRule: () => rollUp(vla(60), vla(60, {}, { state: 'revised' })).signedOff,
        },
        { when: 'no agreement', is: 'null', byRule: () => rollUp().signedOff },
      ],
    },
  },
  {
    title: 'Next review',
    files: ['agreements/vla.ts'],
    source: ['V30', 'O39', 'C24'],
    formula:
      'next review = last review + 90 days; before the first, counted from the start, else the signature. Overdue from day 91.',
    units: 'a calendar day',
    example: {
      given: 'reviewed on 1 June 2026; in days after that',
      byHand: '90',
      byRule: () => dayNumber(reviewOn(TODAY)?.nextReview ?? '') - dayNumber('2026-06-01'),
      reads: '30 August 2026',
    },
  },
  {
    title: 'Overdue review',
    files: ['agreements/vla.ts'],
    source: ['V30', 'O39', 'C24'],
    formula: 'overdue = today is after the next review',
    units: 'yes or no',
    example: {
      cases: [
        {
          when: 'day 90',
          is: 'false',
          byRule: () => reviewOn('2026-08-30')?.reviewOverdue ?? null,
        },
        { when: 'day 91', is: 'true', byRule: () => reviewOn('2026-08-31')?.reviewOverdue ?? null },
      ],
    },
  },
];

const ALERTS: readonly Formula[] = [
  {
    title: 'Attainment alert',
    files: ['agreements/alerts.ts', 'agreements/alert-causes.ts'],
    source: ['V31', 'C12'],
    formula:
      'Of each agreement, and of all together. Armed at 75 % or more; fires when an armed one is below 70 %; armed again at 75 %. An agreement begins at 0 %: one that was never at 75 % does not fire.',
    units: 'fires, or is quiet, at each scoring',
    missing:
      'keeps its state while the attainment cannot be measured; forgotten when the agreement ends or is decided.',
    example: {
      cases: [
        { when: '75 %, 69.99 %', is: 'quiet, fires', byRule: () => attainmentCourse(75, 69.99) },
        { when: '74.99 %, 69 %', is: 'quiet, quiet', byRule: () => attainmentCourse(74.99, 69) },
        { when: '75 %, 70 %', is: 'quiet, quiet', byRule: () => attainmentCourse(75, 70) },
        {
          when: '80 %, 60 %, 74.99 %, 60 %',
          is: 'quiet, fires, quiet, quiet',
          byRule: () => attainmentCourse(80, 60, 74.99, 60),
        },
      ],
    },
  },
  {
    title: 'Drift alert',
    files: ['agreements/alerts.ts', 'agreements/alert-causes.ts', 'metrics/drift.ts'],
    source: ['L15', 'C12'],
    formula:
      'Of each metric of an agreement. Fires when it is more than 10 points of progress behind its expected path; armed again within 5 points. Every metric begins on its path, so it is armed from the start.',
    units: 'fires, or is quiet, at each scoring',
    missing: 'keeps its state while the drift is unknown.',
    example: {
      cases: [
        { when: '50 % expected: at 40 %', is: 'quiet', byRule: () => driftCourse(40) },
        { when: 'at 39.99 %', is: 'fires', byRule: () => driftCourse(39.99) },
        {
          when: 'at 39 %, 44.99 %, 39 %',
          is: 'fires, quiet, quiet',
          byRule: () => driftCourse(39, 44.99, 39),
        },
      ],
    },
  },
  {
    title: 'Deadline escalation',
    files: ['agreements/alerts.ts', 'agreements/alert-causes.ts', 'metrics/deadline-risk.ts'],
    source: ['V34', 'C11'],
    formula:
      'Of each agreement. Fires when it will miss its deadline and at most 30 days are left; past the deadline it is out of reach, which counts as well. Armed again as soon as that no longer holds.',
    units: 'fires, or is quiet, at each scoring',
    missing: 'none without a deadline.',
    example: {
      cases: [
        {
          when: 'will miss 31 July, on 30 June (31 days)',
          is: 'quiet',
          byRule: () => stuck('2026-06-30'),
        },
        { when: 'on 1 July (30 days)', is: 'fires', byRule: () => stuck('2026-07-01') },
        { when: 'first seen the day after', is: 'fires', byRule: () => stuck('2026-08-01') },
      ],
    },
  },
  {
    title: 'Quiet days of an alert',
    files: ['agreements/alert-step.ts', 'due-again.ts'],
    source: ['C12'],
    formula:
      'For 14 days after it fired, the same cause does not fire again. A new crossing within them waits, and fires at their end if the figure is beyond the line then.',
    units: 'days of 24 hours since it fired',
    example: {
      cases: [
        {
          when: 'armed again, beyond the line 13.9 days after',
          is: 'waits',
          byRule: () => again(13.9),
        },
        { when: 'beyond the line 14 days after', is: 'fires', byRule: () => again(14) },
        {
          when: 'back over the re-arming line by then',
          is: 'quiet',
          byRule: () => again(14, 'clear'),
        },
      ],
    },
  },
];

const TASKS: readonly Formula[] = [
  {
    title: 'Tasks for alerts and escalations',
    files: [
      'follow-ups/follow-ups.ts',
      'follow-ups/causes.ts',
      'follow-ups/alert-words.ts',
      'follow-ups/escalation-words.ts',
      'follow-ups/settings.ts',
    ],
    source: ['V31', 'V34', 'L15', 'A46', 'A47', 'A48', 'A49', 'C12'],
    formula:
      'One task for each cause that holds: an alert from when it fires until its figure is back over the re-arming line, an escalation while it lasts. An alert that is quiet for a new crossing asks for nothing until it fires. Whose task it is, its due date and its priority follow from the rule (`tasks.rules`); due = today + its days.',
    units: 'a task of the owner of the company, the CS manager or legal',
    missing: 'while the figure of an alert cannot be had, its task stays open.',
    example: {
      cases: [
        ...(
          [
            ['downtime', 'manager, due 2026-07-01, high'],
            ['churn_threat', 'manager, due 2026-07-01, high'],
            ['legal', 'legal, due 2026-07-02, high'],
          ] as const
        ).map(([flag, is]) => ({
          when: `on 2026-07-01, flagged as ${flag}`,
          is,
          byRule: () => taskOf({ escalationFlag: flag }),
        })),
        {
          when: 'two tickets within a day',
          is: 'manager, due 2026-07-02, medium',
          byRule: () => {
            const recentCreatedAt = [2, 1].map((days) => asOf().now - days * DAY_MS);
            return taskOf({ tickets: someTickets({ recentCreatedAt }) });
          },
        },
        {
          when: 'an agreement drifts, first seen',
          is: 'owner, due 2026-07-08, low',
          byRule: () => taskOf({ goals: [vla(10, {}, { deadline: '2026-12-31' })] }),
        },
        { when: 'nothing of it', is: 'none', byRule: () => taskOf({}) },
      ],
    },
  },
  {
    title: 'One open task for one cause',
    files: ['follow-ups/steps.ts', 'follow-ups/why-closed.ts'],
    source: ['V31', 'V34', 'A46'],
    formula:
      'A cause without a task under way opens one. A cause that is gone closes its task, with a note that says why; one that comes back afterwards opens another. A task that a person completed or deleted is not asked for again while its cause holds. Of two tasks for one cause, after a merge of companies, one is closed.',
    units: 'open, close, or nothing',
    example: {
      cases: [
        { when: 'a cause, no task', is: 'open', byRule: () => stepFor(null, true) },
        { when: 'a cause, its task open', is: 'nothing', byRule: () => stepFor('open', true) },
        {
          when: 'a cause, its task about to be closed',
          is: 'reopen',
          byRule: () => stepFor('closing', true),
        },
        { when: 'no cause, its task open', is: 'close', byRule: () => stepFor('open', false) },
        {
          when: 'no cause, its task never created',
          is: 'forget',
          byRule: () => stepFor('wanted', false),
        },
      ],
    },
  },
];

function taskOf(account: Partial<Account>): string {
  const snapshot = scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);
  const [task] = followUps(snapshot, asOf(), FOLLOW_UP_DEFAULTS);
  return task === undefined ? 'none' : `${task.role}, due ${task.dueOn}, ${task.priority}`;
}

function stepFor(state: KnownFollowUp['state'] | null, holds: boolean): string {
  const words = { cause: 'legal', title: 'Answer', reason: 'Asked.' };
  const isSent = state !== 'wanted';
  const known =
    state === null ? [] : [{ ...words, reference: 'r', state, isSent, isEnding: false }];
  const wanted = {
    ...words,
    rule: 'legal',
    role: 'legal',
    dueOn: TODAY,
    priority: 'high',
  } as const;
  const [step] = followUpSteps(known, holds ? [wanted] : [], new Set(), () => 'Answered.');
  return step?.kind ?? 'nothing';
}

export const AGREEMENTS: Chapter = {
  title: 'Value-level agreements',
  about:
    'What was agreed and signed: status, reviews, alerts, the tasks that alerts and escalations become, and what to do.',
  formulas: [...TERMS, ...STANDING, ...ALERTS, ...TASKS],
};
