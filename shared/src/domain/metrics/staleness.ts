import type { Metric } from '../goals/goal.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS, type Instant } from '../basics/time.ts';

/**
 * How long a reading counts as current, by how often its metric is measured (M25): daily 3 days, weekly 14, monthly 45,
 * quarterly 120; in milliseconds.
 */
export function staleAfterMs(
  { frequency }: Pick<Metric, 'frequency'>,
  { metric }: Pick<Settings, 'metric'>,
): number {
  return metric.staleAfterDays[frequency] * DAY_MS;
}

/** Older than that. A stale reading is shown as such and still counts; no reading is missing, not stale. */
export function isStale(metric: Metric, now: Instant, settings: Pick<Settings, 'metric'>): boolean {
  const latest = metric.readings.at(-1);
  return latest !== undefined && now - latest.measuredAt > staleAfterMs(metric, settings);
}
