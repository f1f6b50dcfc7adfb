import type { AsOf } from '../account.ts';
import { dayAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { AccountInputs } from './account-inputs.ts';
import type { GoalPart } from './goal-parts.ts';
import { mostPointsFirst } from './most-points-first.ts';
import type { Driver } from './results.ts';

type OwnDriver = Driver & { points: number };

/**
 * What is working (V25), the most points of the goal's attainment first: metrics that gained within the last 90 days,
 * those that hold their target, the milestones done; then the use and engagement that grew.
 */
export function drivers(
  parts: readonly GoalPart[],
  { gained }: AccountInputs,
  asOf: AsOf,
  { advice }: Pick<Settings, 'advice'>,
): readonly Driver[] {
  const own: OwnDriver[] = [];
  for (const part of parts) {
    const driver = ofPart(part, asOf, advice.movedPoints);
    if (driver !== null) own.push(driver);
  }
  return mostPointsFirst<Driver>(own, gained, advice.facts);
}

function ofPart(part: GoalPart, asOf: AsOf, least: number): OwnDriver | null {
  const { share, lacking } = part;
  if (part.kind === 'milestones') {
    const points = withoutNoise(100 * share - lacking);
    return points > 0 ? { code: 'milestones_done', points } : null;
  }
  const { metric, move } = part;
  const gained = move === null ? 0 : withoutNoise(100 * share * move.gained);
  if (move !== null && gained >= least) {
    const since = move.since === null ? null : dayAt(move.since, asOf);
    return { code: 'metric_gain', metricId: metric.id, points: gained, from: move.from, since };
  }
  return metric.progress >= 1
    ? { code: 'target_met', metricId: metric.id, points: 100 * share }
    : null;
}
