import type { Goal, Metric } from '../goals/goal.ts';
import { holdsALevel, progressAt } from './metric-progress.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { AsOf } from '../account.ts';
import type { Settings } from '../settings.ts';
import type { Day, Instant } from '../basics/time.ts';

/** When a goal begins and when it is due, on the axis of day numbers. */
export type Span = { start: number; deadline: number | null };

/** The commitment's start, else the goal's own, else its first baseline's date, else its creation. */
export function startOf(goal: Goal, asOf: AsOf): Day {
  return goal.commitment?.start ?? goal.startDate ?? firstBaseline(goal, asOf) ?? goal.createdOn;
}

/** The commitment's deadline, else the goal's target date. */
export function deadlineOf(goal: Goal): Day | null {
  return goal.commitment?.deadline ?? goal.targetDate;
}

/** Share of the span that has passed at a position on the axis of day numbers, [0, 1]; `null` without a deadline. */
export function elapsedShare({ start, deadline }: Span, position: number): number | null {
  if (deadline === null) return null;
  if (position >= deadline) return 1;
  return position <= start ? 0 : (position - start) / (deadline - start);
}

/**
 * Progress that the straight line from the baseline at the start to the target at the deadline has reached; a fraction.
 * A level to hold is expected to be held from the first day.
 *
 * @param elapsed share of the span that has passed, see {@link elapsedShare}
 */
export function expectedProgress(
  metric: Metric,
  elapsed: number,
  { metric: { maintain } }: Pick<Settings, 'metric'>,
): number {
  if (holdsALevel(metric)) return 1;
  if (metric.mode === 'linear' || metric.target === null || metric.baseline === null)
    return elapsed;
  const value = metric.baseline * (1 - elapsed) + metric.target * elapsed;
  return progressAt(metric, metric.target, value, maintain);
}

function firstBaseline(goal: Goal, asOf: AsOf): Day | null {
  let first: Instant | null = null;
  for (const { baselineAt } of goal.metrics) {
    if (baselineAt !== null && (first === null || baselineAt < first)) first = baselineAt;
  }
  return first === null ? null : dayAt(first, asOf);
}
