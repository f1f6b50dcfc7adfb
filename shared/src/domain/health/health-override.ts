import type { Day } from '../basics/time.ts';
import type { HealthBand } from './health-components.ts';
import type { HealthOverride } from './inputs.ts';
import type { HealthOverrideResult } from './results.ts';

/**
 * A person's judgement as it is shown beside the computed band. It replaces nothing: score, properties, renewal play
 * and advice go by the computed one.
 *
 * @returns `null` without one, and from the day after its last.
 */
export function standingOverride(
  override: HealthOverride | null,
  computed: HealthBand,
  today: Day,
): HealthOverrideResult | null {
  if (override === null || override.until < today) return null;
  const { band, reason, by, at, until } = override;
  return { band, reason, by, at, until, differs: band !== computed };
}
