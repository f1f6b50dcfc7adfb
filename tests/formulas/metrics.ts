import { attainmentBand, metricStatus } from '@attain/shared/domain/metrics/attainment-band';
import { changeOf } from '@attain/shared/domain/metrics/change';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Chapter, Formula } from './formula.ts';
import {
  asOf,
  at,
  goalOf,
  metricAt,
  readings,
  someGoal,
  someMetric,
} from '../unit/domain/builders.ts';

/** A goal of 100 days, from 1 March to 9 June 2026, with this metric. */
function hundredDays(metric: Partial<Metric>, goal: Partial<Goal> = {}, today: Day = '2026-05-01') {
  const metrics = [someMetric({ baselineAt: at('2026-03-01'), ...metric })];
  const terms = { startDate: '2026-03-01', targetDate: '2026-06-09' };
  return scoreGoal(someGoal({ ...terms, metrics, ...goal }), asOf(today), DEFAULT_SETTINGS);
}

function scored(metric: Metric) {
  const goal = scoreGoal(goalOf('g', metric), asOf(), DEFAULT_SETTINGS);
  const [result] = goal.metrics;
  if (result?.kind !== 'scored') throw new Error('the example has a score');
  return result;
}

const reasonOf = (metric: Partial<Metric>) => {
  const [result] = hundredDays(metric).metrics;
  return result?.kind === 'not_scored' ? `${result.reason}: ${result.notice}` : 'scored';
};

const trendAt = (june: number) =>
  scored(someMetric({ readings: readings(['2026-05-20', 50], ['2026-06-20', june]) })).trend;

const isStaleAfter = (days: number, frequency: Metric['frequency']) =>
  scored(
    someMetric({ frequency, readings: [{ value: 1, measuredAt: asOf().now - days * 86_400_000 }] }),
  ).stale;

const milestones = (done: number) =>
  ['2026-04-01', '2026-04-20', '2026-05-20', '2026-06-09'].map((due, index) => ({
    id: due,
    title: 'Milestone',
    due,
    done: index < done,
  }));

const objective = (done: number, today: Day = '2026-05-01') =>
  hundredDays({}, { metrics: [], milestones: milestones(done) }, today);

/** One point a day, with an outlier. */
const PROJECTED = readings(
  ['2026-03-11', 10],
  ['2026-03-21', 20],
  ['2026-03-26', 60],
  ['2026-03-31', 30],
);

