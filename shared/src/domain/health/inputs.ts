import type { Day, Instant } from '../basics/time.ts';
import type { HealthBand, HealthComponentKey } from './health-components.ts';

/** A band that a person holds to be right, with the reason; it stands beside the computed one until it expires. */
export type HealthOverride = {
  band: Exclude<HealthBand, 'insufficient_data'>;
  reason: string;
  by: string;
  at: Instant;
  /** Last day on which it holds. */
  until: Day;
};

/** Components whose input may be a measure of usage. */
export const MEASURABLE_COMPONENTS = [
  'weekly_active_users',
  'sessions_per_user',
  'time_in_platform',
  'feature_adoption',
  'training_completion',
] as const satisfies readonly HealthComponentKey[];

export type MeasurableComponent = (typeof MEASURABLE_COMPONENTS)[number];

/** What a measure gave, in words; without a value, why not. */
export type MeasuredInput = { value: number | null; words: string };

export type MeasuredInputs = Readonly<Partial<Record<MeasurableComponent, MeasuredInput>>>;
