import type { OnboardingItem } from './inputs.ts';

type OnboardingPhase = 'foundation' | 'training' | 'first_use' | 'optimisation';

/** One step of the plan. Days count from the start of the contract, which is day 1; both ends are included. */
type OnboardingStep = {
  code: string;
  phase: OnboardingPhase;
  title: string;
  fromDay: number;
  toDay: number;
  /** Items of the checklist that it fulfils; they are due on its last day. */
  items: readonly OnboardingItem[];
};

export const ONBOARDING_PHASES: Readonly<Record<OnboardingPhase, string>> = {
  foundation: 'Week 1: foundation',
  training: 'Weeks 2-3: training',
  first_use: 'Week 4: first use',
  optimisation: 'Weeks 5-8: optimisation, and the review on day 60',
};

export const ONBOARDING_ITEM_TITLES: Readonly<Record<OnboardingItem, string>> = {
  kickoff: 'Kickoff meeting completed',
  technical_requirements: 'Technical requirements verified',
  accounts_created: 'User accounts created',
  admin_trained: 'Administrator trained',
  champions_identified: 'Champions identified',
  training_scheduled: 'Training sessions scheduled',
  first_experience: 'First experience launched',
  baseline_captured: 'Baseline metrics captured',
  check_in_30: '30-day check-in completed',
  review_60: '60-day success review completed',
};

/**
 * The first 60 days of a customer (A02-A08). Week n is days 7n - 6 to 7n, so that week 8 ends on day 56; the review
 * follows on day 60. The baselines are due with the first use (week 4): the check-in of day 30 is the first to look at
 * change, and needs something to compare with.
 */
export const ONBOARDING_PLAN: readonly OnboardingStep[] = [
  {
    code: 'kickoff',
    phase: 'foundation',
    title: 'Welcome call and kickoff meeting',
    ...onDay(1),
    items: ['kickoff'],
  },
  {
    code: 'technical_setup',
    phase: 'foundation',
    title: 'Technical setup: accounts and access',
    ...onDay(2),
    items: ['technical_requirements', 'accounts_created'],
  },
  {
    code: 'admin_training',
    phase: 'foundation',
    title: 'Administrator training: dashboard and user management',
    ...onDay(3),
    items: ['admin_trained'],
  },
  {
    code: 'champions',
    phase: 'foundation',
    title: 'Identify the champions among the users',
    ...onDay(5),
    items: ['champions_identified'],
  },
  {
    code: 'training_basics',
    phase: 'training',
    title: 'User training 1: basics',
    ...inWeeks(2),
    items: ['training_scheduled'],
  },
  {
    code: 'training_advanced',
    phase: 'training',
    title: 'User training 2: advanced features',
    ...inWeeks(3),
    items: [],
  },
  {
    code: 'first_use',
    phase: 'first_use',
    title: 'Monitor the first use',
    ...inWeeks(4),
    items: ['first_experience'],
  },
  {
    code: 'baselines',
    phase: 'first_use',
    title: 'Capture the baseline of every metric',
    ...inWeeks(4),
    items: ['baseline_captured'],
  },
  {
    code: 'first_feedback',
    phase: 'first_use',
    title: 'Collect the first feedback',
    ...inWeeks(4),
    items: [],
  },
  {
    code: 'technical_issues',
    phase: 'first_use',
    title: 'Solve technical issues',
    ...inWeeks(4),
    items: [],
  },
  {
    code: 'check_in_30',
    phase: 'optimisation',
    title: '30-day check-in',
    ...onDay(30),
    items: ['check_in_30'],
  },
  {
    code: 'check_ins',
    phase: 'optimisation',
    title: 'Check in every two weeks',
    ...inWeeks(5, 8),
    items: [],
  },
  {
    code: 'usage_review',
    phase: 'optimisation',
    title: 'Review the usage together',
    ...inWeeks(5, 8),
    items: [],
  },
  {
    code: 'best_practices',
    phase: 'optimisation',
    title: 'Share best practices',
    ...inWeeks(5, 8),
    items: [],
  },
  {
    code: 'celebration',
    phase: 'optimisation',
    title: 'Celebrate the first success',
    ...inWeeks(5, 8),
    items: [],
  },
  {
    code: 'review_60',
    phase: 'optimisation',
    title: '60-day success review',
    ...onDay(60),
    items: ['review_60'],
  },
];

/** What the plan has for a day, in its order. */
export function stepsOnDay(day: number): readonly OnboardingStep[] {
  return ONBOARDING_PLAN.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
}

function onDay(day: number): Pick<OnboardingStep, 'fromDay' | 'toDay'> {
  return { fromDay: day, toDay: day };
}

function inWeeks(first: number, last = first): Pick<OnboardingStep, 'fromDay' | 'toDay'> {
  return { fromDay: 7 * (first - 1) + 1, toDay: 7 * last };
}
