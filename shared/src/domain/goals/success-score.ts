import type { Settings } from '../settings.ts';
import type { GoalLabel, GoalResult, SuccessBand, SuccessResult } from './results.ts';
import { REASONS } from '../basics/reasons.ts';
import { withoutNoise } from '../basics/rounding.ts';
import { weightedMean } from '../basics/weighted-mean.ts';

const ON_TRACK: ReadonlySet<GoalLabel> = new Set(['Exceeded', 'Achieved', 'On Track']);
const ACHIEVED: ReadonlySet<GoalLabel> = new Set(['Exceeded', 'Achieved']);
const AT_RISK: ReadonlySet<GoalLabel> = new Set(['At Risk', 'Not Met']);

/**
 * 100 x weighted mean of goal attainment, each capped at 100, over the active goals that can be scored (M87, C16).
 * The counts say over how many.
 */
export function successScore(goals: readonly GoalResult[], settings: Settings): SuccessResult {
  const scored = goals.filter((goal) => goal.kind === 'scored');
  const mean = weightedMean(
    scored.map(({ attainment, weight }) => ({ value: attainment, weight })),
  );
  const score = mean === null ? null : withoutNoise(100 * mean);
  const labelled = (labels: ReadonlySet<GoalLabel>) =>
    scored.filter(({ label }) => labels.has(label)).length;
  return {
    score,
    band: successBand(score, settings.bands.success),
    goalsScored: scored.length,
    goalsTotal: goals.length,
    onTrack: labelled(ON_TRACK),
    achieved: labelled(ACHIEVED),
    atRisk: labelled(AT_RISK),
    goals,
    notices: noticesOf(goals),
  };
}

/** strong >= 80, good [65, 80), fair [50, 65), weak below; on the unrounded score. */
export function successBand(
  score: number | null,
  edges: Settings['bands']['success'],
): SuccessBand {
  if (score === null) return 'not_scored';
  if (score >= edges.strong) return 'strong';
  if (score >= edges.good) return 'good';
  return score >= edges.fair ? 'fair' : 'weak';
}

/** M88, M89. */
function noticesOf(goals: readonly GoalResult[]): string[] {
  if (goals.length === 0) return [REASONS.no_goals];
  const missing = goals.some(({ metrics }) => metrics.some(({ kind }) => kind === 'not_scored'));
  return missing ? [REASONS.some_missing] : [];
}
