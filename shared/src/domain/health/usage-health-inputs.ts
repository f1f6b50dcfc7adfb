import type { Account, AsOf, UsageSignals } from '../account.ts';
import type { HealthComponentKey } from './health-components.ts';
import { measured, missing, type HealthInput } from './health-input.ts';
import { count, percent } from '../basics/plain-words.ts';
import { seatsOf } from './seats.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS } from '../basics/time.ts';

type UsageComponent = Extract<
  HealthComponentKey,
  'weekly_active_users' | 'sessions_per_user' | 'time_in_platform' | 'feature_adoption'
>;

export const UNKNOWN_ACCOUNT = missing(
  'No product usage is known: send usage events, or map the account key of the product.',
);
const NO_USERS = missing(
  'The usage source names no users: send the id of the user with each event.',
);
const NO_SEATS = missing('No seats are known: record the licensed seats.');
const NO_SESSIONS = missing('The usage source reports no sessions.');
const NO_DURATIONS = missing('The usage source reports no durations.');
const NO_KEY_FEATURES = missing('No key features are configured.');

/**
 * The four usage inputs (A11-A14). It is the source that goes stale, not the account: an account that is silent on a
 * live source counts as 0, so that silence is never rewarded (C25). Use by nobody in particular is not silence.
 */
export function usageHealthInputs(
  account: Account,
  asOf: AsOf,
  settings: Settings,
): Record<UsageComponent, HealthInput> {
  const { usage } = account;
  if (usage === null) {
    return {
      weekly_active_users: UNKNOWN_ACCOUNT,
      sessions_per_user: UNKNOWN_ACCOUNT,
      time_in_platform: UNKNOWN_ACCOUNT,
      feature_adoption: UNKNOWN_ACCOUNT,
    };
  }

  const staleAt = usage.sourceLastDeliveredAt + settings.health.staleAfterDays.usage * DAY_MS;
  const of = (input: number, detail: string) => measured(input, detail, { staleAt, now: asOf.now });
  const adoption = usage.featureAdoption;
  const feature_adoption =
    adoption === null
      ? NO_KEY_FEATURES
      : of(adoption, `${percent(adoption)} of the key features used.`);
  if (!usage.namesUsers) {
    return {
      weekly_active_users: NO_USERS,
      sessions_per_user: NO_USERS,
      time_in_platform: NO_USERS,
      feature_adoption,
    };
  }

  const seats = seatsOf(account);
  const users = meanWeeklyUsers(usage);
  const sessions = orZeroWhenSilent(usage.sessionsPerUserWeek, usage);
  const minutes = orZeroWhenSilent(usage.minutesPerUserWeek, usage);
  return {
    weekly_active_users:
      seats === null
        ? NO_SEATS
        : of(users / seats, `${count(users, 'user')} a week on ${count(seats, 'seat')}.`),
    sessions_per_user:
      sessions === null
        ? NO_SESSIONS
        : of(sessions, `${count(sessions, 'session')} per user and week.`),
    time_in_platform:
      minutes === null
        ? NO_DURATIONS
        : of(minutes, `${count(minutes, 'minute')} per user and week.`),
    feature_adoption,
  };
}

/** Somebody used the product in the last weeks, as far as a live source tells. */
export function showsUsage(account: Account, asOf: AsOf, settings: Settings): boolean {
  const { usage } = account;
  if (usage === null || isSilent(usage)) return false;
  const ageMs = asOf.now - usage.sourceLastDeliveredAt;
  return ageMs <= settings.health.staleAfterDays.usage * DAY_MS;
}

function isSilent({ weeklyActiveUsers, namesUsers }: UsageSignals): boolean {
  return namesUsers && weeklyActiveUsers.every((users) => users === 0);
}

function meanWeeklyUsers({ weeklyActiveUsers }: UsageSignals): number {
  const weeks = Math.max(1, weeklyActiveUsers.length);
  return weeklyActiveUsers.reduce((sum, users) => sum + users, 0) / weeks;
}

function orZeroWhenSilent(value: number | null, usage: UsageSignals): number | null {
  return value ?? (isSilent(usage) ? 0 : null);
}
