import type { AsOf, PastHealth } from '../account.ts';
import type { HealthBand, HealthComponentKey } from './health-components.ts';
import { COMPONENT_NAME, count, date, number } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { Settings } from '../settings.ts';
import type { HealthComponentResult } from './results.ts';
import { DAY_MS, type Day } from '../basics/time.ts';

type Reference = { health: PastHealth; since: Day };

/** Moves that would show as 0.0 are none. */
const SMALLEST_MOVE = 0.05;

/**
 * What moved the score most since the last change of band, or over 28 days where that is longer ago: the component,
 * its share of the change in points of the score, and since when. The weakest component where there is nothing to
 * compare with, or nothing moved.
 */
export function healthDriver(
  components: readonly HealthComponentResult[],
  band: HealthBand,
  past: readonly PastHealth[],
  asOf: AsOf,
  settings: Settings,
): string | null {
  if (band === 'insufficient_data') return null;
  const reference = referenceOf(band, past, asOf, settings);
  return (
    (reference === null ? null : largestMove(components, reference)) ?? weakestComponent(components)
  );
}

function referenceOf(
  band: HealthBand,
  past: readonly PastHealth[],
  asOf: AsOf,
  settings: Settings,
): Reference | null {
  const scored = past.filter(({ score }) => score !== null);
  const windowStart = asOf.now - settings.health.trend.windowDays * DAY_MS;
  const beforeBand = scored.findLastIndex((row) => row.band !== band);
  const beforeWindow = scored.findLastIndex(({ at }) => at <= windowStart);
  const index = Math.max(beforeBand, beforeWindow, 0);
  const health = scored[index];
  if (health === undefined) return null;
  // The move began with the first figure after the reference; that date stays the same from day to day.
  const began = scored[index + 1]?.at ?? asOf.now;
  return { health, since: dayAt(began, asOf) };
}

function largestMove(
  components: readonly HealthComponentResult[],
  { health, since }: Reference,
): string | null {
  const now = contributions(components, ({ points }) => points);
  const before = contributions(components, ({ key }) => health.points[key] ?? null);
  let driver: { key: HealthComponentKey; move: number } | null = null;
  for (const { key } of components) {
    const move = (now.get(key) ?? 0) - (before.get(key) ?? 0);
    if (Math.abs(move) > Math.abs(driver?.move ?? 0)) driver = { key, move };
  }
  if (driver === null || Math.abs(driver.move) < SMALLEST_MOVE) return null;
  const sign = driver.move > 0 ? '+' : '-';
  const points = count(Math.abs(driver.move), 'point');
  return `${COMPONENT_NAME[driver.key]}: ${sign}${points} since ${date(since)}`;
}

/** What each component brings to the score of 100, so that the moves add up to the change of the score. */
function contributions(
  components: readonly HealthComponentResult[],
  pointsOf: (component: HealthComponentResult) => number | null,
): Map<HealthComponentKey, number> {
  let available = 0;
  for (const component of components) {
    if (pointsOf(component) !== null) available += component.maxPoints;
  }
  const shares = new Map<HealthComponentKey, number>();
  for (const component of components) {
    const points = pointsOf(component);
    if (points !== null && available > 0) shares.set(component.key, (points / available) * 100);
  }
  return shares;
}

function weakestComponent(components: readonly HealthComponentResult[]): string | null {
  let weakest: { component: HealthComponentResult; points: number } | null = null;
  for (const component of components) {
    const { points, maxPoints } = component;
    if (points === null || maxPoints === 0) continue;
    const share = points / maxPoints;
    const lowest = weakest === null ? Infinity : weakest.points / weakest.component.maxPoints;
    if (share < lowest) weakest = { component, points };
  }
  if (weakest === null) return null;
  const { component, points } = weakest;
  if (points >= component.maxPoints) return 'Every measured component has full points';
  return `Weakest: ${COMPONENT_NAME[component.key]}, ${number(points)} of ${component.maxPoints} points`;
}
