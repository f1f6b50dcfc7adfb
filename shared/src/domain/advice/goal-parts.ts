import { goalMembers, memberShares } from '../goals/goal-attainment.ts';
import type { Goal, Metric } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { MetricResult } from '../metrics/results.ts';

type ScoredMetric = MetricResult & { kind: 'scored' };

/** One metric of a goal, or its milestones together, with what it weighs in the goal. */
export type GoalPart = {
  /** Fraction of the goal. */
  share: number;
  /** Points of the goal's attainment that it still lacks, 0-100. */
  lacking: number;
} & ({ kind: 'metric'; metric: Metric; result: ScoredMetric } | { kind: 'milestones' });

/** The parts that the goal is scored on; what they lack adds up to what the goal lacks. */
export function goalParts(goal: Goal, result: GoalResult): GoalPart[] {
  const { done, total } = result.milestones;
  const members = goalMembers(goal, result.metrics, {
    done,
    total,
    share: total === 0 ? 0 : done / total,
    expected: null,
  });
  const shares = memberShares(members);
  return members.flatMap((member, index): GoalPart[] => {
    const share = shares[index] ?? 0;
    const common = { share, lacking: 100 * share * (1 - member.attainment) };
    if (member.metric === null) return [{ ...common, kind: 'milestones' }];
    const metric = goal.metrics[member.metric];
    const scored = result.metrics[member.metric];
    if (metric === undefined || scored?.kind !== 'scored') return [];
    return [{ ...common, kind: 'metric', metric, result: scored }];
  });
}
