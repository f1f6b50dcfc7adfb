import { addDays, type Day } from '../basics/time.ts';
import type { OnboardingItem } from '../lifecycle/inputs.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * What is looked through every day (A63), by what the last scoring of each account left. Mails and notes are HubSpot's own
 * lists and no rule of ours.
 */
export const DAILY_CHECKS = [
  'escalated',
  'ticket_follow_up',
  'declining_health',
  'low_usage',
  'check_in_due',
  'onboarding_due',
] as const;

export type DailyCheck = (typeof DAILY_CHECKS)[number];

/** Why an account is on the list of a day. Dates come due without any scoring, so that they are kept as dates. */
export type CheckSigns = {
  /** Open tickets that nobody has answered. */
  ticketFollowUp: boolean;
  declining: boolean;
  lowUsage: boolean;
  /** The next review or check-in; `null` = none is planned. */
  checkInOn: Day | null;
  /** When the next open item of the onboarding checklist is due; `null` = nothing is open. */
  onboardingOn: Day | null;
};

/** A check-in is on the list so many days ahead: it has to be arranged. */
const PLAN_AHEAD_DAYS = 7;

/** Below this share of the points for weekly users the use of the product is low. */
const LOW_USAGE = 0.5;

const CHECK_INS: ReadonlySet<OnboardingItem> = new Set(['check_in_30', 'review_60']);

export function checkSigns(
  snapshot: Pick<Snapshot, 'support' | 'health' | 'agreements' | 'onboarding'>,
): CheckSigns {
  const { support, health, agreements, onboarding } = snapshot;
  const counts = onboarding?.status === 'on_schedule' || onboarding?.status === 'behind';
  const open = counts ? onboarding.items.filter(({ doneOn }) => doneOn === null) : [];
  const checkIns = open.filter(({ item }) => CHECK_INS.has(item)).map(({ dueOn }) => dueOn);
  return {
    ticketFollowUp: (support?.unanswered ?? 0) > 0,
    declining: health.trend === 'declining',
    lowUsage: usesLittle(health),
    checkInOn: earliest([...checkIns, agreements.nextReview]),
    onboardingOn: earliest(open.map(({ dueOn }) => dueOn)),
  };
}

/** Only what was measured lately is low; of an account without usage nobody knows. */
function usesLittle({ components }: Pick<Snapshot['health'], 'components'>): boolean {
  const users = components.find(({ key }) => key === 'weekly_active_users');
  if (users?.state !== 'fresh' || users.points === null || users.maxPoints === 0) return false;
  return users.points < LOW_USAGE * users.maxPoints;
}

/** The last day whose check-ins are on the list of `today`; items of an onboarding are on it from their own day on. */
export function checkInsUntil(today: Day): Day {
  return addDays(today, PLAN_AHEAD_DAYS);
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (first, day) => (first === null || (day !== null && day < first) ? day : first),
    null,
  );
}
