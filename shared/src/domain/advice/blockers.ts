import type { AsOf } from '../account.ts';
import { dayAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Goal } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import { isBehind } from '../metrics/pace.ts';
import type { Settings } from '../settings.ts';
import type { GoalPart, MetricPart } from './goal-parts.ts';
import { mostPointsFirst } from './most-points-first.ts';
import type { Blocker } from './results.ts';

type OwnBlocker = Blocker & { points: number };

/** A goal with what is known about it. */
type GoalMatter = {
  goal: Goal;
  result: GoalResult;
  parts: readonly GoalPart[];
  /** Outside of the goal's own figures: open dependencies, weak inputs of the account. */
  around: readonly Blocker[];
};

/**
 * What holds a goal back (V26, M56), the most points of its attainment first: metrics that fell, will miss the deadline
 * or are behind their path (of a goal at risk without a pace, all that are short), and milestones overdue; then, outside
 * of the goal's own figures, open dependencies and the account's weak or falling use and engagement.
 */
export function blockers(
  { goal, result, parts, around }: GoalMatter,
  asOf: AsOf,
  settings: Settings,
): readonly Blocker[] {
  const own: OwnBlocker[] = [];
  for (const part of parts) {
    if (withoutNoise(part.lacking) < settings.advice.movedPoints) continue;
    const blocker =
      part.kind === 'metric'
        ? ofMetric(part, result.status === 'at_risk', asOf, settings)
        : ofMilestones(goal, part, result.targetDate, asOf);
    if (blocker !== null) own.push(blocker);
  }
  const together = behindTogether(parts, settings);
  if (together !== null) own.push(together);
  return mostPointsFirst<Blocker>(own, around, settings.advice.facts);
}

function ofMetric(
  { metric, move, share, lacking }: MetricPart,
  atRisk: boolean,
  asOf: AsOf,
  settings: Settings,
): OwnBlocker | null {
  const about = { metricId: metric.id, points: lacking };
  if (move !== null && withoutNoise(100 * share * move.gained) <= -settings.advice.movedPoints) {
    const since = move.since === null ? null : dayAt(move.since, asOf);
    return { code: 'metric_declined', ...about, from: move.from, since };
  }
  if (metric.deadlineRisk === 'will_miss') return { code: 'metric_will_miss', ...about };
  if (isBehind(metric.pace, settings)) return { code: 'metric_behind', ...about };
  return atRisk && metric.pace === null ? { code: 'metric_short', ...about } : null;
}

function ofMilestones(
  { milestones }: Goal,
  { share }: GoalPart,
  targetDate: GoalResult['targetDate'],
  { today }: AsOf,
): OwnBlocker | null {
  let overdue = 0;
  let first = '';
  let due = today;
  for (const milestone of milestones) {
    const on = milestone.due ?? targetDate ?? today;
    if (milestone.done || on >= today) continue;
    overdue += 1;
    if (on < due) [first, due] = [milestone.title, on];
  }
  const points = (100 * share * overdue) / milestones.length;
  return overdue === 0 ? null : { code: 'milestones_overdue', points, overdue, first, due };
}

/** Several metrics behind at once have one cause more often than several. */
function behindTogether(parts: readonly GoalPart[], settings: Settings): OwnBlocker | null {
  let of = 0;
  let behind = 0;
  let points = 0;
  for (const part of parts) {
    if (part.kind === 'milestones') continue;
    of += 1;
    if (!isBehind(part.metric.pace, settings)) continue;
    behind += 1;
    points += part.lacking;
  }
  return behind < 2 ? null : { code: 'metrics_behind', points, behind, of };
}
