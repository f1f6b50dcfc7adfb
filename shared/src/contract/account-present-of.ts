import { daysBetween, type Day, type Instant } from '../domain/basics/time.ts';
import type { Goal, Metric } from '../domain/goals/goal.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import { upcomingMilestones } from '../domain/goals/upcoming-milestones.ts';
import { holdsALevel } from '../domain/metrics/metric-progress.ts';
import { thinned } from '../domain/metrics/thinned.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { PresentParts } from './account-present.ts';

/** Two years of months; more points than these a narrow chart does not show. */
const MOST_POINTS = 24;
const MOST_MILESTONES = 12;

type Sources = {
  snapshot: Snapshot;
  /** As recorded, with their readings. */
  goals: readonly Goal[];
  /** Curves begin there. */
  since: Instant;
  dayAt: (instant: Instant) => Day;
};

/** One curve a metric of the goals that are shown, with the way it was to go (M46, M72). */
export function curves({ snapshot, goals, since, dayAt }: Sources): PresentParts['curves'] {
  return goals
    .filter(({ ended }) => !ended)
    .flatMap((goal) => {
      const result = snapshot.success.goals.find(({ id }) => id === goal.id);
      return goal.metrics.flatMap((metric) => curveOf(metric, result, since, dayAt));
    });
}

function curveOf(
  metric: Metric,
  goal: GoalResult | undefined,
  since: Instant,
  dayAt: Sources['dayAt'],
): PresentParts['curves'] {
  const within = metric.readings.filter(({ measuredAt }) => measuredAt >= since);
  const shown = thinned(within, MOST_POINTS);
  const days = shown.map(({ measuredAt }) => dayAt(measuredAt));
  const [from] = days;
  if (from === undefined) return [];
  return [
    {
      metricId: metric.id,
      from,
      days: days.map((day) => daysBetween(from, day)),
      values: shown.map(({ value }) => value),
      path: goal === undefined ? null : pathOf(metric, goal),
    },
  ];
}

/** The way a metric was to go, from its first to its last value; a level to hold is the same at both ends. */
export function pathOf(
  metric: Metric,
  { startDate, targetDate }: GoalResult,
): PresentParts['curves'][number]['path'] {
  const { baseline, target } = metric;
  const first = holdsALevel(metric) ? target : baseline;
  const hasSpan = startDate !== null && targetDate !== null && startDate < targetDate;
  return hasSpan && first !== null && target !== null ? [first, target] : null;
}

export function milestoneViews({ snapshot, goals }: Sources): PresentParts['milestones'] {
  const { success, agreements, today } = snapshot;
  const active = goals.filter(({ ended }) => !ended);
  return upcomingMilestones(active, success.goals, agreements.nextReview, today).slice(
    0,
    MOST_MILESTONES,
  );
}
