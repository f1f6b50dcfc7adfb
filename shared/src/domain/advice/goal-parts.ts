import type { Instant } from '../basics/time.ts';
import { goalMembers, memberShares } from '../goals/goal-attainment.ts';
import type { Goal } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import { metricMove, type MetricMove } from './metric-move.ts';

/** One metric of a goal, or its milestones together, with what it weighs in the goal. */
export type GoalPart = {
  /** Fraction of the goal. */
  share: number;
  /** Points of the goal's attainment that it still lacks, 0-100. */
  lacking: number;
} & (MetricInGoal | { kind: 'milestones' });

type MetricInGoal = {
  kind: 'metric';
  metric: MetricResult & { kind: 'scored' };
  /** Within the time that is looked at; `null` where there is nothing to compare with. */
  move: MetricMove | null;
};

export type MetricPart = GoalPart & MetricInGoal;

/** The parts that the goal is scored on; what they lack adds up to what the goal lacks. */
export function goalParts(
  goal: Goal,
  result: GoalResult,
  start: Instant,
  settings: Pick<Settings, 'metric'>,
): GoalPart[] {
  const { done, total } = result.milestones;
  const milestones = { done, total, share: done / Math.max(1, total), expected: null };
  const members = goalMembers(goal, result.metrics, milestones);
  const shares = memberShares(members);
  const parts: GoalPart[] = [];
  members.forEach(({ metric: index, attainment }, at) => {
    const share = shares[at] ?? 0;
    const lacking = 100 * share * (1 - attainment);
    if (index === null) {
      parts.push({ share, lacking, kind: 'milestones' });
      return;
    }
    const recorded = goal.metrics[index];
    const metric = result.metrics[index];
    if (recorded === undefined || metric?.kind !== 'scored') return;
    const move = metricMove(recorded, attainment, start, settings);
    parts.push({ share, lacking, kind: 'metric', metric, move });
  });
  return parts;
}
