import type { Account, AsOf } from '../account.ts';
import { healthBand } from './health-band.ts';
import { healthChange } from './health-change.ts';
import type { HealthComponentKey } from './health-components.ts';
import { changedSettings, healthDriver } from './health-driver.ts';
import { HEALTH_GUIDE } from './health-actions.ts';
import type { HealthInput } from './health-input.ts';
import { standingOverride } from './health-override.ts';
import { type HealthReference, healthReference } from './health-reference.ts';
import { healthComponents, healthModelOf, healthScore } from './health-score.ts';
import { healthTrend, scoreChange } from './health-trend.ts';
import type { Settings } from '../settings.ts';
import type { HealthChange, HealthResult } from './results.ts';

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
    score === null || reference === null
      ? null
      : healthChange(components, score, reference, settings.savedVersion);
  return {
    score,
    band,
    trend: healthTrend(score, trendPoints, settings),
    trendPoints,
    coverage,
    driver:
      score === null
        ? null
        : (otherBands(band, reference, change, settings) ?? healthDriver(components, change)),
    change,
    override: standingOverride(healthOverride, band, asOf.today),
    components,
  };
}

/** Why the band is another one where settings alone made it so; `null` where they did not, or where the customer moved much. */
function otherBands(
  band: HealthResult['band'],
  reference: HealthReference | null,
  change: HealthChange | null,
  { health, savedVersion }: Settings,
): string | null {
  const told = reference?.health.told?.band;
  if (told === undefined || told === band || reference?.health.band !== band) return null;
  const own = change?.contributions.find(({ key }) => key !== 'weights');
  if (own !== undefined && Math.abs(own.points) >= health.trend.points) return null;
  return `${changedSettings(savedVersion)}: what was ${HEALTH_GUIDE[told].name} is ${HEALTH_GUIDE[band].name} by them`;
}
