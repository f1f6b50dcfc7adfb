import type { Account } from '@attain/shared/domain/account';
import { pointsOn } from '@attain/shared/domain/basics/curve';
import type { HealthComponentKey } from '@attain/shared/domain/health/health-components';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import { scoreHealth } from '@attain/shared/domain/health/health-result';
import { healthInputs } from '@attain/shared/domain/health/health-score';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { asOf, thrivingAccount } from '../../unit/domain/builders.ts';

/** Health of an account where everything is at its best but for what is given. */
export function health(overrides: Partial<Account>, day?: string) {
  const account = thrivingAccount(overrides);
  const when = asOf(day);
  const inputs = healthInputs(account, when, DEFAULT_SETTINGS);
  return scoreHealth(account, inputs, when, DEFAULT_SETTINGS);
}

export function componentOf(overrides: Partial<Account>, key: HealthComponentKey) {
  return health(overrides).components.find((each) => each.key === key);
}

/** Points of the weekly curve. */
export function weekly(key: HealthComponentKey, input: number | null | undefined): number {
  return pointsOn(HEALTH_MODELS.weekly[key].curve, input ?? Number.NaN);
}

/** Points of the daily curve. */
export function daily(key: HealthComponentKey, input: number): number {
  return pointsOn(HEALTH_MODELS.daily[key].curve, input);
}
