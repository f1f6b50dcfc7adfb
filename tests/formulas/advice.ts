import type { Account } from '@attain/shared/domain/account';
import { metricMove } from '@attain/shared/domain/advice/metric-move';
import { goalActions } from '@attain/shared/domain/advice/goal-actions';
import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '@attain/shared/domain/advice/insight-words';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import type { Chapter } from './formula.ts';
import {
  asOf,
  at,
  confirmedAt,
  metricAt,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
} from '../unit/domain/builders.ts';
import { DOCUMENT_GOALS } from '../unit/domain/goals/document-goals.ts';

const snapshotOf = (account: Partial<Account>) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);

/** What is said of the first goal of an account. */
function storyOf(account: Partial<Account>) {
  const { insights, success, health } = snapshotOf(account);
  const [goal] = success.goals;
  const [story] = insights;
  if (goal === undefined || story === undefined) throw new Error('the example has insights');
  const context = { goal, health };
  return {
    drivers: story.drivers.map((driver) => driverInWords(driver, context)),
    blockers: story.blockers.map((blocker) => blockerInWords(blocker, context)),
    points: story.blockers.map((blocker) => ('points' in blocker ? blocker.points : null)),
    observations: story.observations.map((each) => observationInWords(each, goal)),
    actions: goalActions(story, context),
  };
}

const agreed = (metric: Partial<Metric>, goal: Partial<Goal> = {}) => [
  someGoal({ metrics: [someMetric(metric)], commitment: someCommitment(), ...goal }),
];

const halfTrained = { training: { share: 0.5, at: at('2026-06-01') } };
const efficiency = () => storyOf({ goals: DOCUMENT_GOALS.slice(2, 3), ...halfTrained });

const observed = (...pairs: [string, number][]) =>
  storyOf({ goals: [someGoal({ metrics: [someMetric({ readings: readings(...pairs) })] })] })
    .observations[0] ?? '';

const actionOn = (goal: Partial<Goal>) => {
  const [action] = storyOf({ goals: [someGoal(goal)] }).actions;
  return action === undefined ? '' : `${action.text} ${action.reason}`;
};

const urgent = thrivingAccount({
  contract: someContract({ renewal: '2026-07-10' }),
  goals: agreed({ readings: readings(['2026-06-20', 30]) }),
  valueLines: [someValueLine()],
});

const nextActionOf = (account: Partial<Account>) => snapshotOf(account).nextAction.text;

const moved = {
  training: { share: 1, at: at('2026-06-01') },
  pastHealth: [
    { at: at('2026-03-01'), score: 50, band: 'at_risk', points: { training_completion: 2 } },
  ],
} as const satisfies Partial<Account>;

