import type { DeadlineRisk } from './results.ts';

const SEVERITY: Readonly<Record<DeadlineRisk, number>> = {
  on_pace: 0,
  unknown: 1,
  behind: 2,
  will_miss: 3,
};

/** What is known about one metric, or the milestones of a goal, and its deadline. */
export type DeadlineOutlook = {
  /** Day number. */
  deadline: number | null;
  today: number;
  /** The target is met as of the latest reading. */
  reached: boolean;
  behind: boolean;
  /** Day position of the projected finish; `never`: no movement towards the target; `unknown`: too few readings. */
  finish: number | 'never' | 'unknown';
};

/**
 * Will the target be met in time (C11)? A target that is met keeps its promise. Past the deadline, projected after it,
 * or without movement towards the target: `will_miss`. Too few readings say nothing, whatever the pace.
 */
export function deadlineRisk(outlook: DeadlineOutlook): DeadlineRisk {
  const { deadline, today, reached, behind, finish } = outlook;
  if (deadline === null) return 'unknown';
  if (reached) return 'on_pace';
  if (today > deadline) return 'will_miss';
  if (finish === 'unknown') return 'unknown';
  // The deadline's own day still counts.
  if (finish === 'never' || finish >= deadline + 1) return 'will_miss';
  return behind ? 'behind' : 'on_pace';
}

/** The worst of several; what is not known is worse than what is on pace. `null` of none. */
export function worstRisk(risks: readonly DeadlineRisk[]): DeadlineRisk | null {
  let worst: DeadlineRisk | null = null;
  for (const risk of risks) {
    if (worst === null || SEVERITY[risk] > SEVERITY[worst]) worst = risk;
  }
  return worst;
}