const PROGRESS: readonly Formula[] = [
  {
    title: 'Baseline, target and current',
    files: ['goals/goal.ts', 'metrics/since-baseline.ts', 'metrics/metric-result.ts'],
    source: ['M17', 'M18', 'M19', 'M21', 'M22', 'M23', 'M24', 'O38', 'C27'],
    formula:
      'baseline = what was measured before; target = what the customer agreed to; current = the latest reading after the baseline. All three are in the unit of the metric, with their time; each may be missing. Baseline and target are those of the version that the customer agreed to last.',
    units: "the metric's own",
    missing: 'readings up to the baseline are history: they are kept and not scored.',
    example: {
      given: 'baseline 0 on 1 January; readings 80 on 1 December before, 50 on 20 June',
      byHand: '50',
      byRule: () =>
        scored(someMetric({ readings: readings(['2025-12-01', 80], ['2026-06-20', 50]) }))
          .current ?? NaN,
    },
  },
  {
    title: 'Progress of a metric',
    files: ['metrics/metric-progress.ts'],
    source: ['M27', 'M69', 'C15'],
    formula: 'progress = (current - baseline) / (target - baseline)',
    units: 'fraction, neither capped nor floored; the sign handles lower-is-better',
    missing: 'see "What cannot be scored".',
    example: {
      given: 'data error rate, baseline 12 %, target 2 %, current 3.8 %',
      byHand: '(3.8 - 12) / (2 - 12)',
      byRule: () => scored(metricAt(12, 2, 3.8)).progress,
      reads: '82 %',
      printed: '92 %, which follows from no formula.',
    },
  },
  {
    title: 'Progress where the document took the ratio',
    files: ['metrics/metric-progress.ts'],
    source: ['M27', 'C15'],
    formula: 'progress = (current - baseline) / (target - baseline)',
    units: 'fraction',
    example: {
      given: 'reports created a week, baseline 10, target 25, current 35',
      byHand: '(35 - 10) / (25 - 10)',
      byRule: () => scored(metricAt(10, 25, 35)).progress,
      reads: '166.7 %',
      printed: '140 %, which is 35 / 25 and forgets the baseline.',
    },
  },
  {
    title: 'Progress of a share',
    files: ['metrics/metric-progress.ts'],
    source: ['M27', 'C15'],
    formula: 'progress = (current - baseline) / (target - baseline)',
    units: 'fraction',
    example: {
      given: 'system adoption, baseline 40 %, target 90 %, current 65 %',
      byHand: '(65 - 40) / (90 - 40)',
      byRule: () => scored(metricAt(40, 90, 65)).progress,
      reads: '50 %',
      printed: '69 %, which follows from no formula.',
    },
  },
  {
    title: 'Attainment of a metric',
    files: ['metrics/metric-progress.ts'],
    source: ['M27', 'C13', 'C15', 'C16'],
    formula: 'attainment = min(1, max(0, progress)), per metric and before any mean',
    units: 'fraction, [0, 1]',
    missing: 'as progress.',
    example: {
      given: 'time to create a report, baseline 4 hours, target 2, current 1.2',
      byHand: 'min(1, max(0, (1.2 - 4) / (2 - 4)))',
      byRule: () => scored(metricAt(4, 2, 1.2)).attainment,
      reads: '100 %, beside a progress of 140 %',
    },
  },
  {
    title: 'A level to maintain',
    files: ['metrics/maintain-tolerance.ts', 'metrics/metric-progress.ts'],
    source: ['M27', 'C15'],
    formula:
      'For a maintain metric, and wherever target = baseline. Shortfall = target - current (current - target where lower is better). Up to the tolerance: 1. Beyond it: (3 x tolerance - shortfall) / (2 x tolerance), down to 0. Tolerance: 5 % of |target|; 0.5 units where the target is 0; (100 - target) / 2 for percentages of 90 and more.',
    units: 'fraction, [0, 1]; progress and attainment are the same',
    missing: 'needs no baseline.',
    example: {
      given: 'support answers within a day: 100 a week are to be held, current 90; tolerance 5',
      byHand: '(3 * 5 - (100 - 90)) / (2 * 5)',
      byRule: () =>
        scored(
          someMetric({
            mode: 'maintain',
            unit: 'answers',
            target: 100,
            readings: readings(['2026-06-20', 90]),
          }),
        ).progress,
    },
  },
  {
    title: 'Tolerance of a high percentage',
    files: ['metrics/maintain-tolerance.ts'],
    source: ['M27', 'C15'],
    formula: 'tolerance = (100 - target) / 2 for percentages of 90 and more',
    units: 'percentage points',
    example: {
      given: 'uptime of 99 % is to be held, current 98 %; tolerance 0.5',
      byHand: '(3 * 0.5 - (99 - 98)) / (2 * 0.5)',
      byRule: () =>
        scored(
          someMetric({
            mode: 'maintain',
            unit: 'percent',
            target: 99,
            readings: readings(['2026-06-20', 98]),
          }),
        ).progress,
    },
  },
  {
    title: 'Ratio to target',
    files: ['metrics/metric-progress.ts'],
    source: ['M27', 'C15'],
    formula:
      'progress = current / target, or target / current where lower is better. Opt-in, for counts without a meaningful baseline; never mixed in silently.',
    units: 'fraction, unclamped',
    missing:
      'where zero or a negative number makes the quotient meaningless: 1 if the target is met, else 0.',
    example: {
      given: 'audit findings, at most 3 a quarter, current 4',
      byHand: '3 / 4',
      byRule: () =>
        scored(
          someMetric({
            mode: 'ratio_to_target',
            direction: 'lower_is_better',
            baseline: null,
            target: 3,
            readings: readings(['2026-06-20', 4]),
          }),
        ).progress,
    },
  },
  {
    title: 'Milestones as a metric',
    files: ['metrics/milestones.ts'],
    source: ['V11', 'C10'],
    formula:
      'share = done / all; expected = due / all, one without a date being due at the deadline. In a goal they count as one more metric, with the mean weight of the others.',
    units: 'fraction, [0, 1]',
    missing: 'nothing is expected where a milestone has no date and the goal no deadline.',
    example: {
      given: 'a goal of four milestones, one done',
      byHand: '1 / 4',
      byRule: () => {
        const goal = objective(1);
        return goal.kind === 'scored' ? goal.attainment : NaN;
      },
    },
  },
  {
    title: 'What cannot be scored',
    files: ['basics/reasons.ts', 'metrics/metric-progress.ts'],
    source: ['M89', 'M90', 'C15', 'C35'],
    formula:
      'The first that applies is the reason; it stands in the place of the figure, and the roll-ups go on without the metric and say so.',
    units: 'a code, and the sentence that people read',
    example: {
      cases: [
        {
          when: 'a value is infinite or no number',
          is: 'not_a_number: A value of this metric is not a number. Correct it to see progress.',
          byRule: () => reasonOf({ baseline: Number.NaN }),
        },
        {
          when: 'no target',
          is: 'target_not_set: Target not set. Cannot calculate progress.',
          byRule: () => reasonOf({ target: null }),
        },
        {
          when: 'a target, and no baseline',
          is: 'baseline_not_set: Baseline not set. Cannot calculate progress.',
          byRule: () => reasonOf({ baseline: null }),
        },
        {
          when: 'higher is better, from 8 to 6.8',
          is: 'target_on_wrong_side: The target lies on the wrong side of the baseline. Correct the target or the direction.',
          byRule: () => reasonOf({ baseline: 8, target: 6.8 }),
        },
        {
          when: 'no reading after the baseline',
          is: 'no_data: No reading yet. Record one to see progress.',
          byRule: () => reasonOf({ readings: [] }),
        },
      ],
    },
  },
  {
    title: 'Status of a metric',
    files: ['metrics/attainment-band.ts'],
    source: ['M26', 'C14'],
    formula:
      'exceeding > 100 %, on_track > 80 %, at_risk [50 %, 80 %], not_met < 50 % of unclamped, unrounded progress',
    units: 'one of four words',
    missing: 'a metric without progress has no status but its reason.',
    example: {
      cases: [
        [1.0001, 'exceeding'],
        [1, 'on_track'],
        [0.8001, 'on_track'],
        [0.8, 'at_risk'],
        [0.5, 'at_risk'],
        [0.4999, 'not_met'],
      ].map(([progress, is]) => ({
        when: `progress ${progress}`,
        is: String(is),
        byRule: () => metricStatus(Number(progress), DEFAULT_SETTINGS.bands.attainment),
      })),
    },
  },
  {
    title: 'Change in words',
    files: ['metrics/change.ts'],
    source: ['V05', 'V06', 'C01', 'C22'],
    formula:
      'difference = to - from; relative = (to - from) / from. A percentage says both (pp and % relative), a score (NPS, CSAT, points) its points alone, an amount the difference in its unit and %. No relative change from zero or below, nor to below zero.',
    units: 'fraction (relative), the unit of the metric (difference)',
    example: {
      given: 'monthly churn from 8 % to 6.8 %',
      byHand: '(6.8 - 8) / 8',
      byRule: () => changeOf(8, 6.8, 'percent').relative ?? NaN,
      reads: '"8.0 % -> 6.8 % (-1.2 pp, -15 % relative)"',
      printed: '"by 15 %", which may be read as 15 points.',
    },
  },
  {
    title: 'Change in words, case by case',
    files: ['metrics/change.ts'],
    source: ['M36', 'C01', 'C15', 'C22'],
    formula: 'see above',
    units: 'text',
    example: {
      cases: (
        [
          [127, 72, 'days', '127 days -> 72 days (-55 days, -43.3 %)'],
          [67, 94, 'percent', '67 % -> 94 % (+27 pp, +40.3 % relative)'],
          [23, 67, 'NPS', '23 -> 67 (+44 points)'],
          [12, 3.8, 'percent', '12.0 % -> 3.8 % (-8.2 pp, -68.3 % relative)'],
          [4, 1.2, 'hours', '4.0 hours -> 1.2 hours (-2.8 hours, -70 %)'],
          [4, 2, 'hours', '4 hours -> 2 hours (-2 hours, -50 %)'],
          [0, 5, 'steps', '0 steps -> 5 steps (+5 steps)'],
        ] as const
      ).map(([from, to, unit, is]) => ({
        when: `from ${from} to ${to} ${unit}`,
        is,
        byRule: () => changeOf(from, to, unit).words,
      })),
    },
  },
];

