import type { Day, Instant } from '../basics/time.ts';
import type { HealthBand } from './health-components.ts';

/** A band that a person holds to be right, with the reason; it stands beside the computed one until it expires. */
export type HealthOverride = {
  band: Exclude<HealthBand, 'insufficient_data'>;
  reason: string;
  by: string;
  at: Instant;
  /** Last day on which it holds. */
  until: Day;
};
