import type { Milestone } from '../goals/goal.ts';
import { dayNumber } from '../basics/time.ts';
import { deadlineRisk } from './deadline-risk.ts';
import type { Span } from './expected-path.ts';
import { isBehind, pace } from './pace.ts';
import type { DeadlineRisk } from './results.ts';
import type { Settings } from '../settings.ts';

/**
 * What milestones say together: the metric of a strategic objective, which has no number to move (V11, C10). Progress
 * is done / all; expected are those that are due.
 */
export type MilestoneProgress = {
  done: number;
  total: number;
  /** done / total, [0, 1]; 0 of none. */
  share: number;
  /** due / total, [0, 1]; one without a date is due at the deadline. `null` where a date is missing, or of none. */
  expected: number | null;
};

/** How many milestones are done, and how many should be by today. */
export function milestoneProgress(
  milestones: readonly Milestone[],
  { deadline }: Span,
  today: number,
): MilestoneProgress {
  const total = milestones.length;
  let done = 0;
  let due = 0;
  let isDated = total > 0;
  for (const milestone of milestones) {
    const date = dueDay(milestone, deadline);
    if (milestone.done) done += 1;
    if (date === null) isDated = false;
    else if (date <= today) due += 1;
  }
  return {
    done,
    total,
    share: total === 0 ? 0 : done / total,
    expected: isDated ? due / total : null,
  };
}

/**
 * Whether the milestones will be done by the deadline. Those still open are done by their own dates at the earliest, so
 * a plan that goes beyond the deadline misses it. `null` without milestones.
 */
export function milestoneRisk(
  milestones: readonly Milestone[],
  { done, total, share, expected }: MilestoneProgress,
  { deadline }: Span,
  today: number,
  settings: Pick<Settings, 'pace'>,
): DeadlineRisk | null {
  if (total === 0) return null;
  return deadlineRisk({
    deadline,
    today,
    reached: done === total,
    behind: isBehind(pace(share, expected, settings), settings),
    finish: lastOpenDay(milestones, deadline),
  });
}

function dueDay({ due }: Milestone, deadline: number | null): number | null {
  return due === null ? deadline : dayNumber(due);
}

function lastOpenDay(milestones: readonly Milestone[], deadline: number | null): number {
  return milestones.reduce(
    (last, milestone) =>
      milestone.done ? last : Math.max(last, dueDay(milestone, deadline) ?? -Infinity),
    -Infinity,
  );
}
