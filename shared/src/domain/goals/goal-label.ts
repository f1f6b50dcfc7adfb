import type { GoalLabel, GoalStatus } from './results.ts';

/** What the label of a goal depends on; fractions unclamped unless said otherwise. */
type GoalStanding = {
  /** A metric was read after its baseline, or a milestone is done. */
  started: boolean;
  /** Every scored metric is at 100 % or more, and every milestone done. */
  complete: boolean;
  progress: number;
  /** Clamped to [0, 1] per metric. */
  attainment: number;
  pace: number | null;
  pastItsDate: boolean;
};

type LabelEdges = { onTrackAbove: number; atRiskFrom: number; behindBelow: number };

/** The word for a goal, first match (M35, M70). */
export function goalLabel(standing: GoalStanding, edges: LabelEdges): GoalLabel {
  const { started, complete, progress, attainment, pace, pastItsDate } = standing;
  const behind = pace !== null && pace < edges.behindBelow;
  if (!started) return 'Not Started';
  if (complete) return progress > 1 ? 'Exceeded' : 'Achieved';
  if (pastItsDate || (attainment < edges.atRiskFrom && behind)) return 'Not Met';
  if (attainment > edges.onTrackAbove || (pace !== null && !behind)) return 'On Track';
  return 'At Risk';
}

/** The stored status of a label (M29). */
export const GOAL_STATUS: Readonly<Record<GoalLabel, GoalStatus>> = {
  'Not Started': 'not_started',
  Exceeded: 'achieved',
  Achieved: 'achieved',
  'On Track': 'in_progress',
  'At Risk': 'at_risk',
  'Not Met': 'at_risk',
};
