import { weightedMean } from '../basics/weighted-mean.ts';
import type { Goal, Metric } from './goal.ts';
import type { MilestoneProgress } from '../metrics/milestones.ts';
import type { MetricResult } from '../metrics/results.ts';

/** One thing a goal is made of: a scored metric, or its milestones together. Fractions. */
export type GoalMember = {
  /** Index of the metric in its goal; `null` = the milestones. */
  metric: number | null;
  attainment: number;
  progress: number;
  expected: number | null;
  weight: number;
};

/**
 * The members a goal can be scored on: its scored metrics, and its milestones (done / all) as one more, with the weight
 * of an average metric.
 */
export function goalMembers(
  goal: Goal,
  metrics: readonly MetricResult[],
  milestones: MilestoneProgress,
): GoalMember[] {
  const members: GoalMember[] = [];
  metrics.forEach((result, index) => {
    if (result.kind !== 'scored') return;
    const { attainment, progress, expectedProgress: expected } = result;
    const weight = goal.metrics[index]?.weight ?? 0;
    members.push({ metric: index, attainment, progress, expected, weight });
  });
  if (milestones.total > 0) {
    const { share, expected } = milestones;
    const weight = averageWeight(goal.metrics);
    members.push({ metric: null, attainment: share, progress: share, expected, weight });
  }
  return members;
}

/** Weighted mean of the members' clamped attainment (M86, C16); `null` without members. */
export function goalAttainment(members: readonly GoalMember[]): number | null {
  return weightedMean(members.map(({ attainment, weight }) => ({ value: attainment, weight })));
}

/** Weighted mean of the members' unclamped progress, shown beside the attainment; `null` without members. */
export function goalProgress(members: readonly GoalMember[]): number | null {
  return weightedMean(members.map(({ progress, weight }) => ({ value: progress, weight })));
}

/** Weighted mean of what is expected of the members by now; `null` when nothing is. */
export function goalExpected(members: readonly GoalMember[]): number | null {
  return weightedMean(
    members.flatMap(({ expected, weight }) =>
      expected === null ? [] : [{ value: expected, weight }],
    ),
  );
}

/**
 * What each member weighs in its goal: fractions that add up to 1, as the means above count them. The sum of share x
 * attainment is the goal's attainment.
 */
export function memberShares(members: readonly GoalMember[]): number[] {
  // Relative to the largest, so that the sum of huge weights stays finite.
  const largest = members.reduce((max, { weight }) => Math.max(max, weight), 0);
  const relative = members.map(({ weight }) => (largest > 0 ? Math.max(0, weight) / largest : 1));
  const sum = relative.reduce((total, each) => total + each, 0);
  return relative.map((each) => each / sum);
}

function averageWeight(metrics: readonly Metric[]): number {
  if (metrics.length === 0) return 1;
  return metrics.reduce((sum, { weight }) => sum + weight / metrics.length, 0);
}
