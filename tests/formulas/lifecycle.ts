import type { Account, Contract, PastHealth } from '@attain/shared/domain/account';
import { addDays, DAY_MS, HOUR_MS } from '@attain/shared/domain/basics/time';
import type { HealthBand } from '@attain/shared/domain/health/health-components';
import {
  afterWonRenewals,
  begunTerm,
  firstStart,
  termMonths,
} from '@attain/shared/domain/lifecycle/contract-term';
import { escalation, escalationReasons } from '@attain/shared/domain/lifecycle/escalation';
import type { OnboardingItem, TicketCause } from '@attain/shared/domain/lifecycle/inputs';
import { onboarding } from '@attain/shared/domain/lifecycle/onboarding';
import {
  ONBOARDING_ITEM_TITLES,
  ONBOARDING_PLAN,
  stepsOnDay,
} from '@attain/shared/domain/lifecycle/onboarding-plan';
import { renewal } from '@attain/shared/domain/lifecycle/renewal';
import {
  RENEWAL_MILESTONES,
  renewalMilestones,
} from '@attain/shared/domain/lifecycle/renewal-milestones';
import { RENEWAL_PLAYBOOKS } from '@attain/shared/domain/lifecycle/renewal-playbooks';
import type { RenewalMilestoneCode } from '@attain/shared/domain/lifecycle/results';
import { support } from '@attain/shared/domain/lifecycle/support';
import { SUPPORT_LEVELS } from '@attain/shared/domain/lifecycle/support-levels';
import { timeToValue } from '@attain/shared/domain/lifecycle/time-to-value';
import { triage } from '@attain/shared/domain/lifecycle/triage';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

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
  someTickets,
  someUsage,
  someValueLine,
  TODAY,
  USD,
} from '../unit/domain/builders.ts';
import type { Chapter } from './formula.ts';

const START = '2026-01-01';
const NOW = asOf().now;
const YEARLY = DEFAULT_SETTINGS.renewal;

const NEW_CUSTOMER = someAccount({
  contract: someContract({ firstStart: START }),
  onboarding: {
    recorded: [
      { item: 'technical_requirements', doneOn: '2026-01-02' },
      { item: 'admin_trained', doneOn: '2026-01-03' },
      { item: 'champions_identified', doneOn: '2026-07-15' },
    ],
    meetings: [
      { on: '2026-01-01', kind: 'other' },
      { on: '2026-01-30', kind: 'check_in' },
    ],
  },
  usage: someUsage({ firstUserAt: at('2026-01-02'), firstEventAt: at('2026-01-27') }),
});

const onboardingOn = (day: number, account = NEW_CUSTOMER) =>
  onboarding(account, asOf(addDays(START, day - 1)), DEFAULT_SETTINGS);
const itemOn = (day: number, item: OnboardingItem, account = NEW_CUSTOMER) =>
  onboardingOn(day, account)?.items.find((each) => each.item === item);
const doneOn = (item: OnboardingItem, account = NEW_CUSTOMER) =>
  itemOn(100, item, account)?.doneOn ?? 'not done';

const plannedOn = (day: number) =>
  stepsOnDay(day)
    .map(({ title }) => title)
    .join('; ');
const fulfils = (code: string) =>
  ONBOARDING_PLAN.find((step) => step.code === code)
    ?.items.map((item) => ONBOARDING_ITEM_TITLES[item])
    .join('; ') ?? '';

const renewalIn = (days: number, band: HealthBand, past: PastHealth[] = []) =>
  renewal(someContract({ renewal: addDays(TODAY, days) }), band, past, asOf(), DEFAULT_SETTINGS);
const standing = (days: number, band: HealthBand, past: PastHealth[] = []) => {
  const { stage, play } = renewalIn(days, band, past);
  return `${stage}, ${play}`;
};
const dropped: PastHealth = {
  at: at(addDays(TODAY, -30)),
  score: 45,
  band: 'critical',
  points: {},
};
const wonRenewal = (contract: Partial<Contract>) =>
  renewal(someContract({ renewalWon: true, ...contract }), 'healthy', [], asOf(), DEFAULT_SETTINGS)
    .date;

