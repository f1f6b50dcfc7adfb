import type { Day, Instant } from '../basics/time.ts';

/** The ten items of the onboarding checklist (A09), in the order of the plan. */
export const ONBOARDING_ITEMS = [
  'kickoff',
  'technical_requirements',
  'accounts_created',
  'admin_trained',
  'champions_identified',
  'training_scheduled',
  'first_experience',
  'baseline_captured',
  'check_in_30',
  'review_60',
] as const;

export type OnboardingItem = (typeof ONBOARDING_ITEMS)[number];

/** What is known about the onboarding beside goals and usage. */
export type OnboardingSignals = {
  /** Ticked by a person, by the API or by a mapped property. */
  recorded: readonly { item: OnboardingItem; doneOn: Day }[];
  /** Days of the meetings held with the customer since the contract began, oldest first. */
  meetings: readonly { on: Day; kind: 'check_in' | 'review' | 'other' }[];
};

/** What an advocate can do for us, by class (A39-A41). */
export const ADVOCACY_ACTIVITIES = {
  bronze: ['review', 'case_study', 'testimonial'],
  silver: ['reference_call', 'social_mention', 'webinar'],
  gold: ['conference_talk', 'video_testimonial', 'advisory_board'],
} as const;

export type AdvocacyTier = keyof typeof ADVOCACY_ACTIVITIES;
export type AdvocacyActivity = (typeof ADVOCACY_ACTIVITIES)[AdvocacyTier][number];

/** `referral` and `speaking` identify advocates too (A38), and `referral` is counted by a KPI (A59). */
export type AdvocacyRecord = { activity: AdvocacyActivity | 'referral'; on: Day };

/** Everything an advocate can do for us: the activities of all classes, and the referral. */
export const ADVOCACY_KINDS = [
  ...ADVOCACY_ACTIVITIES.bronze,
  ...ADVOCACY_ACTIVITIES.silver,
  ...ADVOCACY_ACTIVITIES.gold,
  'referral',
] as const satisfies readonly AdvocacyRecord['activity'][];

/** Why a ticket, or a deal lost for such a reason, escalates at once or to legal (A47-A49). */
export type TicketCause = {
  cause: 'downtime' | 'churn_threat' | 'legal';
  openedAt: Instant;
  /** `null` = still open. */
  closedAt: Instant | null;
};

/** An escalation that a person raised and has not taken back, with the reason. */
export type RaisedEscalation = {
  cause: TicketCause['cause'];
  reason: string;
  since: Instant;
};

export type SupportLevel = 'self_service' | 'cs_agent' | 'technical';

/** Open tickets of one level of support (A43-A45). */
export type LevelTickets = {
  level: SupportLevel;
  open: number;
  /** When those came in that nobody has answered yet; oldest first. */
  unansweredSince: readonly Instant[];
};

/** What the value was hoped to be before the sale (L05, L23). Money in minor units of the portal's currency. */
export type ValueHypothesis = {
  painPoints: readonly string[];
  drivers: readonly {
    description: string;
    /** Value a year if the assumption holds. */
    yearlyValue: number;
    /** Share of it that is believed, [0, 1]. */
    probability: number;
    assumption: string;
  }[];
  /** Cost a year. */
  yearlyCost: number;
};
