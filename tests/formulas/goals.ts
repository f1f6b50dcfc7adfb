import { upcomingMilestones } from '@attain/shared/domain/goals/upcoming-milestones';
import { withDefaultCategories } from '@attain/shared/domain/goals/categories';
import { executiveSummary } from '@attain/shared/domain/goals/executive-summary';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { memberShares } from '@attain/shared/domain/goals/goal-attainment';
import { goalLabel, GOAL_STATUS } from '@attain/shared/domain/goals/goal-label';
import { projectionInWords } from '@attain/shared/domain/goals/goal-projection';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { quoteCheck } from '@attain/shared/domain/goals/quote-check';
import { goalsOverview } from '@attain/shared/domain/goals/goals-overview';
import { successBand, successScore } from '@attain/shared/domain/goals/success-score';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Chapter } from './formula.ts';
import {
  asOf,
  at,
  confirmedAt,
  metricAt,
  readings,
  someAccount,
  someContract,
  someGoal,
  someMetric,
  someValueLine,
  USD,
} from '../unit/domain/builders.ts';
import { DOCUMENT_GOALS } from '../unit/domain/goals/document-goals.ts';

const score = (goal: Goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS);
const document = () => successScore(DOCUMENT_GOALS.map(score), DEFAULT_SETTINGS);

const attainment = (goal: Goal) => {
  const result = score(goal);
  return result.kind === 'scored' ? result.attainment : Number.NaN;
};
const progress = (goal: Goal) => {
  const result = score(goal);
  return result.kind === 'scored' ? result.progress : Number.NaN;
};

const label = (standing: Partial<Parameters<typeof goalLabel>[0]>) =>
  goalLabel(
    {
      started: true,
      complete: false,
      progress: 0.6,
      attainment: 0.6,
      pace: null,
      pastItsDate: false,
      ...standing,
    },
    { ...DEFAULT_SETTINGS.bands.attainment, behindBelow: DEFAULT_SETTINGS.pace.behindBelow },
  );

const band = (value: number | null) => successBand(value, DEFAULT_SETTINGS.bands.success);

const summary = (code: string) =>
  executiveSummary(
    scoreAccount(
      someAccount({
        contract: someContract(),
        goals: DOCUMENT_GOALS,
        valueLines: [
          someValueLine({ amount: 21_060_000, confirmed: confirmedAt(21_060_000) }),
          someValueLine({ id: 'v2', amount: 4_500_000 }),
        ],
      }),
      asOf(),
      DEFAULT_SETTINGS,
      USD,
    ),
  ).find((line) => line.code === code)?.text ?? '';

const overview = (index: number) => {
  const row = goalsOverview(DOCUMENT_GOALS.map(score), DEFAULT_SETTINGS.bands)[index];
  return row === undefined ? '' : `${row.status}, ${row.progress}, ${row.detail}`;
};

const categories = (chosen: Partial<Parameters<typeof withDefaultCategories>[0]>) => {
  const { outcome, vla } = withDefaultCategories({
    outcome: null,
    vla: null,
    metrics: [],
    ...chosen,
  });
  return `${outcome}, ${vla}`;
};

const projected = (...pairs: [string, number][]) => {
  const result = score(
    someGoal({
      metrics: [someMetric({ baselineAt: at('2026-01-20'), readings: readings(...pairs) })],
    }),
  );
  return result.projection === null
    ? 'nothing to project'
    : projectionInWords(result.projection, result.metrics);
};

function upcoming(due: string | null): string {
  const milestones = [{ id: '1', title: 'Pilot', due, done: false }];
  const goal = someGoal({ metrics: [], milestones, targetDate: '2026-12-31' });
  return upcomingMilestones([goal], [], null, '2026-07-01')[0]?.status ?? '';
}

const questioned = (quote: string) =>
  quoteCheck(
    quote,
    { metrics: [{ unit: 'hours', baseline: 4, target: 2, current: 1.2 }], lines: [] },
    DEFAULT_SETTINGS,
    USD,
  )
    .map(({ text }) => text)
    .join(', ') || 'nothing';