const escalationOf = (account: Partial<Account>) =>
  escalation(escalationReasons(someAccount(account), asOf(), DEFAULT_SETTINGS));
const createdDaysAgo = (...days: number[]) =>
  someTickets({ recentCreatedAt: days.map((ago) => NOW - ago * DAY_MS) });
const closedDaysAgo = (cause: TicketCause['cause'], days: number | null) => ({
  tickets: someTickets({
    causes: [
      {
        cause,
        openedAt: NOW - 30 * DAY_MS,
        closedAt: days === null ? null : NOW - days * DAY_MS,
      },
    ],
  }),
});

const supported = someAccount({
  tickets: someTickets({
    openByLevel: [
      { level: 'cs_agent', open: 4, unansweredSince: [5, 4.5, 4].map((h) => NOW - h * HOUR_MS) },
      { level: 'technical', open: 2, unansweredSince: [NOW - 25 * HOUR_MS] },
    ],
  }),
});

const proven = someGoal({
  commitment: someCommitment({ state: 'achieved' }),
  metrics: [someMetric({ readings: readings(['2026-02-01', 40], ['2026-03-02', 100]) })],
});
const timeOf = (account: Partial<Account>) =>
  timeToValue(
    someAccount({ contract: someContract({ firstStart: START }), ...account }),
    asOf(),
    DEFAULT_SETTINGS,
  );

const stageOf = (account: Partial<Account>) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD).lifecycleStage;
const committed = (state: Parameters<typeof someCommitment>[0], current: number | null) => ({
  goals: [someGoal({ commitment: someCommitment(state), metrics: [metricAt(0, 100, current)] })],
});

