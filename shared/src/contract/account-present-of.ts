import type { MonthFigures } from '../crm/month-figures.ts';
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

type Curves = PresentParts['curves'][number];
type Line = Curves['lines'][number];

/** One line a metric of the goals that are shown, with the way it was to go (M46, M72); those of the same days stand together. */
export function curves({ snapshot, goals, since, dayAt }: Sources): PresentParts['curves'] {
  const byDays = new Map<string, Curves & { lines: Line[] }>();
  for (const goal of goals.filter(({ ended }) => !ended)) {
    const result = snapshot.success.goals.find(({ id }) => id === goal.id);
    for (const metric of goal.metrics) {
      const within = metric.readings.filter(({ measuredAt }) => measuredAt >= since);
      const shown = thinned(within, MOST_POINTS);
      const days = shown.map(({ measuredAt }) => dayAt(measuredAt));
      const [from] = days;
      if (from === undefined) continue;
      const key = days.join();
      const known = byDays.get(key);
      const together = known ?? {
        from,
        days: days.map((day) => daysBetween(from, day)),
        lines: [],
      };
      byDays.set(key, together);
      const path = result === undefined ? null : pathOf(metric, result);
      together.lines.push({ metricId: metric.id, values: shown.map(({ value }) => value), path });
    }
  }
  return [...byDays.values()];
}

/** The way a metric was to go, from its first to its last value; a level to hold is the same at both ends. */
export function pathOf(metric: Metric, { startDate, targetDate }: GoalResult): Line['path'] {
  const { baseline, target } = metric;
  const first = holdsALevel(metric) ? target : baseline;
  const hasSpan = startDate !== null && targetDate !== null && startDate < targetDate;
  return hasSpan && first !== null && target !== null ? [first, target] : null;
}

/** A list a figure, oldest first. */
export function monthColumns(months: readonly MonthFigures[]): PresentParts['months'] {
  const column = (figure: Exclude<keyof MonthFigures, 'day'>) =>
    months.map((month) => month[figure]);
  return {
    days: months.map(({ day }) => day),
    health: column('health'),
    success: column('success'),
    attainment: column('attainment'),
    confirmed: column('confirmed'),
    estimated: column('estimated'),
  };
}

export function milestoneViews({ snapshot, goals }: Sources): PresentParts['milestones'] {
  const { success, agreements, today } = snapshot;
  const active = goals.filter(({ ended }) => !ended);
  return upcomingMilestones(active, success.goals, agreements.nextReview, today).slice(
    0,
    MOST_MILESTONES,
  );
}