export const GOALS: Chapter = {
  title: 'Goals and success score',
  about: 'What the customer wants, how far it has come, and the one score over it.',
  formulas: [
    {
      title: 'Goal attainment',
      files: ['goals/goal-attainment.ts'],
      source: ['M17', 'M18', 'M19', 'M86', 'C15', 'C16'],
      formula:
        'goal attainment = sum of weight x attainment of its members / sum of weights. Members are the scored metrics, each clamped to [0, 1], and the milestones (done / all) as one more, as heavy as an average metric.',
      units:
        'fraction [0, 1]; weights are relative, equal by default; weights of 0 throughout count as equal',
      missing:
        'a metric that cannot be scored is left out and costs coverage; without any member the goal is not scored: `no_metrics`, "No metrics defined. Add a metric or a milestone."',
      example: {
        given: 'two metrics of weight 20 and 40 at 90 % and 45 %, one of two milestones done',
        byHand: '(20 * 0.9 + 40 * 0.45 + 30 * 1 / 2) / (20 + 40 + 30)',
        byRule: () =>
          attainment(
            someGoal({
              metrics: [
                { ...metricAt(0, 100, 90), weight: 20 },
                { ...metricAt(0, 100, 45), weight: 40 },
              ],
              milestones: [
                { id: '1', title: 'Pilot', due: null, done: true },
                { id: '2', title: 'Roll-out', due: null, done: false },
              ],
            }),
          ),
        reads: '56.7 %',
      },
    },
    {
      title: 'Goal progress, shown beside attainment',
      files: ['goals/goal-attainment.ts'],
      source: ['M36', 'M69', 'C15'],
      formula: 'goal progress = the same weighted mean of unclamped progress',
      units: 'fraction, neither capped nor floored',
      example: {
        given:
          'goal 1 of the success metrics document: 4 -> 2 at 1.2, 10 -> 25 at 35, 0 -> 15 at 18',
        byHand: '((1.2 - 4) / (2 - 4) + (35 - 10) / (25 - 10) + 18 / 15) / 3',
        byRule: () => progress(DOCUMENT_GOALS[0] ?? someGoal()),
        reads: '142.2 %',
        printed: '140 %, with 140 % for a metric that stands at 166.7 %.',
      },
    },
    {
      title: 'What a member weighs in its goal',
      files: ['goals/goal-attainment.ts'],
      source: ['M28', 'C16'],
      formula: 'share = weight / sum of the weights of the members that can be scored',
      units:
        'fraction; the shares of a goal add up to 1, and shares x attainment to its attainment',
      example: {
        given: 'members of weight 20, 40 and 30, the first',
        byHand: '20 / (20 + 40 + 30)',
        byRule: () =>
          memberShares(
            [20, 40, 30].map((weight) => ({
              metric: 0,
              attainment: 0,
              progress: 0,
              expected: null,
              weight,
            })),
          )[0] ?? Number.NaN,
      },
    },
    {
      title: 'Goal label',
      files: ['goals/goal-label.ts'],
      source: ['M26', 'M35', 'M70', 'C14', 'C18'],
      formula:
        'first match: Not Started, no reading after the baseline; Exceeded, every member at 100 % or more and progress above it; Achieved, every member at 100 %; Not Met, past its date, or attainment below 50 % and pace below 0.9; On Track, attainment above 80 % or pace from 0.9; else At Risk',
      units: 'one of six words, on unrounded figures',
      missing: 'a goal that cannot be scored has no label but its notice',
      example: {
        cases: [
          { when: 'no reading yet', is: 'Not Started', byRule: () => label({ started: false }) },
          {
            when: 'all members at 100 %, progress 142 %',
            is: 'Exceeded',
            byRule: () => label({ complete: true, progress: 1.42, attainment: 1 }),
          },
          {
            when: 'all members at exactly 100 %',
            is: 'Achieved',
            byRule: () => label({ complete: true, progress: 1, attainment: 1 }),
          },
          {
            when: 'at 99 %, its date has passed',
            is: 'Not Met',
            byRule: () => label({ attainment: 0.99, pastItsDate: true }),
          },
          {
            when: 'at 49 %, pace 0.89',
            is: 'Not Met',
            byRule: () => label({ attainment: 0.49, pace: 0.89 }),
          },
          {
            when: 'at 12 %, pace 0.9',
            is: 'On Track',
            byRule: () => label({ attainment: 0.12, pace: 0.9 }),
          },
          {
            when: 'at exactly 80 %, no pace',
            is: 'At Risk',
            byRule: () => label({ attainment: 0.8 }),
          },
          { when: 'at 40 %, no pace', is: 'At Risk', byRule: () => label({ attainment: 0.4 }) },
        ],
      },
    },
    {
      title: 'Stored goal status',
      files: ['goals/goal-label.ts'],
      source: ['M29', 'C14'],
      formula:
        'Not Started is `not_started`; Exceeded and Achieved are `achieved`; On Track is `in_progress`; At Risk and Not Met are `at_risk`',
      units: 'one of four codes',
      example: {
        cases: Object.entries(GOAL_STATUS).map(([when, is]) => ({
          when,
          is: `\`${is}\``,
          byRule: () => is,
        })),
      },
    },
    {
      title: 'Success score',
      files: ['goals/success-score.ts'],
      source: ['M87', 'M31', 'C16'],
      formula:
        '100 x sum of goal weight x goal attainment / sum of goal weights, over the active goals that can be scored; shown with its coverage',
      units: '0-100, exact',
      missing: 'no goal can be scored: no number, band `not_scored`',
      example: {
        given:
          'the five goals of the success metrics document: 100 %, 88.72 %, 40 %, self-service without a baseline, 3 of 3 tools retired',
        byHand:
          '100 * (1 + ((3.8 - 12) / (2 - 12) + (8 - 45) / (5 - 45) + (4 - 15) / (3 - 15)) / 3 + ((18 - 15) / (25 - 15) + (65 - 40) / (90 - 40) + 4 / 10) / 3 + 1) / 4',
        byRule: () => document().score ?? Number.NaN,
        reads: '82.18, 4 of 5 goals scored',
        printed:
          '85, which no weights give: the printed goals average 97.0, or 89.0 with each capped at 100.',
      },
    },
    {
      title: 'Goals on track, achieved and at risk',
      files: ['goals/success-score.ts'],
      source: ['M32', 'M34', 'M68', 'C18'],
      formula:
        'on track: Exceeded, Achieved and On Track; achieved: Exceeded and Achieved; at risk: At Risk and Not Met; each of the goals that can be scored',
      units: 'counts',
      example: {
        cases: [
          { when: 'the document: on track', is: '3', byRule: () => document().onTrack },
          { when: 'the document: achieved', is: '2', byRule: () => document().achieved },
          { when: 'the document: at risk', is: '1', byRule: () => document().atRisk },
          { when: 'the document: scored', is: '4', byRule: () => document().goalsScored },
        ],
      },
    },
    {
      title: 'Band of the success score',
      files: ['goals/success-score.ts'],
      source: ['M31', 'C16'],
      formula: 'strong from 80, good from 65, fair from 50, else weak',
      units: 'one of five codes, on the unrounded score',
      missing: '`not_scored`',
      example: {
        cases: [
          { when: '80', is: '`strong`', byRule: () => band(80) },
          { when: '79.999', is: '`good`', byRule: () => band(79.999) },
          { when: '65', is: '`good`', byRule: () => band(65) },
          { when: '64.999', is: '`fair`', byRule: () => band(64.999) },
          { when: '50', is: '`fair`', byRule: () => band(50) },
          { when: '49.999', is: '`weak`', byRule: () => band(49.999) },
          { when: 'no score', is: '`not_scored`', byRule: () => band(null) },
        ],
      },
    },
    {
      title: 'Notices on missing data',
      files: ['goals/success-score.ts', 'basics/reasons.ts'],
      source: ['M88', 'M89', 'M90', 'C35'],
      formula:
        'without goals "No success goals defined."; where a metric cannot be scored "Some metrics missing data. Showing available data."; a goal whose first unscored metric has no baseline "Baseline not set. Cannot calculate progress."',
      units: 'sentences',
      example: {
        cases: [
          {
            when: 'no goals',
            is: 'No success goals defined.',
            byRule: () => successScore([], DEFAULT_SETTINGS).notices.join(' '),
          },
          {
            when: 'one of several metrics without data',
            is: 'Some metrics missing data. Showing available data.',
            byRule: () => document().notices.join(' '),
          },
          {
            when: 'the goal without a baseline',
            is: 'Baseline not set. Cannot calculate progress.',
            byRule: () => {
              const goal = document().goals[3];
              return goal?.kind === 'not_scored' ? goal.notice : '';
            },
          },
        ],
      },
    },
    {
      title: 'Executive summary',
      files: ['goals/executive-summary.ts'],
      source: ['M30', 'M31', 'M32', 'M33', 'M34', 'M71', 'M73', 'C06', 'C20'],
      formula:
        'one line a fact, every figure taken from the one snapshot; confirmed and estimated value stand on lines of their own',
      units: 'lines with a code and a text',
      missing:
        'without a score the line says why; without confirmed value "No value confirmed by the customer yet"',
      example: {
        cases: [
          {
            when: 'period',
            is: 'Period: contract start (1 Jan 2026) to present',
            byRule: () => summary('period'),
          },
          { when: 'score', is: '82.18/100 (Strong)', byRule: () => summary('success_score') },
          { when: 'coverage', is: '4 of 5 goals scored', byRule: () => summary('coverage') },
          {
            when: 'on track; the document prints "4 of 5"',
            is: '3 of 4 goals on track or exceeded',
            byRule: () => summary('goals_on_track'),
          },
          {
            when: 'confirmed value; the document prints one estimate of $245,000 beside a total of $275,400',
            is: 'USD 210,600.00 of value confirmed by the customer',
            byRule: () => summary('value_confirmed'),
          },
          {
            when: 'estimated value',
            is: 'USD 45,000.00 of value estimated, not confirmed',
            byRule: () => summary('value_estimated'),
          },
          {
            when: 'at risk',
            is: '1 goal at risk (requires attention)',
            byRule: () => summary('goals_at_risk'),
          },
        ],
      },
    },
    {
      title: 'Goals overview',
      files: ['goals/goals-overview.ts', 'goals/metric-words.ts'],
      source: ['M35', 'M36', 'M68', 'C01', 'C15'],
      formula:
        'a row for every goal: label, unclamped progress, and the figures of the metric that is furthest back where the goal is at risk, else of the first. Where less is better the change is a share of the baseline; percentages stand as they are.',
      units: 'text; progress rounded half up to one decimal, never across a band edge',
      missing: 'no progress, and the notice as detail',
      example: {
        cases: [
          {
            when: 'reporting time; the document prints 140 %',
            is: 'Exceeded, 142.2 %, Time to create report: 70 % reduction vs 50 % target',
            byRule: () => overview(0),
          },
          {
            when: 'data accuracy; the document prints 92 %',
            is: 'On Track, 88.7 %, Data error rate: 3.8 % vs 2 % target, from 12 %',
            byRule: () => overview(1),
          },
          {
            when: 'team efficiency; the document prints 65 %',
            is: 'At Risk, 40 %, Tasks/person/day: 18 vs 25 tasks target, from 15 tasks',
            byRule: () => overview(2),
          },
          {
            when: 'self-service; the document prints 88 % and On Track',
            is: 'null, null, 88 % vs 90 % target. Baseline not set. Cannot calculate progress.',
            byRule: () => overview(3),
          },
          {
            when: 'tools',
            is: 'Achieved, 100 %, 3 of 3 milestones done',
            byRule: () => overview(4),
          },
        ],
      },
    },
    {
      title: 'Projected finish of a goal',
      files: ['goals/goal-projection.ts'],
      source: ['M97', 'C11'],
      formula:
        'the latest projected finish of its metrics that still have a way to go, with the 10-90 % band of that metric',
      units: 'calendar dates, always called projected',
      missing:
        'one metric that does not move towards its target, or has too few readings, leaves no date and is named; milestones are plans and not projected',
      example: {
        cases: [
          {
            when: '0 -> 100 from 20 January 2026, at 20, 40 and 60 on 1 March, 10 April and 20 May: half a report a day',
            is: 'Projected for 8 Aug 2026 (between 8 Aug 2026 and 8 Aug 2026), if "Reports created" goes on as it did.',
            byRule: () => projected(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 60]),
          },
          {
            when: 'at 60 in each of the last six readings',
            is: 'No finish can be projected: "Reports created" does not move towards its target.',
            byRule: () =>
              projected(
                ['2026-03-01', 60],
                ['2026-03-15', 60],
                ['2026-04-01', 60],
                ['2026-04-15', 60],
                ['2026-05-01', 60],
                ['2026-05-20', 60],
              ),
          },
          {
            when: 'one reading',
            is: 'No finish can be projected: "Reports created" has too few readings.',
            byRule: () => projected(['2026-05-20', 60]),
          },
        ],
      },
    },
    {
      title: 'Categories of metric, outcome and agreement',
      files: ['goals/categories.ts'],
      source: [
        'C10',
        'O03',
        'O04',
        'O05',
        'O06',
        'O07',
        'V09',
        'V10',
        'V11',
        'V12',
        'M12',
        'M13',
        'M14',
        'M15',
        'M16',
      ],
      formula:
        'what was chosen stays; an open outcome follows the metrics where they agree, else the agreement; an open agreement category follows the outcome; an open metric category follows the outcome',
      units: 'codes',
      missing: 'metrics that disagree, or nothing chosen: open',
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
            when: `metric category \`${metric}\``,
            is,
            byRule: () => categories({ metrics: [metric] }),
          })),
          {
            when: 'agreement category `strategic_objectives`',
            is: 'innovation, strategic_objectives',
            byRule: () => categories({ vla: 'strategic_objectives' }),
          },
          {
            when: 'metrics of `financial` and `quality`',
            is: 'null, null',
            byRule: () => categories({ metrics: ['financial', 'quality'] }),
          },
        ],
      },
    },
    {
      title: 'Upcoming milestones',
      files: ['goals/upcoming-milestones.ts'],
      source: ['M66', 'C14'],
      formula:
        'open milestones of active goals and the next review, the soonest first. At risk: past its day, or its goal is at risk or behind its deadline; scheduled: it has a day of its own; planned: it takes the target date of its goal',
      units: 'a word each',
      missing: 'what has no day at all comes last',
      example: {
        cases: [
          { when: 'due in a month', is: 'scheduled', byRule: () => upcoming('2026-08-01') },
          { when: 'due yesterday', is: 'at_risk', byRule: () => upcoming('2026-06-30') },
          { when: 'without a day of its own', is: 'planned', byRule: () => upcoming(null) },
        ],
      },
    },
    {
      title: 'A goal and its metrics',
      files: ['goals/goal.ts', 'goals/goal-result.ts'],
      source: ['M20', 'M21', 'M22', 'M23', 'M24', 'M25', 'M27', 'M28', 'C35'],
      formula:
        'a goal holds metrics (category, baseline, target, readings, unit, direction, mode, frequency, weight), milestones, owner, target date and weight; values that may be missing are nullable. It starts with its commitment, else on its own start date, else with its first baseline, else on the day it was created',
      units: 'dates',
      example: {
        cases: [
          {
            when: 'own start date',
            is: '2026-02-01',
            byRule: () => score(someGoal({ startDate: '2026-02-01' })).startDate,
          },
          {
            when: 'first baseline of 15 January 2026',
            is: '2026-01-15',
            byRule: () =>
              score(someGoal({ metrics: [someMetric({ baselineAt: at('2026-01-15') })] }))
                .startDate,
          },
          {
            when: 'created on 1 January 2026, no baseline date',
            is: '2026-01-01',
            byRule: () =>
              score(someGoal({ metrics: [someMetric({ baselineAt: null })] })).startDate,
          },
        ],
      },
    },
    {
      title: 'Numbers in a quote',
      files: ['goals/quote-check.ts', 'goals/quote-mentions.ts'],
      source: ['M47', 'C06'],
      formula:
        'a duration, percentage or amount of money in a quote is borne out where it is within 5 % of a figure of the goal: baseline, target, current value, their differences, shares and progress, or an input or amount of a value line (as it is, by the year, by the month); what matches none is told. A day is 24 hours, or a working day of 8',
      units: 'the mentions in the words of the quote, which itself stays as it was said',
      missing: 'a quote without numbers: nothing to tell; a goal without figures bears nothing out',
      example: {
        cases: (
          [
            ['What used to take us half a day now takes 20 minutes.', '20 minutes'],
            ['What used to take us half a day now takes 72 minutes.', 'nothing'],
            ['We are 70 % faster.', 'nothing'],
          ] as const
        ).map(([quote, is]) => ({
          when: `a metric of 4 -> 2 hours at 1.2, and "${quote}"`,
          is,
          byRule: () => questioned(quote),
        })),
      },
    },
  ],
};
