import { withoutNoise } from '../basics/rounding.ts';
import type { HealthReference } from './health-reference.ts';
import type { HealthChange, HealthComponentResult, HealthContribution } from './results.ts';

/** What the arithmetic of twelve decimals leaves over is no contribution. */
const NOISE = 1e-9;

/** Points earned over the points to be had, of the components that count. */
type Tally = { earned: number; available: number };

/**
 * What made the score of the reference the score of now; the contributions add up to the change (A24).
 *
 * - A component with fresh input both times contributes (points now - points then) / points available in those
 *   components x 100. One that did not move contributes nothing.
 * - A component whose input went missing or stale contributes what leaving it out does to the score: nothing where it
 *   was as good as the others, something positive where it was worse. One whose input came contributes likewise.
 * - Weights and curves that were changed since contribute what they make of the score of then.
 *
 * Largest first; in the order of the components where equal.
 */
export function healthChange(
  components: readonly HealthComponentResult[],
  score: number,
  { health, since }: HealthReference,
  savedVersion?: number,
): HealthChange {
  const from = health.told?.score ?? health.score;
  const weighed = components.filter(({ maxPoints }) => maxPoints > 0);
  const pointsThen = ({ key }: HealthComponentResult) => health.points[key] ?? null;
  const pointsNow = ({ points }: HealthComponentResult) => points;

  const then = tally(weighed, pointsThen);
  const now = tally(weighed, pointsNow);
  const both = weighed.filter((each) => pointsThen(each) !== null && pointsNow(each) !== null);
  const bothThen = tally(both, pointsThen);
  const bothNow = tally(both, pointsNow);

  const contributions: HealthContribution[] = [];
  const add = (
    key: HealthContribution['key'],
    cause: HealthContribution['cause'],
    points: number,
    more: Pick<HealthContribution, 'version'> = {},
  ) => {
    const exact = withoutNoise(points);
    if (Math.abs(exact) >= NOISE) contributions.push({ key, cause, points: exact, ...more });
  };
  for (const component of weighed) {
    const { key, maxPoints, points } = component;
    const before = health.points[key] ?? null;
    if (before !== null && points !== null) {
      add(key, 'moved', ((points - before) / bothNow.available) * 100);
    } else if (before !== null) {
      add(key, 'went', (maxPoints * scoreOf(bothThen) - before * 100) / then.available);
    } else if (points !== null) {
      add(key, 'came', (points * 100 - maxPoints * scoreOf(bothNow)) / now.available);
    }
  }
  const version = savedVersion === undefined ? {} : { version: savedVersion };
  add('weights', 'reweighted', scoreOf(then) - from, version);
  contributions.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return { from, to: score, since, contributions };
}

function tally(
  components: readonly HealthComponentResult[],
  pointsOf: (component: HealthComponentResult) => number | null,
): Tally {
  let earned = 0;
  let available = 0;
  for (const component of components) {
    const points = pointsOf(component);
    if (points === null) continue;
    earned += points;
    available += component.maxPoints;
  }
  return { earned, available };
}

/** 0-100; 0 where nothing can be had, which leaves each component its plain share. */
function scoreOf({ earned, available }: Tally): number {
  return available > 0 ? (earned / available) * 100 : 0;
}
