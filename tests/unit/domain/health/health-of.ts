import type { Account, AsOf, PastHealth } from '@attain/shared/domain/account';
import type { HealthComponentKey } from '@attain/shared/domain/health/health-components';
import { scoreHealth } from '@attain/shared/domain/health/health-result';
import { healthInputs } from '@attain/shared/domain/health/health-score';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';

import { asOf, at } from '../builders.ts';

export const NOW = asOf().now;

/** What the components are worth at most: 100 points together. */
export const FULL_POINTS: Readonly<Record<HealthComponentKey, number>> = {
  weekly_active_users: 15,
  sessions_per_user: 15,
  time_in_platform: 10,
  feature_adoption: 15,
  support_tickets: 10,
  training_completion: 5,
  nps: 15,
  csat: 10,
  outreach_response: 5,
};

export function healthOf(
  account: Account,
  settings: Settings = DEFAULT_SETTINGS,
  when: AsOf = asOf(),
) {
  return scoreHealth(account, healthInputs(account, when, settings), when, settings);
}

export function componentOf(account: Account, key: HealthComponentKey, settings?: Settings) {
  return healthOf(account, settings).components.find((each) => each.key === key);
}

/** Settings with some of the health settings changed. */
export function healthSettings(changes: Partial<Settings['health']>): Settings {
  return { ...DEFAULT_SETTINGS, health: { ...DEFAULT_SETTINGS.health, ...changes } };
}

/** A score of 100 with full points in everything. */
export function pastFull(day: string, changes: Partial<PastHealth> = {}): PastHealth {
  return { at: at(day), score: 100, band: 'healthy', points: FULL_POINTS, ...changes };
}
