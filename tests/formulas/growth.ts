import type { Chapter } from './formula.ts';

import type { Account } from '@attain/shared/domain/account';
import { advocacyScore, advocacyTier } from '@attain/shared/domain/growth/advocacy';
import {
  EXPANSION_CONVERSATION,
  EXPANSIONS,
} from '@attain/shared/domain/growth/expansion-catalogue';
import { hypothesisView } from '@attain/shared/domain/growth/hypothesis';
import { promiseKept, shareKept } from '@attain/shared/domain/growth/promise-kept';
import type { ExpansionSignal } from '@attain/shared/domain/growth/results';
import { stageHandover } from '@attain/shared/domain/growth/stage-handover';
import { valueGraph, type ValueGraph } from '@attain/shared/domain/growth/value-graph';
import type { AdvocacyRecord, ValueHypothesis } from '@attain/shared/domain/lifecycle/inputs';
import type { LifecycleStage } from '@attain/shared/domain/lifecycle/results';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import {
  asOf,
  at,
  confirmedAt,
  someAccount,
  someCommitment,
  someContract,
  someCostLine,
  someGoal,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
} from '../unit/domain/builders.ts';

const score = (account: Account): Snapshot => scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);

/** The signals of an account, joined as in `attain_expansion_signals`. */
const signals = (overrides: Partial<Account>): string =>
  (score(someAccount(overrides)).expansion?.signals ?? []).map(({ signal }) => signal).join(';') ||
  'none';

const heldBack = (account: Account): string =>
  score(account).expansion?.heldBackBy.join(', ') || 'expansion';

const done = (...activities: AdvocacyRecord['activity'][]): AdvocacyRecord[] =>
  activities.map((activity) => ({ activity, on: '2026-05-01' }));

const graph = (overrides: Partial<Account>): ValueGraph => {
  const account = someAccount(overrides);
  return valueGraph(account, score(account));
};

const handover = (overrides: Partial<Account>, from: LifecycleStage) => {
  const account = someAccount(overrides);
  return stageHandover(account, score(account), from);
};

const pointedTo = (signal: ExpansionSignal): string =>
  EXPANSIONS.filter((expansion) => expansion.signals.includes(signal))
    .map(({ title }) => title)
    .join(', ');

const question = (step: string): string =>
  EXPANSION_CONVERSATION.find((each) => each.step === step)?.question ?? '';

const csat = (mean: number) => someSurvey({ mean, answers: 3, nps: null, promoters: null });
const confirmed = [someValueLine({ confirmed: confirmedAt(70_000_00) })];
const achieved = someGoal({ commitment: someCommitment({ state: 'achieved' }) });
const costs = [someCostLine({ amount: 50_000_00, recurring: null })];

const HYPOTHESIS: ValueHypothesis = {
  painPoints: ['Reports take four hours'],
  drivers: [
    {
      description: 'Hours saved',
      yearlyValue: 200_000_00,
      probability: 0.8,
      assumption: 'Ten reports a week',
    },
    {
      description: 'Fewer errors',
      yearlyValue: 100_000_00,
      probability: 0.5,
      assumption: 'The error rate halves',
    },
  ],
  yearlyCost: 150_000_00,
};