export const LIFECYCLE: Chapter = {
  title: 'Onboarding, renewal and support',
  about: 'The calendars and rules from the first day to the renewal.',
  formulas: [
    {
      title: 'Onboarding plan, week 1',
      files: ['lifecycle/onboarding-plan.ts'],
      source: ['A02', 'A03', 'A04', 'A05'],
      formula:
        'Days count from the first day of the first contract, which is day 1. Each step names the items of the checklist that it fulfils.',
      units: 'days of the plan',
      example: {
        cases: [
          { when: 'day 1', is: 'Welcome call and kickoff meeting', byRule: () => plannedOn(1) },
          { when: 'day 2', is: 'Technical setup: accounts and access', byRule: () => plannedOn(2) },
          {
            when: 'day 3',
            is: 'Administrator training: dashboard and user management',
            byRule: () => plannedOn(3),
          },
          {
            when: 'day 5',
            is: 'Identify the champions among the users',
            byRule: () => plannedOn(5),
          },
          {
            when: 'the technical setup fulfils',
            is: 'Technical requirements verified; User accounts created',
            byRule: () => fulfils('technical_setup'),
          },
        ],
      },
    },
    {
      title: 'Onboarding plan, weeks 2 to 4',
      files: ['lifecycle/onboarding-plan.ts'],
      source: ['A06', 'A07'],
      formula:
        'Week n is days 7n - 6 to 7n. The baselines are due with the first use: the check-in of day 30 is the first to look at change, and needs something to compare with.',
      units: 'days of the plan',
      example: {
        cases: [
          { when: 'days 8 to 14', is: 'User training 1: basics', byRule: () => plannedOn(8) },
          {
            when: 'days 15 to 21',
            is: 'User training 2: advanced features',
            byRule: () => plannedOn(21),
          },
          {
            when: 'days 22 to 28',
            is: 'Monitor the first use; Capture the baseline of every metric; Collect the first feedback; Solve technical issues',
            byRule: () => plannedOn(28),
          },
          {
            when: 'the first training fulfils',
            is: 'Training sessions scheduled',
            byRule: () => fulfils('training_basics'),
          },
        ],
      },
    },
    {
      title: 'Onboarding plan, weeks 5 to 8 and the review',
      files: ['lifecycle/onboarding-plan.ts'],
      source: ['A08', 'A09'],
      formula: 'Weeks 5 to 8 end on day 56; the check-in is on day 30 and the review on day 60.',
      units: 'days of the plan',
      example: {
        cases: [
          {
            when: 'days 29 to 56',
            is: 'Check in every two weeks; Review the usage together; Share best practices; Celebrate the first success',
            byRule: () => plannedOn(56),
          },
          {
            when: 'day 30 besides',
            is: '30-day check-in',
            byRule: () => plannedOn(30).split('; ')[0] ?? '',
          },
          { when: 'days 57 to 59', is: 'nothing', byRule: () => plannedOn(57) || 'nothing' },
          { when: 'day 60', is: '60-day success review', byRule: () => plannedOn(60) },
        ],
      },
    },
    {
      title: 'Last day of week 8',
      files: ['lifecycle/onboarding-plan.ts'],
      source: ['A08'],
      formula: 'last day of week n = 7n',
      units: 'day of the plan',
      example: {
        given: 'week 8',
        byHand: '7 * 8',
        byRule: () => ONBOARDING_PLAN.find(({ code }) => code === 'check_ins')?.toDay ?? Number.NaN,
        printed: 'a timeline of 60 days that ends with week 8; the review follows on day 60.',
      },
    },
    {
      title: 'Percent of the onboarding',
      files: ['lifecycle/onboarding.ts'],
      source: ['A09'],
      formula:
        'percent = items done / 10 x 100, counted for 180 days (`onboarding.countedDays`) from the first day of the first contract. It is kept from then on: an item done later does not count, and a renewal starts nothing anew.',
      units: '0 to 100, in tens',
      missing:
        'empty while no item is done, before the contract begins, and without a contract start (the creation of the company says nothing of when a contract began).',
      example: {
        given:
          'requirements, administrator, kickoff, accounts, first use and check-in done; champions only on day 196',
        byHand: '6 / 10 * 100',
        byRule: () => onboardingOn(400)?.percent ?? Number.NaN,
        reads: '60 %',
      },
    },
    {
      title: 'What the checklist takes as done',
      files: ['lifecycle/onboarding-evidence.ts', 'lifecycle/inputs.ts'],
      source: ['A09'],
      formula:
        'Done on the earlier of two days: recorded (on the card, by the API or a mapped property), or shown by the data. Kickoff: first meeting held since the contract began. Accounts: first identified user. First experience: first usage. Baselines: the last missing one, once every metric that is measured from a baseline has one, of at least one. Check-in and review: first meeting of the mapped type.',
      units: 'a day',
      missing:
        'requirements, administrator, champions and training are only known when recorded. Usage from before the contract counts (a pilot), meetings from before do not (the sale). Goals made after day 180 are left out, and ended goals that never got a baseline.',
      example: {
        cases: [
          {
            when: 'first meeting of any kind on 1 January 2026',
            is: '2026-01-01',
            byRule: () => doneOn('kickoff'),
          },
          {
            when: 'first identified user on 2 January 2026',
            is: '2026-01-02',
            byRule: () => doneOn('accounts_created'),
          },
          {
            when: 'first usage on 27 January 2026',
            is: '2026-01-27',
            byRule: () => doneOn('first_experience'),
          },
          {
            when: 'a meeting mapped to check-ins on 30 January 2026',
            is: '2026-01-30',
            byRule: () => doneOn('check_in_30'),
          },
          {
            when: 'no meeting mapped to reviews',
            is: 'not done',
            byRule: () => doneOn('review_60'),
          },
          {
            when: 'two metrics, baselines of 12 and 20 January 2026',
            is: '2026-01-20',
            byRule: () =>
              doneOn('baseline_captured', {
                ...NEW_CUSTOMER,
                goals: [
                  someGoal({ metrics: [someMetric({ baselineAt: at('2026-01-12') })] }),
                  someGoal({ metrics: [someMetric({ baselineAt: at('2026-01-20') })] }),
                ],
              }),
          },
          {
            when: 'two metrics, one of them without a baseline',
            is: 'not done',
            byRule: () =>
              doneOn('baseline_captured', {
                ...NEW_CUSTOMER,
                goals: [someGoal({ metrics: [someMetric(), someMetric({ baseline: null })] })],
              }),
          },
        ],
      },
    },
    {
      title: 'Items of the checklist that are overdue',
      files: ['lifecycle/onboarding.ts', 'lifecycle/settings.ts'],
      source: ['A09'],
      formula:
        'due = first day of the contract + (day of the plan - 1), the last day of the step that fulfils it (`onboarding.dueDays`); overdue from the day after. The onboarding is `behind` while an item is overdue, `complete` with all ten, `closed` after day 180 without.',
      units: 'a day',
      example: {
        cases: [
          {
            when: 'review, contract from 1 January 2026',
            is: '2026-03-01',
            byRule: () => itemOn(60, 'review_60')?.dueOn ?? null,
          },
          {
            when: 'review not held, day 60',
            is: 'false',
            byRule: () => itemOn(60, 'review_60')?.overdue ?? null,
          },
          {
            when: 'review not held, day 61',
            is: 'true',
            byRule: () => itemOn(61, 'review_60')?.overdue ?? null,
          },
          {
            when: 'day 14, all but the training of the same day done',
            is: 'on_schedule',
            byRule: () => {
              const { recorded, meetings } = NEW_CUSTOMER.onboarding;
              const champions = { item: 'champions_identified', doneOn: '2026-01-05' } as const;
              const account = {
                ...NEW_CUSTOMER,
                onboarding: { recorded: [...recorded, champions], meetings },
              };
              return onboardingOn(14, account)?.status ?? null;
            },
          },
          {
            when: 'day 14, champions due on day 5 not identified',
            is: 'behind',
            byRule: () => onboardingOn(14)?.status ?? null,
          },
          {
            when: 'day 181, items missing',
            is: 'closed',
            byRule: () => onboardingOn(181)?.status ?? null,
          },
        ],
      },
    },
    {
      title: 'Time to the first use',
      files: ['lifecycle/time-to-value.ts'],
      source: ['A54', 'C17'],
      formula:
        'calendar days from the first day of the first contract to the first usage event; 0 where the product was used before.',
      units: 'days, 0 or more',
      missing:
        'without a contract start the clock starts with the creation of the company, and says so; empty before the first use.',
      example: {
        given: 'contract from 1 January 2026, first used on 15 January 2026',
        byHand: '15 - 1',
        byRule: () =>
          timeOf({ usage: someUsage({ firstEventAt: at('2026-01-15') }) })?.firstUse?.days ??
          Number.NaN,
        printed:
          'one KPI, "time to first value", with two targets (14 days here, 60 days there), while its own plan reaches the first use in week 4. Attain keeps two figures with one clock.',
      },
    },
    {
      title: 'Time to the first achieved agreement',
      files: ['lifecycle/time-to-value.ts'],
      source: ['V37', 'C17'],
      formula:
        'calendar days from the first day of the first contract to the day on which the last metric of an agreement declared achieved first met its target; the earliest of all such agreements.',
      units: 'days, 0 or more',
      missing:
        'empty until an agreement is achieved, and where the readings of a metric never meet its target: the day is unknown then. Metrics that cannot be scored are left out.',
      example: {
        given: 'contract from 1 January 2026, target met on 2 March 2026',
        byHand: '31 + 28 + 2 - 1',
        byRule: () => timeOf({ goals: [proven] })?.firstAchieved?.days ?? Number.NaN,
      },
    },
    {
      title: 'Length of a contract term',
      files: ['lifecycle/contract-term.ts'],
      source: ['C30'],
      formula:
        'whole months nearest to (renewal - start) / (365.25 / 12); 12 (`renewal.termMonths`) where the start is unknown or not before the renewal.',
      units: 'months, 1 or more',
      example: {
        given: 'from 1 January 2026 to 1 January 2029, 1,096 days',
        byHand: 'round(1,096 / (365.25 / 12))',
        byRule: () => termMonths({ start: '2026-01-01', renewal: '2029-01-01' }, YEARLY),
      },
    },
    {
      title: 'Terms that renewals begin',
      files: ['lifecycle/contract-term.ts', 'lifecycle/renewal.ts'],
      source: ['C30', 'A09'],
      formula:
        'A renewal won at most 180 days before its date (of shorter terms: half a term) is won; the date moves on by one term. The first day of the first term stays: it is the recorded start, or one term before the first renewal that led to it.',
      units: 'a day',
      missing: 'without a renewal date there is no renewal; without a start, no first day.',
      example: {
        cases: [
          {
            when: 'yearly, renewal 11 July 2026, won',
            is: '2027-07-11',
            byRule: () => wonRenewal({ start: '2025-07-11', renewal: '2026-07-11' }),
          },
          {
            when: 'two-yearly, renewal 11 July 2026, won',
            is: '2028-07-11',
            byRule: () => wonRenewal({ start: '2024-07-11', renewal: '2026-07-11' }),
          },
          {
            when: 'renewal 1 January 2027, a deal won 180 days before',
            is: 'true',
            byRule: () =>
              afterWonRenewals(
                { start: START, renewal: '2027-01-01' },
                [addDays('2027-01-01', -180)],
                YEARLY,
              ).renewalWon,
          },
          {
            when: 'renewal 1 January 2027, a deal won 181 days before',
            is: 'false',
            byRule: () =>
              afterWonRenewals(
                { start: START, renewal: '2027-01-01' },
                [addDays('2027-01-01', -181)],
                YEARLY,
              ).renewalWon,
          },
          {
            when: 'start 2023 left, renewal moved to 1 January 2027, last renewed on 20 January 2026: the term began on',
            is: '2026-01-01',
            byRule: () =>
              begunTerm(
                { start: '2023-01-01', renewal: '2027-01-01' },
                ['2026-01-20'],
                TODAY,
                YEARLY,
              ).start,
          },
          {
            when: 'start moved to 1 January 2026, renewed in December 2024 and 2025: the first term began on',
            is: '2024-01-01',
            byRule: () => firstStart(START, ['2024-12-15', '2025-12-15'], YEARLY),
          },
        ],
      },
    },
    {
      title: 'Stage and play of a renewal',
      files: ['lifecycle/renewal.ts'],
      source: ['C30', 'A25', 'A26', 'A27', 'A28', 'A29', 'A30', 'A31', 'A32'],
      formula:
        'Stage by days to the renewal: overdue < 0, close <= 14, proposal <= 30, value_review <= 60, early_warning <= 90, play_started where the play has begun before day -90, else not_due. Play by the worst health band from day -120 on: healthy expansion from day -60, stable value_reinforcement from -75, at_risk intervention from -90, critical save_play from -120; none before its start. A later drop pulls the account to the earlier play at once, and a recovery does not call it off.',
      units: 'stage, play',
      missing:
        'without a renewal date neither; with insufficient health data no play, and the stage all the same.',
      example: {
        cases: [
          {
            when: 'healthy, 50 days before',
            is: 'value_review, expansion',
            byRule: () => standing(50, 'healthy'),
          },
          {
            when: 'stable, 70 days before',
            is: 'early_warning, value_reinforcement',
            byRule: () => standing(70, 'stable'),
          },
          {
            when: 'stable, 85 days before',
            is: 'early_warning, none',
            byRule: () => standing(85, 'stable'),
          },
          {
            when: 'critical, 110 days before',
            is: 'play_started, save_play',
            byRule: () => standing(110, 'critical'),
          },
          {
            when: 'critical, 121 days before',
            is: 'not_due, none',
            byRule: () => standing(121, 'critical'),
          },
          {
            when: 'at risk, 20 days before',
            is: 'proposal, intervention',
            byRule: () => standing(20, 'at_risk'),
          },
          {
            when: 'stable, one day past its date and not won',
            is: 'overdue, value_reinforcement',
            byRule: () => standing(-1, 'stable'),
          },
          {
            when: 'healthy, 50 days before, critical 30 days ago',
            is: 'value_review, save_play',
            byRule: () => standing(50, 'healthy', [dropped]),
          },
          {
            when: 'insufficient data, 50 days before',
            is: 'value_review, none',
            byRule: () => standing(50, 'insufficient_data'),
          },
        ],
      },
    },
    {
      title: 'Start of a renewal play',
      files: ['lifecycle/renewal.ts', 'lifecycle/settings.ts'],
      source: ['C30', 'A30'],
      formula: 'renewal date - `renewal.playStartDays` of the worst band since day -120',
      units: 'a day; here as days from today',
      missing: 'empty before day -120, without a renewal date and with insufficient data.',
      example: {
        given: 'stable, 85 days before the renewal: the play starts in 10 days',
        byHand: '85 - 75',
        byRule: () => {
          const { playStart } = renewalIn(85, 'stable');
          return playStart === null ? Number.NaN : (at(playStart) - at(TODAY)) / DAY_MS;
        },
        printed:
          'a timeline that begins at day -90 beside a save play that begins at day -120, before the early warning that would call for it. Attain looks from day -120 on.',
      },
    },
    {
      title: 'Milestones of a renewal',
      files: ['lifecycle/renewal-milestones.ts'],
      source: ['A25', 'A26', 'A27', 'A28', 'C30'],
      formula:
        'Four milestones for every account, whatever its health, 90, 60, 30 and 14 days before the renewal (`renewal.milestoneDays`). Each is due from its day to the day before the next one, the last to the renewal date.',
      units: 'upcoming, due or passed',
      missing: 'none before day -120 and without a renewal date.',
      example: {
        cases: [
          {
            when: 'Early warning',
            is: '90 days before: Review the health of the account; Identify what it could expand to; Schedule the renewal conversation',
            byRule: () => milestone('early_warning'),
          },
          {
            when: 'Value review',
            is: '60 days before: Compile the usage reports; Compute value and ROI; Document the success stories; Share them with the decision makers',
            byRule: () => milestone('value_review'),
          },
          {
            when: 'Proposal',
            is: '30 days before: Present the options for the renewal; Address every concern; Negotiate the terms where needed; Secure the commitment',
            byRule: () => milestone('proposal'),
          },
          {
            when: 'Close',
            is: "14 days before: Get the final signature; Update the details of the subscription; Plan next year's success",
            byRule: () => milestone('close'),
          },
          {
            when: '61 days before: early warning, value review',
            is: 'due, upcoming',
            byRule: () => statesOf(61),
          },
          {
            when: '60 days before: early warning, value review',
            is: 'passed, due',
            byRule: () => statesOf(60),
          },
        ],
      },
    },
    {
      title: 'Playbooks of a renewal',
      files: ['lifecycle/renewal-playbooks.ts', 'lifecycle/settings.ts'],
      source: ['A29', 'A30', 'A31', 'A32', 'C30'],
      formula: 'Approach and focus by the worst health band since day -120, beside the milestones.',
      units: 'approach: focus; days before the renewal from which it runs',
      example: {
        cases: [
          {
            when: 'healthy [90, 100]',
            is: 'Expansion: Additional licences, New features; 60',
            byRule: () => playbook('expansion'),
          },
          {
            when: 'stable [70, 90)',
            is: 'Value reinforcement: Usage optimisation, Best practices; 75',
            byRule: () => playbook('value_reinforcement'),
          },
          {
            when: 'at risk [50, 70)',
            is: 'Intervention: Issue resolution, Executive meeting; 90',
            byRule: () => playbook('intervention'),
          },
          {
            when: 'critical [0, 50)',
            is: 'Save play: Understanding the issues, Custom solutions; 120',
            byRule: () => playbook('save_play'),
          },
        ],
      },
    },
    {
      title: 'Levels of support',
      files: ['lifecycle/support-levels.ts', 'lifecycle/triage.ts', 'lifecycle/settings.ts'],
      source: ['A43', 'A44', 'A45'],
      formula:
        'A ticket is to be answered by its opening + `support.responseHours` of its level, which its category is mapped to. The hours run day and night. To that instant the answer is in time.',
      units: 'what belongs to the level; hours to the first answer',
      missing: 'a ticket whose category is mapped to no level is not triaged.',
      example: {
        cases: [
          {
            when: 'level 1',
            is: 'Self-service: Help centre articles, Video tutorials, Frequent questions; 1',
            byRule: () => levelOfSupport(1),
          },
          {
            when: 'level 2',
            is: 'Customer success: Account questions, Usage guidance, Best practices, Minor technical issues; 4',
            byRule: () => levelOfSupport(2),
          },
          {
            when: 'level 3',
            is: 'Technical team: Bugs and errors, Integration issues, Data problems, Performance issues; 24',
            byRule: () => levelOfSupport(3),
          },
        ],
      },
    },
    {
      title: 'Overdue answers',
      files: ['lifecycle/support.ts', 'lifecycle/triage.ts'],
      source: ['A43', 'A44', 'A45'],
      formula: 'open tickets without an answer whose time to be answered is over, by level',
      units: 'tickets',
      missing: 'empty where the tickets cannot be read or none of a mapped category is open.',
      example: {
        given:
          'level 2 waiting for 5, 4.5 and exactly 4 hours; level 3 waiting for 25 hours: two and one overdue',
        byHand: '2 + 1',
        byRule: () => support(supported, asOf(), DEFAULT_SETTINGS)?.overdue ?? Number.NaN,
      },
    },
    {
      title: 'Escalation',
      files: ['lifecycle/escalation.ts'],
      source: ['A46', 'A47', 'A48', 'A49'],
      formula:
        'The highest that holds: immediate (downtime, threat to leave) > legal > cs_manager (two tickets created within 7 days of each other) > none. Its reasons stand beside it, the most urgent first. A flag holds until it is taken back; a ticket of a mapped category until 7 days after it was closed; a pile of tickets until 7 days after its window, so until its first ticket is 14 days old. With `escalation.per100Seats` the two tickets are per 100 seats, for accounts of more than 100.',
      units: 'none, cs_manager, legal or immediate',
      missing: 'without tickets to read only the flag escalates.',
      example: {
        cases: [
          {
            when: 'two tickets, 7 days apart',
            is: 'cs_manager',
            byRule: () => escalationOf({ tickets: createdDaysAgo(8, 1) }),
          },
          {
            when: 'two tickets, 8 days apart',
            is: 'none',
            byRule: () => escalationOf({ tickets: createdDaysAgo(9, 1) }),
          },
          {
            when: 'two tickets, the first of them 14 days old',
            is: 'none',
            byRule: () => escalationOf({ tickets: createdDaysAgo(14, 13) }),
          },
          {
            when: 'a ticket about downtime is open',
            is: 'immediate',
            byRule: () => escalationOf(closedDaysAgo('downtime', null)),
          },
          {
            when: 'a ticket that threatens to leave was closed 6 days ago',
            is: 'immediate',
            byRule: () => escalationOf(closedDaysAgo('churn_threat', 6)),
          },
          {
            when: 'a ticket that threatens to leave was closed 7 days ago',
            is: 'none',
            byRule: () => escalationOf(closedDaysAgo('churn_threat', 7)),
          },
          {
            when: 'a legal question is open, and two tickets came within a day',
            is: 'legal',
            byRule: () => escalationOf({ escalationFlag: 'legal', tickets: createdDaysAgo(2, 1) }),
          },
        ],
      },
    },
    {
      title: 'Tickets that escalate, per 100 seats',
      files: ['lifecycle/escalation.ts', 'lifecycle/settings.ts'],
      source: ['A46'],
      formula:
        'tickets within 7 days = 2 x seats / 100, rounded up and never below 2, where `escalation.per100Seats` is set. The source document escalates two tickets whatever the size, which in a large account never ends.',
      units: 'tickets',
      missing: 'seats nobody recorded: the most users of a week; unknown: 2 tickets.',
      example: {
        cases: [
          { when: '50 seats', is: '2', byRule: () => ticketsToEscalate(50) },
          { when: '100 seats', is: '2', byRule: () => ticketsToEscalate(100) },
          { when: '101 seats', is: '3', byRule: () => ticketsToEscalate(101) },
          { when: '200 seats', is: '4', byRule: () => ticketsToEscalate(200) },
          { when: '240 seats', is: '5', byRule: () => ticketsToEscalate(240) },
        ],
      },
    },
    {
      title: 'Stage of the lifecycle',
      files: ['lifecycle/lifecycle-stage.ts'],
      source: ['L02'],
      formula:
        'First match: prove where an agreement is achieved or the confirmed value of the reporting period is above 0; execute with a reading after the baseline of an agreement in force; commit with a commitment proposed or in force; else define. Derived anew at each scoring: goals that ended and value of past terms do not count, so that a new term with new goals goes through the stages again.',
      units: 'define, commit, execute or prove',
      example: {
        cases: [
          { when: 'nothing agreed on', is: 'define', byRule: () => stageOf({}) },
          {
            when: 'an agreement proposed',
            is: 'commit',
            byRule: () => stageOf(committed({ state: 'proposed' }, 50)),
          },
          {
            when: 'an agreement in force, nothing measured yet',
            is: 'commit',
            byRule: () => stageOf(committed({ state: 'active' }, null)),
          },
          {
            when: 'an agreement in force, measured',
            is: 'execute',
            byRule: () => stageOf(committed({ state: 'active' }, 50)),
          },
          {
            when: 'an agreement achieved',
            is: 'prove',
            byRule: () => stageOf(committed({ state: 'achieved' }, 100)),
          },
          {
            when: 'no agreement, value confirmed by the customer',
            is: 'prove',
            byRule: () => stageOf({ valueLines: [someValueLine({ confirmed: confirmedAt(100) })] }),
          },
        ],
      },
    },
  ],
};

