import type { Day, Instant } from '../basics/time.ts';
import type { HealthBand } from './health-components.ts';
import type { HealthOverrideResult } from './results.ts';

/** A band that a person holds to be right, with the reason; it stands beside the computed one until it expires. */
export type HealthOverride = {
  band: Exclude<HealthBand, 'insufficient_data'>;
  reason: string;
  by: string;
  at: Instant;
  /** Last day on which it holds. */
  until: Day;
};

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
