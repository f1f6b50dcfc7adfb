import type { AsOf, PastHealth } from '../account.ts';
import { dayAt, startOfDay } from '../basics/portal-day.ts';
import { DAY_MS, type Day } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import type { HealthBand } from './health-components.ts';

type Scored = PastHealth & { score: number };

/** An earlier score to compare with, and the day on which the move away from it began. */
export type HealthReference = { health: Scored; since: Day };

/**
 * The score that a change is counted from: the last one of another band, or the one that held 28 days ago where that is
 * later; the oldest one where the history is shorter. Only days that are over count: today's score is still being
 * replaced by later ones, and comparing with it would forget what happened this morning.
 *
 * @returns `null` on the first day that an account has a score.
 */
export function healthReference(
  band: HealthBand,
  past: readonly PastHealth[],
  asOf: AsOf,
  { health: { trend } }: Pick<Settings, 'health'>,
): HealthReference | null {
  const today = startOfDay(asOf.today, asOf);
  const scored = past.filter((row): row is Scored => row.score !== null && row.at < today);
  const windowStart = asOf.now - trend.windowDays * DAY_MS;
  const otherBand = scored.findLastIndex((row) => row.band !== band);
  const beforeWindow = scored.findLastIndex(({ at }) => at <= windowStart);
  const index = Math.max(otherBand, beforeWindow, 0);
  const health = scored[index];
  if (health === undefined) return null;
  // The first score after it began the move; that date stays the same from day to day.
  const began = scored[index + 1]?.at;
  return { health, since: began === undefined ? asOf.today : dayAt(began, asOf) };
}
