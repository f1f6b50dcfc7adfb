import { count, date } from '../basics/plain-words.ts';
import type { Snapshot } from '../snapshot.ts';
import { checkSigns, type DailyCheck } from './daily-checks.ts';

type Told = Pick<Snapshot, 'health' | 'support' | 'agreements' | 'onboarding' | 'recommendations'>;

/** What put an account on the list of a check, in words; `null` = nothing can be said beside its name. */
export function dailyCheckReason(snapshot: Told, check: DailyCheck): string | null {
  const { health, support, recommendations } = snapshot;
  switch (check) {
    case 'escalated':
      return recommendations.find(({ code }) => code === 'escalation')?.reason ?? null;
    case 'ticket_follow_up':
      return support === null ? null : waiting(support.unanswered, support.overdue);
    case 'declining_health':
      return health.driver;
    case 'low_usage':
      return health.components.find(({ key }) => key === 'weekly_active_users')?.detail ?? null;
    case 'check_in_due':
      return planned('Check-in', checkSigns(snapshot).checkInOn);
    case 'onboarding_due':
      return planned('Onboarding: the next open item', checkSigns(snapshot).onboardingOn);
  }
}

function waiting(unanswered: number, overdue: number): string {
  const open = `${count(unanswered, 'ticket')} without an answer`;
  return overdue === 0 ? open : `${open}, ${overdue} of them late`;
}

function planned(what: string, day: string | null): string | null {
  return day === null ? null : `${what} is due on ${date(day)}`;
}