export const GROWTH: Chapter = {
  title: 'Expansion, advocacy and the value graph',
  about: 'What grows out of proven value.',
  formulas: [
    {
      title: 'Expansion signals',
      files: ['growth/expansion-signals.ts', 'growth/settings.ts'],
      source: ['A36'],
      formula:
        'license_limit: 4-week mean of weekly active users / licensed seats >= 0.9. positive_feedback: mean NPS answer >= 9 or mean CSAT answer >= 4.5, of 3 answers or more. account_growth: (now - 90 days ago) / 90 days ago >= 0.2, of the users of the last full week or of the employees. pilot_completed: a deal of the pilot pipeline was won. new_use_case: a key feature was first used in the last 28 days, after 90 days of use.',
      units: 'set of signals in this order, each with its evidence in words',
      missing:
        'no signal, where an input is unknown or stale (usage after 14 days without a delivery, NPS after 180 days, CSAT after 90). Seats that stand in for licensed ones give no license_limit: they are users themselves. Growth from 0 is a start and no signal.',
      example: {
        cases: [
          {
            when: '90 users a week on 100 licensed seats',
            is: '`license_limit`',
            byRule: () =>
              signals({
                contract: someContract(),
                usage: someUsage({ weeklyActiveUsers: [90, 90, 90, 90] }),
              }),
          },
          {
            when: '89.75 users a week on 100 licensed seats',
            is: 'none',
            byRule: () =>
              signals({
                contract: someContract(),
                usage: someUsage({ weeklyActiveUsers: [90, 90, 90, 89] }),
              }),
          },
          {
            when: '90 users a week, 90 of them at the peak, and no licensed seats recorded',
            is: 'none',
            byRule: () =>
              signals({
                usage: someUsage({ weeklyActiveUsers: [90, 90, 90, 90], peakWeeklyUsers: 90 }),
              }),
          },
          {
            when: 'three CSAT answers with a mean of 4.5',
            is: '`positive_feedback`',
            byRule: () => signals({ csat: csat(4.5) }),
          },
          {
            when: 'two NPS answers of 10',
            is: 'none',
            byRule: () => signals({ nps: someSurvey({ mean: 10, answers: 2 }) }),
          },
          {
            when: '1,000 employees 90 days ago and 1,200 now, and a pilot that was won',
            is: '`account_growth;pilot_completed`',
            byRule: () =>
              signals({
                size: { employees: 1_200, employees90DaysAgo: 1_000 },
                pilotWonAt: at('2026-06-05'),
              }),
          },
          {
            when: 'a new key feature, from a source that delivered nothing for 15 days',
            is: 'none',
            byRule: () =>
              signals({
                usage: someUsage({ newKeyFeature: true, sourceLastDeliveredAt: at('2026-06-16') }),
              }),
          },
        ],
      },
    },
    {
      title: 'Growth of an account',
      files: ['growth/expansion-signals.ts'],
      source: ['A36', 'C22'],
      formula: 'growth = (now - 90 days ago) / 90 days ago',
      units: 'fraction; a signal from 0.2',
      missing: 'no growth, where either figure is unknown or the earlier one is 0.',
      example: {
        given: '40 weekly active users 90 days ago, 48 in the last full week',
        byHand: '(48 - 40) / 40',
        byRule: () => {
          const usage = someUsage({
            weeklyUsers90DaysAgo: 40,
            weeklyActiveUsers: [41, 43, 44, 48],
          });
          const [signal] = score(someAccount({ usage })).expansion?.signals ?? [];
          return Number(/\+([\d.]+) %/.exec(signal?.evidence ?? '')?.[1]) / 100;
        },
        reads: '+20 %',
      },
    },
    {
      title: 'Whether expansion is the play',
      files: ['growth/expansion.ts', 'growth/proven-outcomes.ts'],
      source: ['L18', 'L20', 'A29', 'A31', 'A32'],
      formula:
        'With a signal, and neither health at risk or critical nor nothing proven. The signals are shown all the same.',
      units: 'the reasons that hold expansion back; none = expansion is the play',
      missing: 'unknown health does not hold it back: the next action then is to get the data.',
      example: {
        cases: [
          {
            when: 'a won pilot, good health, confirmed value',
            is: 'expansion',
            byRule: () =>
              heldBack(thrivingAccount({ pilotWonAt: at('2026-06-05'), valueLines: confirmed })),
          },
          {
            when: 'a won pilot, good health, only estimated value',
            is: '`nothing_proven`',
            byRule: () =>
              heldBack(
                thrivingAccount({ pilotWonAt: at('2026-06-05'), valueLines: [someValueLine()] }),
              ),
          },
          {
            when: 'a won pilot, confirmed value, critical health',
            is: '`health`',
            byRule: () =>
              heldBack(
                someAccount({
                  pilotWonAt: at('2026-06-05'),
                  valueLines: confirmed,
                  contract: someContract(),
                  usage: someUsage({
                    weeklyActiveUsers: [1, 1, 1, 1],
                    sessionsPerUserWeek: 0.1,
                    minutesPerUserWeek: 1,
                    featureAdoption: 0,
                  }),
                }),
              ),
          },
        ],
      },
    },
    {
      title: 'What a signal points to',
      files: ['growth/expansion-catalogue.ts', 'growth/growth-roadmap.ts'],
      source: ['A33', 'A34', 'A35', 'A36', 'L20'],
      formula:
        'An expansion is a path of the growth roadmap when a signal points to it and expansion is the play; the most signals first. Every path carries the proven outcomes. More licences: more users, further sites, further teams or levels. More features: custom content, advanced analytics, priority support, professional development. New products: further subject areas, a higher tier, custom experiences.',
      units: 'list of paths',
      missing: 'no path without a proven outcome.',
      example: {
        cases: [
          {
            when: '`license_limit`',
            is: 'More licences',
            byRule: () => pointedTo('license_limit'),
          },
          {
            when: '`account_growth`',
            is: 'More licences',
            byRule: () => pointedTo('account_growth'),
          },
          {
            when: '`positive_feedback`',
            is: 'More features, New products',
            byRule: () => pointedTo('positive_feedback'),
          },
          {
            when: '`new_use_case`',
            is: 'More features, New products',
            byRule: () => pointedTo('new_use_case'),
          },
          {
            when: '`pilot_completed`',
            is: 'New products',
            byRule: () => pointedTo('pilot_completed'),
          },
        ],
      },
    },
    {
      title: 'The conversation about an expansion',
      files: ['growth/expansion-catalogue.ts'],
      source: ['A37'],
      formula: 'Five steps, one question each.',
      units: 'text',
      example: {
        cases: [
          {
            when: 'Discovery',
            is: 'How has your usage grown?',
            byRule: () => question('Discovery'),
          },
          {
            when: 'Value',
            is: 'What results are you seeing?',
            byRule: () => question('Value'),
          },
          {
            when: 'Vision',
            is: "What's next for your organisation?",
            byRule: () => question('Vision'),
          },
          {
            when: 'Connect',
            is: 'May we show you how we can support that growth?',
            byRule: () => question('Connect'),
          },
          {
            when: 'Close',
            is: 'Shall we explore the options?',
            byRule: () => question('Close'),
          },
        ],
      },
    },
    {
      title: 'Signs of an advocate',
      files: ['growth/advocate-signs.ts', 'growth/settings.ts'],
      source: ['A38'],
      formula:
        'promoter: an NPS answer of 9 or 10. high_usage: usage at the 90th percentile of its peers or above. positive_survey: mean CSAT answer >= 4.5. referral and speaking (a talk at a conference or webinar): on record.',
      units: 'set of signs, and the set of those that nothing tells',
      missing:
        'without a fresh survey or enough peers a sign is unknown, not absent; what people record counts as not done where it is not recorded.',
      example: {
        cases: [
          {
            when: 'an NPS answer of 9, a CSAT of 4.4, a referral',
            is: '`promoter, referral`',
            byRule: () =>
              score(
                someAccount({
                  nps: someSurvey({ promoters: 1 }),
                  csat: csat(4.4),
                  advocacy: done('referral'),
                }),
              ).advocacy?.signs.join(', ') ?? '',
          },
          {
            when: 'the same: what is unknown',
            is: '`high_usage`',
            byRule: () =>
              score(
                someAccount({
                  nps: someSurvey({ promoters: 1 }),
                  csat: csat(4.4),
                  advocacy: done('referral'),
                }),
              ).advocacy?.unknownSigns.join(', ') ?? '',
          },
        ],
      },
    },
    {
      title: 'Advocacy tier',
      files: ['growth/advocacy.ts', 'lifecycle/inputs.ts'],
      source: ['A39', 'A40', 'A41', 'C31'],
      formula:
        'The highest class of activity done. Bronze: review, case study, testimonial. Silver: reference call, social mention, webinar. Gold: conference talk, video testimonial, advisory board. The activities of lower classes that were never done stand beside the tier, since silver is to have done all of bronze, and gold all of silver. No activity carries a reward: a review that is paid for is no proof.',
      units: '`gold`, `silver`, `bronze`, `none`',
      missing: 'without an activity: `none`. A promoter without one is an opportunity, not a tier.',
      example: {
        cases: [
          {
            when: 'a review and a webinar',
            is: '`silver`',
            byRule: () => advocacyTier(done('review', 'webinar')),
          },
          {
            when: 'a seat on the advisory board alone',
            is: '`gold`',
            byRule: () => advocacyTier(done('advisory_board')),
          },
          {
            when: 'a review and a webinar: what is missing',
            is: '`case_study, testimonial`',
            byRule: () =>
              score(someAccount({ advocacy: done('review', 'webinar') })).advocacy?.missing.join(
                ', ',
              ) ?? '',
          },
          { when: 'a referral', is: '`none`', byRule: () => advocacyTier(done('referral')) },
          {
            when: 'a promoter of whom no activity is known: unmet',
            is: 'true',
            byRule: () =>
              score(someAccount({ nps: someSurvey() })).advocacy?.unmetPromoter ?? false,
          },
        ],
      },
    },
    {
      title: 'Advocacy score',
      files: ['growth/advocacy.ts', 'growth/settings.ts'],
      source: ['L26'],
      formula:
        'score = 100 x weights of the kinds of activity done / weights of all nine kinds; bronze 1, silver 2, gold 3. Each kind counts once.',
      units: '0-100',
      missing: 'nothing done: 0. Signs and referrals are no activity of a class and count nothing.',
      example: {
        given: 'two reviews and a webinar; all nine kinds weigh 3 x 1 + 3 x 2 + 3 x 3 = 18',
        byHand: '100 * (1 + 2) / 18',
        byRule: () => advocacyScore(done('review', 'review', 'webinar'), DEFAULT_SETTINGS),
        printed: 'a number without a definition.',
      },
    },
    {
      title: 'Expected value of the hypothesis',
      files: ['growth/hypothesis.ts'],
      source: ['L05', 'L23'],
      formula:
        'expected value a year = sum over the drivers of yearly value x probability, each rounded to whole cents',
      units: 'money a year',
      missing: 'no hypothesis recorded: no view.',
      example: {
        given: '200,000 a year believed to 80 %, 100,000 a year believed to 50 %',
        byHand: '200,000 * 0.8 + 100,000 * 0.5',
        byRule: () => (hypothesisView(HYPOTHESIS)?.yearlyValue ?? Number.NaN) / 100,
      },
    },
    {
      title: 'Projected ROI',
      files: ['growth/hypothesis.ts'],
      source: ['L05', 'L23', 'C02'],
      formula:
        'projected ROI = (expected value a year - cost a year) / cost a year: net, as every ROI. Any value, probability or cost can be tried without changing what is recorded.',
      units: 'fraction',
      missing:
        'nothing expected: `nothing_expected`; no cost: `no_cost`. A probability outside 0-1 counts as the nearest.',
      example: {
        given: '210,000 expected at a cost of 150,000 a year',
        byHand: '(210,000 - 150,000) / 150,000',
        byRule: () => hypothesisView(HYPOTHESIS)?.roiProjection ?? Number.NaN,
        reads: '40 %',
      },
    },
    {
      title: 'Projected ROI on other assumptions',
      files: ['growth/hypothesis.ts'],
      source: ['L05'],
      formula: 'The same, with the values that somebody tries in the place of the recorded ones.',
      units: 'fraction',
      example: {
        given: 'the same with a first driver that is believed to 65 %, at a cost of 120,000',
        byHand: '(200,000 * 0.65 + 100,000 * 0.5 - 120,000) / 120,000',
        byRule: () =>
          hypothesisView(HYPOTHESIS, {
            drivers: { 0: { probability: 0.65 } },
            yearlyCost: 120_000_00,
          })?.roiProjection ?? Number.NaN,
        reads: '50 %',
      },
    },
    {
      title: 'Promise kept, of the whole',
      files: ['growth/promise-kept.ts'],
      source: ['L25', 'L17', 'L22'],
      formula: 'share = confirmed value / value promised for the year',
      units: 'fraction, unclamped',
      missing: 'unknown without a promise, and while no value line counts.',
      example: {
        given: '780,000 of a promise of 2,300,000',
        byHand: '780,000 / 2,300,000',
        byRule: () => shareKept(780_000_00, 2_300_000_00) ?? Number.NaN,
        reads: '33.9 %',
      },
    },
    {
      title: 'Promise kept, more than promised',
      files: ['growth/promise-kept.ts'],
      source: ['L25', 'L22'],
      formula: 'The same; what exceeds the promise stays visible.',
      units: 'fraction, unclamped',
      example: {
        given: '2,700,000 of a promise of 2,300,000',
        byHand: '2,700,000 / 2,300,000',
        byRule: () => shareKept(2_700_000_00, 2_300_000_00) ?? Number.NaN,
        reads: '117.4 %',
      },
    },
    {
      title: 'Promise kept to date',
      files: ['growth/promise-kept.ts'],
      source: ['L25', 'C04'],
      formula:
        'share to date = confirmed value / (value promised a year x years of the reporting period); shortfall = what was promised to date less what is confirmed, at least 0',
      units: 'fraction, unclamped; money',
      missing: 'share unknown without a promise, and while no value line counts.',
      example: {
        given:
          'a promise of 365,000 a year, 70,000 confirmed from 1 January to 1 July, 182 of 365 days',
        byHand: '70,000 / (365,000 * 182 / 365)',
        byRule: () => {
          const account = someAccount({ contract: someContract(), valueLines: confirmed });
          return promiseKept(365_000_00, score(account).value).shareToDate ?? Number.NaN;
        },
        reads: '38.5 %',
      },
    },
    {
      title: 'Value graph',
      files: ['growth/value-graph.ts', 'growth/commitment-view.ts', 'growth/realization-view.ts'],
      source: ['L01', 'L24', 'L25', 'L26'],
      formula:
        'One business case in four objects, each a view of the account and its figures: hypothesis; commitment (contracted KPIs, success criteria, who is accountable, deadlines) of what is proposed or in force; realization (actual ROI, progress of the KPIs since their baseline, leakage, opportunities); amplification (proven outcomes, roadmap, advocacy score, renewal case, next hypothesis).',
      units: 'record',
      missing: 'each part says null or is empty where nothing was recorded.',
      example: {
        cases: [
          {
            when: 'a metric from 0 to 100 reports: criterion of success',
            is: 'Reports created: from 0 to 100 reports.',
            byRule: () =>
              graph({ goals: [someGoal({ commitment: someCommitment() })] }).commitment
                .successCriteria[0] ?? '',
          },
          {
            when: '70,000 confirmed at a cost of 50,000: actual ROI',
            is: '0.4',
            byRule: () =>
              graph({ contract: someContract(), costLines: costs, valueLines: confirmed })
                .realization.actualRoi,
          },
        ],
      },
    },
    {
      title: 'Value leakage',
      files: ['growth/value-leakage.ts'],
      source: ['L25'],
      formula:
        'A leak is an agreement that was missed, will miss its deadline or is behind its path, with the estimated value of the lines that rest on its goal; and a line that the customer disputes, with its amount.',
      units: 'money in the reporting period; a line leaks once, so that leaks add up',
      missing: 'an agreement on which no estimated line rests leaks an unknown amount.',
      example: {
        given:
          'a missed agreement with estimates of 1,000 (measured) and 500 (modelled, counted at half)',
        byHand: '1,000 + 500 * 0.5',
        byRule: () => {
          const { leakage } = graph({
            goals: [someGoal({ commitment: someCommitment({ state: 'missed' }) })],
            valueLines: [
              someValueLine({ goalId: 'g1', amount: 1_000_00 }),
              someValueLine({ id: 'v2', goalId: 'g1', amount: 500_00, confidence: 'modelled' }),
            ],
          }).realization;
          return (leakage[0]?.atRisk ?? Number.NaN) / 100;
        },
      },
    },
    {
      title: 'Proven outcomes and the renewal case',
      files: ['growth/proven-outcomes.ts', 'growth/renewal-case.ts'],
      source: ['L18', 'L26', 'O02', 'L43'],
      formula:
        'Proven are agreements achieved and value that the customer confirmed, each line once. The renewal case is made of those alone: confirmed value, cost, net value, ROI, multiple, whether the cost is covered (multiple >= 1), agreements achieved, health and its trend. What is not proven stands beside it with the reason.',
      units: 'record',
      missing: 'no figure without a confirmation or a cost, with the reason.',
      example: {
        cases: [
          {
            when: 'an agreement achieved and a line confirmed: proven outcomes',
            is: '2',
            byRule: () =>
              graph({ goals: [achieved], valueLines: confirmed }).amplification.provenOutcomes
                .length,
          },
          {
            when: 'an estimated line: why it is not proven',
            is: 'It is estimated; the customer has not confirmed it.',
            byRule: () =>
              graph({ valueLines: [someValueLine()] }).amplification.renewalJustification
                .notProven[0]?.why ?? '',
          },
          {
            when: '70,000 confirmed at a cost of 50,000: the cost is covered',
            is: 'true',
            byRule: () =>
              graph({ contract: someContract(), costLines: costs, valueLines: confirmed })
                .amplification.renewalJustification.coversCost,
          },
          {
            when: 'nothing confirmed: the cost is covered',
            is: 'null',
            byRule: () => graph({}).amplification.renewalJustification.coversCost,
          },
        ],
      },
    },
    {
      title: 'Handover from stage to stage',
      files: ['growth/stage-handover.ts', 'growth/handover-checks.ts', 'growth/next-hypothesis.ts'],
      source: ['L02'],
      formula:
        'Define hands over the hypothesis (pain points, value drivers, yearly cost, a goal with baseline and target); commit the commitment (an agreement, and for each of them KPIs, an owner, a deadline, the sign-off); execute the realization (every agreement measured, value recorded, counted once, an outcome proven); prove the proof (proven outcomes, an ROI, the next value) back to define. Recorded opportunities become the drivers of the next hypothesis, believed as much as the last promise was kept to date. The stage itself follows from what happened, so an account can be further and still lack what it skipped.',
      units: 'checklist; ready = all done; what is missing is named',
      example: {
        cases: [
          {
            when: 'define, with a hypothesis and a measurable goal: ready',
            is: 'true',
            byRule: () => handover({ hypothesis: HYPOTHESIS, goals: [someGoal()] }, 'define').ready,
          },
          {
            when: 'commit, with a signed agreement that nobody owns: missing',
            is: 'Name an owner for every agreement.',
            byRule: () =>
              handover(
                { goals: [someGoal({ owner: null, commitment: someCommitment() })] },
                'commit',
              ).missing.join(' '),
          },
          {
            when: 'execute, measured, with an estimate only: missing',
            is: 'Achieve an agreement, or have the customer confirm value.',
            byRule: () =>
              handover(
                {
                  goals: [someGoal({ commitment: someCommitment() })],
                  valueLines: [someValueLine()],
                },
                'execute',
              ).missing.join(' '),
          },
          {
            when: 'prove: goes on with',
            is: '`define`',
            byRule: () => handover({}, 'prove').to,
          },
        ],
      },
    },
  ],
};