const IN_TIME: readonly Formula[] = [
  {
    title: 'Staleness of a reading',
    files: ['metrics/staleness.ts'],
    source: ['M25'],
    formula: 'stale = older than 3 days (daily), 14 (weekly), 45 (monthly), 120 (quarterly)',
    units: 'yes or no; a stale reading is shown as such and still counts',
    missing: 'a metric that was never read is missing data, not stale.',
    example: {
      cases: (
        [
          ['daily', 3],
          ['weekly', 14],
          ['monthly', 45],
          ['quarterly', 120],
        ] as const
      ).flatMap(([frequency, days]) => [
        {
          when: `${frequency}, ${days} days old`,
          is: 'false',
          byRule: () => isStaleAfter(days, frequency),
        },
        {
          when: `${frequency}, a minute older`,
          is: 'true',
          byRule: () => isStaleAfter(days + 1 / 1_440, frequency),
        },
      ]),
    },
  },
  {
    title: 'Trend of a metric',
    files: ['metrics/metric-trend.ts'],
    source: ['M20', 'V24'],
    formula:
      'move = (current - previous) / |target - baseline|, towards the target; previous = the last reading of an earlier day, week, month or quarter, by the frequency, or the baseline. Up to 2 % either way: steady.',
    units: 'improving, steady or declining; the move is a fraction of the way, at most 1',
    missing:
      'no trend without a target or an earlier period. |target| takes the place of the way where target and baseline are equal or there is none.',
    example: {
      cases: [
        { when: 'from 50 to 52.01 on a way of 100', is: 'improving', byRule: () => trendAt(52.01) },
        { when: 'from 50 to 52', is: 'steady', byRule: () => trendAt(52) },
        { when: 'from 50 to 48', is: 'steady', byRule: () => trendAt(48) },
        { when: 'from 50 to 47.99', is: 'declining', byRule: () => trendAt(47.99) },
      ],
    },
  },
  {
    title: 'Expected path',
    files: ['metrics/expected-path.ts'],
    source: ['C11', 'C12'],
    formula:
      "expected = (day - start) / (deadline - start), taken when the metric was last read, so that a late reading does not read as a slow customer. The start is that of the commitment, else the goal's own, else the first baseline, else the goal's creation. A level to maintain is expected whole from the first day.",
    units: 'fraction, [0, 1]',
    missing: 'nothing is expected without a deadline.',
    example: {
      given: 'from 1 March to 9 June 2026 (100 days), read on 31 March (day 30)',
      byHand: '30 / 100',
      byRule: () =>
        hundredDays({ readings: readings(['2026-03-31', 15]) }).metrics[0]?.expectedProgress ?? NaN,
    },
  },
  {
    title: 'Pace',
    files: ['metrics/pace.ts'],
    source: ['C11'],
    formula: 'pace = progress / expected; behind below 0.9',
    units: 'a factor: 1 is as planned',
    missing:
      'unknown while less than 10 % is expected, and without a deadline; unknown is not behind.',
    example: {
      given: 'at 15 % when 30 % are expected',
      byHand: '0.15 / 0.3',
      byRule: () => hundredDays({ readings: readings(['2026-03-31', 15]) }).metrics[0]?.pace ?? NaN,
    },
  },
  {
    title: 'Drift from the expected path',
    files: ['metrics/drift.ts'],
    source: ['L15', 'C12'],
    formula: 'drift = progress - expected, both at the time of the latest reading',
    units: 'fraction of the way: -0.12 is 12 points behind, 0.05 is 5 ahead',
    missing: 'unknown without progress or deadline; known of a young goal, whose pace is not.',
    example: {
      given: 'at 18 % when 30 % are expected',
      byHand: '0.18 - 0.30',
      byRule: () =>
        hundredDays({ readings: readings(['2026-03-31', 18]) }).metrics[0]?.drift ?? NaN,
      reads: '12 points behind',
      printed: '"drift > 10 % from target", by which every young goal drifts.',
    },
  },
  {
    title: 'Projected finish',
    files: ['metrics/projected-finish.ts', 'metrics/theil-sen.ts', 'basics/quantile.ts'],
    source: ['M97', 'C11'],
    formula:
      'finish = day of the latest reading + (target - current) / slope, where slope is the median of the slopes of all pairs of the last 6 points, the baseline included (Theil-Sen). The band takes the 10 % and 90 % quantiles (type 7) of those slopes.',
    units: 'a calendar day, with the earliest and the latest of the band',
    missing:
      'none with fewer than 3 points, or less than 21 days between the first and the last; `never` where the slope does not lead to the target.',
    example: {
      given:
        '0 on 1 March, then 10, 20, 60 (an outlier) and 30 on the days 10, 20, 25 and 30; the ten slopes have the median 1 a day; 70 to go. In days after 1 March',
      byHand: '30 + (100 - 30) / 1',
      byRule: () => {
        const finish = hundredDays({ readings: PROJECTED }).metrics[0]?.projectedFinish;
        return dayNumber(finish ?? '') - dayNumber('2026-03-01');
      },
      reads: '9 June 2026',
    },
  },
  {
    title: 'Deadline risk',
    files: ['metrics/deadline-risk.ts', 'metrics/milestones.ts'],
    source: ['C11', 'M97'],
    formula:
      'The first that applies: no deadline: unknown; target met: on_pace; past the deadline: will_miss; too few readings: unknown; projected after the deadline, or no movement towards the target: will_miss; pace < 0.9: behind; else on_pace. Milestones finish on the last date of those still open. A goal takes the worst of its metrics and milestones.',
    units: 'one of four words',
    example: {
      cases: [
        {
          when: 'projected for the deadline itself',
          is: 'on_pace',
          byRule: () => hundredDays({ readings: PROJECTED }).deadlineRisk,
        },
        {
          when: 'at 36 on day 40, after 9 on day 10: projected for day 111 of 100',
          is: 'will_miss',
          byRule: () =>
            hundredDays({ readings: readings(['2026-03-11', 9], ['2026-04-10', 36]) }).deadlineRisk,
        },
        {
          when: 'at 44 on day 50 after a late start, fast enough from now on',
          is: 'behind',
          byRule: () =>
            hundredDays({
              readings: readings(['2026-04-01', 0], ['2026-04-15', 20], ['2026-04-20', 44]),
            }).deadlineRisk,
        },
        {
          when: 'one reading',
          is: 'unknown',
          byRule: () => hundredDays({ readings: readings(['2026-04-10', 40]) }).deadlineRisk,
        },
        {
          when: 'one reading, the day after the deadline',
          is: 'will_miss',
          byRule: () =>
            hundredDays({ readings: readings(['2026-04-10', 40]) }, {}, '2026-06-10').deadlineRisk,
        },
        {
          when: 'milestones: 1 of 4 done, 2 due',
          is: 'behind',
          byRule: () => objective(1).deadlineRisk,
        },
      ],
    },
  },
  {
    title: 'Attainment bands',
    files: ['metrics/attainment-band.ts'],
    source: ['V17', 'V18', 'V19', 'C11', 'C12'],
    formula: 'on_track > 80 %, at_risk [50 %, 80 %], off_track < 50 %; on the unrounded attainment',
    units: 'one of three words, beside which the pace stands',
    example: {
      cases: [
        [0.8001, 'on_track'],
        [0.8, 'at_risk'],
        [0.5, 'at_risk'],
        [0.4999, 'off_track'],
      ].map(([attainment, is]) => ({
        when: `attainment ${attainment}`,
        is: String(is),
        byRule: () => attainmentBand(Number(attainment), DEFAULT_SETTINGS.bands.attainment),
      })),
    },
  },
];

export const METRICS: Chapter = {
  title: 'Metrics',
  about:
    'A metric of a goal: how much of the agreed change has happened, and whether it will in time.',
  formulas: [...PROGRESS, ...IN_TIME],
};
