import type { Account, AsOf } from '../account.ts';
import { healthBand } from './health-band.ts';
import { healthChange } from './health-change.ts';
import type { HealthComponentKey } from './health-components.ts';
import { healthDriver } from './health-driver.ts';
import type { HealthInput } from './health-input.ts';
import { standingOverride } from './health-override.ts';
import { healthReference } from './health-reference.ts';
import { healthComponents, healthModelOf, healthScore } from './health-score.ts';
import { healthTrend, scoreChange } from './health-trend.ts';
import type { Settings } from '../settings.ts';
import type { HealthResult } from './results.ts';

/** Everything that is shown about an account's health. */
export function scoreHealth(
  account: Account,
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>,
  asOf: AsOf,
  settings: Settings,
): HealthResult {
  const { pastHealth, healthOverride } = account;
  const components = healthComponents(inputs, healthModelOf(account.segment, settings));
  const { score, coverage } = healthScore(components, settings);
  const band = healthBand(score, settings.bands.health);
  const trendPoints = scoreChange(score, pastHealth, asOf, settings);
  const reference = healthReference(band, pastHealth, asOf, settings);
  const change =
    score === null || reference === null ? null : healthChange(components, score, reference);
  return {
    score,
    band,
    trend: healthTrend(score, trendPoints, settings),
    trendPoints,
    coverage,
    driver: score === null ? null : healthDriver(components, change),
    change,
    override: standingOverride(healthOverride, band, asOf.today),
    components,
  };
}
