import type { Day, Instant } from '../basics/time.ts';
import type { OnboardingItem, SupportLevel, TicketCause } from './inputs.ts';

export type RenewalStage =
  | 'not_due'
  | 'play_started'
  | 'early_warning'
  | 'value_review'
  | 'proposal'
  | 'close'
  | 'overdue';
export type RenewalPlay =
  | 'expansion'
  | 'value_reinforcement'
  | 'intervention'
  | 'save_play'
  | 'none';

export type RenewalMilestoneCode = 'early_warning' | 'value_review' | 'proposal' | 'close';

/** `due` is the milestone whose time it is: from its day to the day before the next one's. */
export type RenewalMilestoneResult = {
  code: RenewalMilestoneCode;
  on: Day;
  state: 'upcoming' | 'due' | 'passed';
};

export type RenewalResult = {
  date: Day | null;
  daysLeft: number | null;
  stage: RenewalStage | null;
  play: RenewalPlay;
  playStart: Day | null;
  /** In order; from the day on which the renewal is first looked at. */
  milestones: readonly RenewalMilestoneResult[];
};

export type LifecycleStage = 'define' | 'commit' | 'execute' | 'prove';
export type Escalation = 'none' | 'cs_manager' | 'immediate' | 'legal';

export type EscalationCause = TicketCause['cause'] | 'ticket_volume';

export type EscalationReason = {
  cause: EscalationCause;
  /** Flagged by a person or workflow, or shown by tickets (and deals lost for such a reason). */
  source: 'flag' | 'tickets';
  /** When the cause came up; `null` for a flag, which has no date. */
  since: Instant | null;
  /** When it stops to escalate because its cause is gone; `null` while it lasts. */
  endsAt: Instant | null;
};

/** Tickets of one level that are open. */
export type SupportLevelResult = {
  level: SupportLevel;
  open: number;
  /** Nobody has answered yet. */
  unanswered: number;
  /** Unanswered for longer than the level promises. */
  overdue: number;
  /** When the oldest of those without an answer is to be answered; `null` where all are. */
  respondBy: Instant | null;
};

export type SupportResult = {
  open: number;
  unanswered: number;
  overdue: number;
  /** From the first level to the last; only those with open tickets. */
  levels: readonly SupportLevelResult[];
};

/** `closed`: the days that count are over, and items are missing. */
export type OnboardingStatus = 'on_schedule' | 'behind' | 'complete' | 'closed';

export type OnboardingItemResult = {
  item: OnboardingItem;
  dueOn: Day;
  doneOn: Day | null;
  /** Ticked by a person or property, or shown by the data; `null` while it is not done. */
  source: 'recorded' | 'derived' | null;
  overdue: boolean;
};

export type OnboardingResult = {
  /** First day of the customer's first term: day 1. */
  start: Day;
  /** Day of the plan; `null` once the days that count are over. */
  day: number | null;
  /** Percent of the checklist done, 0-100; `null` while nothing is. */
  percent: number | null;
  status: OnboardingStatus;
  /** The whole checklist while it counts; afterwards what was done. */
  items: readonly OnboardingItemResult[];
};

export type TimeToValue = {
  /** When the clock started, and by what. */
  from: Day;
  clock: 'contract_start' | 'company_created';
  firstUse: { on: Day; days: number } | null;
  firstAchieved: { on: Day; days: number } | null;
};
