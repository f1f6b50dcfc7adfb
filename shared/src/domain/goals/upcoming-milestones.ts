import { dayNumber, type Day } from '../basics/time.ts';
import type { Goal } from './goal.ts';
import type { GoalResult } from './results.ts';

/** At risk comes before the rest; what is scheduled has a day of its own, what is planned has not (M66, C14). */
export type MilestoneStatus = 'at_risk' | 'scheduled' | 'planned';

export type UpcomingMilestone = {
  /** `review`: the next review of the agreements. */
  kind: 'milestone' | 'review';
  /** `null` for a review. */
  id: string | null;
  goalId: string | null;
  title: string;
  /** Its own day, else the target date of its goal; `null` where there is neither. */
  date: Day | null;
  status: MilestoneStatus;
};

/**
 * What is to come next, the soonest first and what has no day last (M66): open milestones of active goals, and the next review.
 * At risk is what is past its day, and a milestone of a goal that is at risk or behind its deadline.
 */
export function upcomingMilestones(
  goals: readonly Goal[],
  results: readonly GoalResult[],
  nextReview: Day | null,
  today: Day,
): UpcomingMilestone[] {
  const resultOf = new Map(results.map((result) => [result.id, result]));
  const upcoming = goals
    .filter(({ ended }) => !ended)
    .flatMap((goal) => openMilestones(goal, resultOf.get(goal.id), today));
  if (nextReview !== null) {
    const status = nextReview < today ? 'at_risk' : 'scheduled';
    const review = { kind: 'review', id: null, goalId: null, title: 'Agreement review' } as const;
    upcoming.push({ ...review, date: nextReview, status });
  }
  return upcoming.sort((a, b) => orderOf(a) - orderOf(b));
}

function orderOf({ date }: UpcomingMilestone): number {
  return date === null ? Number.MAX_SAFE_INTEGER : dayNumber(date);
}

function openMilestones(
  goal: Goal,
  result: GoalResult | undefined,
  today: Day,
): UpcomingMilestone[] {
  const inTrouble = result !== undefined && isInTrouble(result);
  return goal.milestones
    .filter(({ done }) => !done)
    .map(({ id, title, due }) => {
      const date = due ?? goal.targetDate;
      const late = inTrouble || (date !== null && date < today);
      const kept = due === null ? 'planned' : 'scheduled';
      const status = late ? 'at_risk' : kept;
      return { kind: 'milestone', id, goalId: goal.id, title, date, status };
    });
}

function isInTrouble({ status, deadlineRisk }: GoalResult): boolean {
  return status === 'at_risk' || deadlineRisk === 'behind' || deadlineRisk === 'will_miss';
}