function milestone(code: RenewalMilestoneCode): string | null {
  const found = RENEWAL_MILESTONES.find((each) => each.code === code);
  if (found === undefined) return null;
  const days = DEFAULT_SETTINGS.renewal.milestoneDays[found.days];
  return `${days} days before: ${found.steps.join('; ')}`;
}

function statesOf(days: number): string {
  const milestones = renewalMilestones(addDays(TODAY, days), TODAY, DEFAULT_SETTINGS.renewal);
  return milestones
    .slice(0, 2)
    .map(({ state }) => state)
    .join(', ');
}

function playbook(play: keyof typeof RENEWAL_PLAYBOOKS): string {
  const { band, approach, focus } = RENEWAL_PLAYBOOKS[play];
  return `${approach}: ${focus.join(', ')}; ${DEFAULT_SETTINGS.renewal.playStartDays[band]}`;
}

function levelOfSupport(wanted: number): string | null {
  for (const level of ['self_service', 'cs_agent', 'technical'] as const) {
    const { number, title, handles } = SUPPORT_LEVELS[level];
    if (number !== wanted) continue;
    const { respondBy } = triage({ level, openedAt: NOW, answeredAt: null }, NOW, DEFAULT_SETTINGS);
    return `${title}: ${handles.join(', ')}; ${(respondBy - NOW) / HOUR_MS}`;
  }
  return null;
}

/** How many tickets of one day escalate an account of so many seats, where they are counted per 100 seats. */
function ticketsToEscalate(licensedSeats: number): number {
  const perSeats = { ...DEFAULT_SETTINGS.escalation, per100Seats: true };
  const escalated = (tickets: number) =>
    escalationReasons(
      someAccount({
        contract: someContract({ licensedSeats }),
        tickets: createdDaysAgo(...Array.from({ length: tickets }, () => 1)),
      }),
      asOf(),
      { escalation: perSeats },
    ).length > 0;
  return [1, 2, 3, 4, 5, 6].find(escalated) ?? Number.NaN;
}