export const ADVICE: Chapter = {
  title: 'Reasons and recommendations',
  about: 'Why a figure is what it is, as far as the data tell, and what to do about it.',
  formulas: [
    {
      title: 'What holds a goal back',
      files: ['advice/blockers.ts', 'advice/goal-parts.ts', 'advice/insight-words.ts'],
      source: ['V26', 'M56', 'M74'],
      formula:
        'points short = 100 x share of the metric in its goal x (1 - attainment). Named are the metrics of an open agreement, or of a goal in trouble, that fell, will miss the deadline, or are behind their path (pace below 0.9); of a goal at risk without a pace all that are short; and milestones overdue. The most points first; facts of less than one point are left out.',
      units: 'points of the goal attainment, 0-100; six facts at most',
      missing: 'what cannot be scored holds nothing back: it is a matter of coverage',
      example: {
        given: 'goal 3 of the success metrics document: tasks 15 -> 25 at 18, one of three metrics',
        byHand: '100 * (1 / 3) * (1 - (18 - 15) / (25 - 15))',
        byRule: () => efficiency().points[0] ?? Number.NaN,
        reads: 'Tasks/person/day: 18 of 25 tasks, 23.3 points short.',
        printed: 'three causes without a figure of what they cost.',
      },
    },
    {
      title: 'What holds a goal back, in words',
      files: ['advice/insight-words.ts', 'advice/account-inputs.ts', 'advice/open-dependencies.ts'],
      source: ['M56', 'V26', 'V08'],
      formula:
        'after the facts of the goal itself come what it depends on and what explains it: dependencies named in the agreement that nothing shows to be met (a done milestone of that name, or 80 % of the points of the input of health that speaks of it), and inputs of use and engagement that lost a point of health within 90 days or earn less than 70 % of their points',
      units: 'sentences; without points, since the goal is not made of them',
      missing: 'an input that is not measured explains nothing',
      example: {
        cases: [
          {
            when: 'goal 3 of the document, the first',
            is: 'Tasks/person/day: 18 of 25 tasks, 23.3 points short.',
            byRule: () => efficiency().blockers[0] ?? '',
          },
          {
            when: 'the second',
            is: 'Process automation: 4 of 10 workflows, 20 points short.',
            byRule: () => efficiency().blockers[1] ?? '',
          },
          {
            when: 'the third',
            is: 'System adoption: 65 of 90 %, 16.7 points short.',
            byRule: () => efficiency().blockers[2] ?? '',
          },
          {
            when: 'training half done',
            is: 'Training completion: 50 % of the training completed.',
            byRule: () => efficiency().blockers[3] ?? '',
          },
          {
            when: 'an agreement that depends on training, half done',
            is: 'Dependency "Training": 50 % of the training completed.',
            byRule: () =>
              storyOf({
                goals: agreed(
                  { readings: readings(['2026-06-20', 50]) },
                  { commitment: someCommitment({ dependencies: 'Training' }) },
                ),
                ...halfTrained,
              }).blockers[0] ?? '',
          },
        ],
      },
    },
    {
      title: 'What a metric gained',
      files: ['advice/metric-move.ts'],
      source: ['V25'],
      formula:
        'gained = attainment now - attainment at the last reading at least 90 days old, else at the baseline; times 100 and the share of the metric in its goal: points',
      units: 'fraction of attainment, [-1, 1]',
      missing: 'neither: nothing to compare with',
      example: {
        given: 'baseline 0, target 100; 20 on 1 March 2026, 80 on 20 June, as of 1 July',
        byHand: '(80 - 0) / (100 - 0) - (20 - 0) / (100 - 0)',
        byRule: () =>
          metricMove(
            someMetric({ readings: readings(['2026-03-01', 20], ['2026-06-20', 80]) }),
            0.8,
            at('2026-04-02'),
            DEFAULT_SETTINGS,
          )?.gained ?? Number.NaN,
      },
    },
    {
      title: 'What is working',
      files: ['advice/drivers.ts', 'advice/account-inputs.ts'],
      source: ['V25'],
      formula:
        'of an agreement in force: metrics that gained a point or more within 90 days, those that hold their target, the milestones done, by the points of attainment they bring; then use and engagement that gained a point of health',
      units: 'points of the goal attainment, 0-100; six facts at most',
      missing: 'a metric without an earlier value or a date of it counts from its baseline',
      example: {
        cases: [
          {
            when: '20 on 1 March, 80 on 20 June',
            is: 'Reports created: from 20 to 80 reports since 1 Mar 2026, 60 points gained.',
            byRule: () =>
              storyOf({
                goals: agreed({ readings: readings(['2026-03-01', 20], ['2026-06-20', 80]) }),
              }).drivers[0] ?? '',
          },
          {
            when: 'target met before, and held',
            is: 'Reports created: target met, 120 of 100 reports.',
            byRule: () =>
              storyOf({
                goals: agreed({ readings: readings(['2026-03-01', 110], ['2026-06-20', 120]) }),
              }).drivers[0] ?? '',
          },
          {
            when: 'training from 2 to 5 points of health',
            is: 'Training completion: from 2 to 5 of 5 points of health since 2 Apr 2026.',
            byRule: () =>
              storyOf({
                goals: agreed({ readings: readings(['2026-03-01', 50], ['2026-06-20', 50]) }),
                ...moved,
              }).drivers[0] ?? '',
          },
        ],
      },
    },
    {
      title: 'Observations on a trend',
      files: ['advice/trend-observation.ts', 'advice/trend-turn.ts', 'advice/insight-words.ts'],
      source: ['M64', 'M20'],
      formula:
        'over the progress at each reading, baseline included; moves up to the dead band (2 % of the way from baseline to target) are none. Plateau: the latest readings lie within the band of each other over two periods of the frequency and 28 days. Decline: below the best reading before by more than the band, since then. Recovery: up by more than the band since the lowest reading after a fall, as long as the fall is not made up. Resumption: up by more than the band since the end of a plateau.',
      units: 'sentences with the day of the reading that it began with',
      missing:
        'a steady way to the target and a target that is met need no remark; why a trend turned is not in the figures',
      example: {
        cases: [
          {
            when: 'monthly 40, 41, 40 on 3 April, 3 May and 3 June 2026',
            is: 'Reports created: no movement since 3 Apr 2026 (3 readings).',
            byRule: () => observed(['2026-04-03', 40], ['2026-05-03', 41], ['2026-06-03', 40]),
          },
          {
            when: '60, 50, 40',
            is: 'Reports created: moving away from its target since 3 Apr 2026, from 60 to 40 reports.',
            byRule: () => observed(['2026-04-03', 60], ['2026-05-03', 50], ['2026-06-03', 40]),
          },
          {
            when: '60, 30, 45',
            is: 'Reports created: recovering since 3 May 2026, from 30 to 45 reports, after a fall from 60.',
            byRule: () => observed(['2026-04-03', 60], ['2026-05-03', 30], ['2026-06-03', 45]),
          },
          {
            when: '40, 40, 40, 55',
            is: 'Reports created: moving since 3 May 2026, from 40 to 55 reports, after no movement from 3 Mar 2026.',
            byRule: () =>
              observed(
                ['2026-03-03', 40],
                ['2026-04-03', 40],
                ['2026-05-03', 40],
                ['2026-06-03', 55],
              ),
          },
        ],
      },
    },
    {
      title: 'Recommended action of a goal',
      files: ['advice/goal-situation.ts', 'advice/goal-actions.ts'],
      source: ['M52', 'M74'],
      formula:
        'first match: not measurable, or no reading yet; achieved; past its date; will miss it; behind its path or at risk; a reading too old; a metric without data; above 80 %, a small gap; else none. The metric named is the one that lacks most of the goal.',
      units: 'a code, a text and the reason',
      missing: 'a goal that cannot be scored asks for what is missing',
      example: {
        cases: [
          {
            when: 'goal 2 of the document; it prints "Small gap to target - suggest data validation training"',
            is: 'Small gap to target: work on "Data error rate" (3.8 % against a target of 2 %) with Sarah Chen. It is at 88.7 % of its target.',
            byRule: () => actionOn(DOCUMENT_GOALS[1] ?? {}),
          },
          {
            when: 'no baseline',
            is: 'Record the baseline of "Self-service". Baseline not set. Cannot calculate progress.',
            byRule: () => actionOn(DOCUMENT_GOALS[3] ?? {}),
          },
          {
            when: 'past its date of 30 June 2026 at 60 %',
            is: 'Agree on how to go on with Sarah Chen. It was due on 30 Jun 2026 and is at 60 % of its target.',
            byRule: () => actionOn({ metrics: [metricAt(0, 100, 60)], targetDate: '2026-06-30' }),
          },
          {
            when: 'reached',
            is: 'Agree on the next target with Sarah Chen, and have the value confirmed. It is at 100 % of its target.',
            byRule: () => actionOn({ metrics: [metricAt(0, 100, 100)] }),
          },
        ],
      },
    },
    {
      title: 'Actions of a goal in trouble, by horizon',
      files: ['advice/goal-actions.ts'],
      source: ['M57', 'V20', 'V27'],
      formula:
        'immediate: what its situation asks for; this week: what the account lacks for it (training, use, a dependency), else what lacks most of the goal; this month: the next fact that holds it back',
      units: 'three actions at most',
      missing: 'where nothing is known to hold it back, the first action alone',
      example: {
        cases: [
          {
            when: 'goal 3 of the document, immediate',
            is: 'Work on "Tasks/person/day" (18 of 25 tasks) with Sarah Chen.',
            byRule: () => efficiency().actions[0]?.text ?? '',
          },
          {
            when: 'this week; the document prints "Schedule team training session"',
            is: 'Schedule the training that is missing.',
            byRule: () => efficiency().actions[1]?.text ?? '',
          },
          {
            when: 'this month',
            is: 'Find out what holds "Tasks/person/day" back with Sarah Chen.',
            byRule: () => efficiency().actions[2]?.text ?? '',
          },
        ],
      },
    },
    {
      title: 'Next action',
      files: [
        'advice/next-action.ts',
        'advice/advice-on-escalation.ts',
        'advice/advice-on-account.ts',
        'advice/advice-on-agreements.ts',
        'advice/advice-on-value.ts',
        'advice/advice-on-growth.ts',
      ],
      source: ['V20', 'V27', 'A36', 'A38', 'C31'],
      formula:
        'the first that applies: escalation; renewal overdue or closing; an agreement that will miss its deadline; one off track; health critical; insufficient data; a goal at risk; review overdue; sign-off missing; value waiting for confirmation; expansion signal, unless health or missing proof holds it back; unmet promoter; else the next review; else the next step towards an agreement',
      units: 'a code and a text that changes only when the matter does',
      example: {
        cases: [
          {
            when: 'a renewal in nine days and an agreement off track',
            is: 'Get the renewal signed: the contract ends on 10 Jul 2026.',
            byRule: () => nextActionOf(urgent),
          },
          {
            when: 'proven value, 95 of 100 seats in weekly use',
            is: 'Talk about expansion: licences run short, positive feedback.',
            byRule: () =>
              nextActionOf(
                thrivingAccount({
                  usage: someUsage({ weeklyActiveUsers: [95, 95, 95, 95] }),
                  valueLines: [someValueLine({ confirmed: confirmedAt(100_000) })],
                }),
              ),
          },
          {
            when: 'a promoter whom nobody has asked',
            is: 'Ask a promoter for a reference or a case study: nobody has been asked yet.',
            byRule: () => nextActionOf(thrivingAccount()),
          },
          {
            when: 'nothing of all that, and no goal',
            is: 'Define success goals with the customer.',
            byRule: () => nextActionOf(thrivingAccount({ nps: someSurvey({ promoters: 0 }) })),
          },
        ],
      },
    },
    {
      title: 'Recommendations',
      files: ['advice/recommendations.ts', 'advice/advice-on-value.ts'],
      source: ['V27', 'M57', 'M74', 'O34'],
      formula:
        'every rule of the next action that applies, each goal in trouble once; the supporting action and the improvement of the goal that is worst off; the use of the product that costs most points of health, the largest recorded opportunity, and value without evidence; ordered immediate, this week, this month; six at most; the first is the next action',
      units: 'code, horizon, text, goal, owner and reason',
      example: {
        cases: [
          {
            when: 'a renewal in nine days, an agreement at 30 %, unconfirmed value',
            is: 'renewal: immediate, vla_off_track: immediate, supporting_action: this_week, value_unconfirmed: this_month, unmet_promoter: this_month, documentation: this_month',
            byRule: () =>
              snapshotOf(urgent)
                .recommendations.map(({ code, horizon }) => `${code}: ${horizon}`)
                .join(', '),
          },
        ],
      },
    },
  ],
};
