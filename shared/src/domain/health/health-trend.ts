import type { AsOf, PastHealth } from '../account.ts';
import type { HealthTrend } from './health-components.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS } from '../basics/time.ts';

/**
 * Change of the score over 28 days: 5 points or more either way, else steady; steady too where there is no score 28
 * days back.
 *
 * @returns `null` without a score.
 */
export function healthTrend(
  score: number | null,
  past: readonly PastHealth[],
  asOf: AsOf,
  { health: { trend } }: Pick<Settings, 'health'>,
): HealthTrend | null {
  if (score === null) return null;
  const before = healthAt(past, asOf.now - trend.windowDays * DAY_MS)?.score ?? null;
  if (before === null) return 'steady';
  const change = withoutNoise(score - before);
  if (change >= trend.points) return 'improving';
  return change <= -trend.points ? 'declining' : 'steady';
}

/** The health that held at an instant: the latest row that is not younger. */
export function healthAt(past: readonly PastHealth[], instant: number): PastHealth | undefined {
  return past.findLast(({ at }) => at <= instant);
}
