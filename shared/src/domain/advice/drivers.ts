import type { AsOf } from '../account.ts';
import { count, date } from '../basics/plain-words.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { GoalResult } from '../goals/results.ts';
import { figure, inUnit, standingInWords } from '../goals/metric-words.ts';
import type { Settings } from '../settings.ts';
import type { AccountInputs } from './account-inputs.ts';
import type { GoalPart } from './goal-parts.ts';
import { metricMove, type MetricMove } from './metric-move.ts';
import type { Driver } from './results.ts';

/**
 * What is working (V25), the most points of the goal's attainment first: metrics that gained within the last 90 days,
 * those that hold their target, the milestones done; then the use and engagement that grew.
 */
export function drivers(
  { milestones }: GoalResult,
  parts: readonly GoalPart[],
  inputs: AccountInputs,
  asOf: AsOf,
  settings: Settings,
): Driver[] {
  const own = parts.flatMap((part): Driver[] => {
    if (part.kind === 'metric') return ofMetric(part, asOf, settings);
    const points = 100 * part.share - part.lacking;
    if (milestones.done === 0) return [];
    const text = `${milestones.done} of ${count(milestones.total, 'milestone')} done.`;
    return [{ code: 'milestones_done', about: null, points, text }];
  });
  own.sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  return [...own, ...inputs.gained].slice(0, settings.advice.facts);
}

function ofMetric(part: GoalPart & { kind: 'metric' }, asOf: AsOf, settings: Settings): Driver[] {
  const { metric, result, share } = part;
  const move = metricMove(metric, result, asOf, settings);
  const gained = move === null ? 0 : withoutNoise(100 * share * move.gained);
  if (move !== null && gained >= settings.advice.movedPoints) {
    const text = `${result.name}: ${moveInWords(move, part)}, ${count(gained, 'point')} gained.`;
    return [{ code: 'metric_gain', about: result.id, points: gained, text }];
  }
  if (result.progress < 1) return [];
  const text = `${result.name}: target met, ${standingInWords(result)}.`;
  return [{ code: 'target_met', about: result.id, points: 100 * share, text }];
}

/** `from 20 to 35 tasks since 2 Apr 2026`. */
function moveInWords(
  { from, since }: MetricMove,
  { result }: GoalPart & { kind: 'metric' },
): string {
  const to = inUnit(result.current ?? 0, result.unit);
  return `from ${figure(from)} to ${to} since ${since === null ? 'the baseline' : date(since)}`;
}
