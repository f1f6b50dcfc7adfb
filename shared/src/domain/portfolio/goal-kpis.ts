import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { shareOf } from './share.ts';

/**
 * Goals met / goals that are achieved or past their date (O41): a goal whose date lies ahead is not held against
 * anybody. A goal whose agreement was missed is not met (C18).
 */
export function outcomeAchievement(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(
    customers,
    ({ scored }) => scored && { part: scored.goals.met, whole: scored.goals.due },
  );
}

/** Goals achieved or exceeded / all active goals, those that cannot be scored included (M92, C18). */
export function goalsAchieved(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(
    customers,
    ({ scored }) => scored && { part: scored.goals.achieved, whole: scored.goals.active },
  );
}

/** Goals exceeded, achieved or on track / goals that can be scored: what 002's benchmark called achieved (C18). */
export function goalsOnPlan(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(
    customers,
    ({ scored }) => scored && { part: scored.goals.onPlan, whole: scored.goals.scored },
  );
}
