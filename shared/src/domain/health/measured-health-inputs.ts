import type { Account, AsOf } from '../account.ts';
import { DAY_MS } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import { measured, missing, type HealthInput } from './health-input.ts';
import { MEASURABLE_COMPONENTS, type MeasurableComponent } from './inputs.ts';
import { UNKNOWN_ACCOUNT } from './usage-health-inputs.ts';

/**
 * Inputs that the configuration binds to measures of usage (M95), which stand in the place of the default ones. They go
 * stale with the usage source, and what has no value is missing and never 0 (C25).
 */
export function measuredHealthInputs(
  { usage, measuredInputs }: Account,
  { now }: AsOf,
  { health }: Pick<Settings, 'health'>,
): Partial<Record<MeasurableComponent, HealthInput>> {
  const inputs: Partial<Record<MeasurableComponent, HealthInput>> = {};
  for (const key of MEASURABLE_COMPONENTS) {
    const bound = measuredInputs[key];
    if (bound === undefined) continue;
    if (usage === null) inputs[key] = UNKNOWN_ACCOUNT;
    else if (bound.value === null) inputs[key] = missing(bound.words);
    else {
      const staleAt = usage.sourceLastDeliveredAt + health.staleAfterDays.usage * DAY_MS;
      inputs[key] = measured(bound.value, bound.words, { staleAt, now });
    }
  }
  return inputs;
}
