import type { AsOf, PastHealth } from '../account.ts';
import type { HealthTrend } from './health-components.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS } from '../basics/time.ts';

/**
 * Points that the score has gained (lost, when negative) on the one that held 28 days ago (A24).
 *
 * @returns `null` where there is no score now or none 28 days back.
 */
export function scoreChange(
  score: number | null,
  past: readonly PastHealth[],
  asOf: AsOf,
  { health: { trend } }: Pick<Settings, 'health'>,
): number | null {
  const before = healthAt(past, asOf.now - trend.windowDays * DAY_MS)?.score ?? null;
  return score === null || before === null ? null : withoutNoise(score - before);
}

/**
 * Improving from a change of 5 points up, declining from 5 points down, else steady; steady too where there is nothing
 * to compare with.
 *
 * @returns `null` without a score.
 */
export function healthTrend(
  score: number | null,
  change: number | null,
  { health: { trend } }: Pick<Settings, 'health'>,
): HealthTrend | null {
  if (score === null) return null;
  if (change === null) return 'steady';
  if (change >= trend.points) return 'improving';
  return change <= -trend.points ? 'declining' : 'steady';
}

/** The health that held at an instant: the latest row that is not younger. */
export function healthAt(past: readonly PastHealth[], instant: number): PastHealth | undefined {
  return past.findLast(({ at }) => at <= instant);
}
