import type { Account, AsOf } from '../account.ts';
import { healthBand } from './health-band.ts';
import type { HealthComponentKey } from './health-components.ts';
import { healthDriver } from './health-driver.ts';
import type { HealthInput } from './health-input.ts';
import { healthComponents, healthModelOf, healthScore } from './health-score.ts';
import { healthTrend } from './health-trend.ts';
import type { Settings } from '../settings.ts';
import type { HealthResult } from './results.ts';

/** Everything that is shown about an account's health. */
export function scoreHealth(
  account: Account,
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>,
  asOf: AsOf,
  settings: Settings,
): HealthResult {
  const components = healthComponents(inputs, healthModelOf(account.segment, settings));
  const { score, coverage } = healthScore(components, settings);
  const band = healthBand(score, settings.bands.health);
  return {
    score,
    band,
    trend: healthTrend(score, account.pastHealth, asOf, settings),
    coverage,
    driver: healthDriver(components, band, account.pastHealth, asOf, settings),
    components,
  };
}
