import { COMPONENT_NAME, count, date, number } from '../basics/plain-words.ts';
import type { HealthChange, HealthComponentResult, HealthContribution } from './results.ts';
import type { Day } from '../basics/time.ts';

/** Moves that would show as 0.0 are none. */
const SMALLEST_MOVE = 0.05;

/**
 * What moved the score most, in words: the largest contribution to its change, in points of the score and since when.
 * The weakest component on the first day of a score, and where nothing moved.
 */
export function healthDriver(
  components: readonly HealthComponentResult[],
  change: HealthChange | null,
): string | null {
  const largest = change?.contributions[0];
  if (change !== null && largest !== undefined && Math.abs(largest.points) >= SMALLEST_MOVE) {
    return contributionInWords(largest, change.since);
  }
  return weakestComponent(components);
}

/** `NPS: -11 points since 20 Jun 2026`. */
export function contributionInWords(contribution: HealthContribution, since: Day): string {
  const { points } = contribution;
  const sign = points > 0 ? '+' : '-';
  return `${subject(contribution)}: ${sign}${count(Math.abs(points), 'point')} since ${date(since)}`;
}

/** `Settings changed (version 3)`: so that nobody takes it for what the customer did. */
export function changedSettings(version: number | undefined): string {
  return version === undefined ? 'Settings changed' : `Settings changed (version ${version})`;
}

function subject({ key, cause, version }: HealthContribution): string {
  if (key === 'weights') return changedSettings(version);
  const name = COMPONENT_NAME[key];
  if (cause === 'went') return `${name} no longer counted`;
  return cause === 'came' ? `${name} newly counted` : name;
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
