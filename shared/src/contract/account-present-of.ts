import { accountFigures } from '../crm/account-figures.ts';
import { companyProperties } from '../crm/write-back.ts';
import type { Day, Instant } from '../domain/basics/time.ts';
import type { Goal, Metric } from '../domain/goals/goal.ts';
import { upcomingMilestones } from '../domain/goals/upcoming-milestones.ts';
import { deadlineOf } from '../domain/metrics/expected-path.ts';
import { holdsALevel } from '../domain/metrics/metric-progress.ts';
import { thinned } from '../domain/metrics/thinned.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { PresentParts } from './account-present.ts';

/** Two years of months; more points than these a narrow chart does not show. */
const MOST_POINTS = 24;
const MOST_MILESTONES = 20;

type Present = Omit<PresentParts, 'benchmarks' | 'benchmarksNotice' | 'milestones' | 'curves'>;

type Sources = {
  snapshot: Snapshot;
  /** As recorded, with their readings. */
  goals: readonly Goal[];
  /** Curves begin there. */
  since: Instant;
  dayAt: (instant: Instant) => Day;
};

/** The figures of the record as a snapshot of another day said them: by the very properties that it wrote. */
export function monthView(snapshot: Snapshot): Present['months'][number] {
  const { health, success, agreements, value } = accountFigures(companyProperties(snapshot));
  return {
    day: snapshot.today,
    health: health.score,
    success: success.score,
    attainment: agreements.attainment,
    confirmed: value.confirmed,
    estimated: value.estimated,
  };
}

/** One curve a metric of the goals that are shown, with the way it was to go (M46, M72). */
export function curves({ snapshot, goals, since, dayAt }: Sources): PresentParts['curves'] {
  return goals
    .filter(({ ended }) => !ended)
    .flatMap((goal) => {
      const result = snapshot.success.goals.find(({ id }) => id === goal.id);
      return goal.metrics.map((metric) => ({
        metricId: metric.id,
        points: pointsOf(metric, since, dayAt),
        path: pathOf(goal, metric, result?.startDate ?? null, dayAt),
      }));
    })
    .filter(({ points }) => points.length > 0);
}

function pointsOf({ readings }: Metric, since: Instant, dayAt: Sources['dayAt']) {
  const within = readings.filter(({ measuredAt }) => measuredAt >= since);
  return thinned(within, MOST_POINTS).map(({ value, measuredAt }): [Day, number] => {
    return [dayAt(measuredAt), value];
  });
}

/** The straight line of the expected progress, in the metric's own unit; a level to hold is the same at both ends. */
function pathOf(
  goal: Goal,
  metric: Metric,
  startDate: Day | null,
  dayAt: Sources['dayAt'],
): PresentParts['curves'][number]['path'] {
  const { baseline, baselineAt, target } = metric;
  const measured = baselineAt === null ? null : dayAt(baselineAt);
  const start = goal.commitment?.start ?? startDate ?? goal.startDate ?? measured;
  const deadline = deadlineOf(goal);
  const first = holdsALevel(metric) ? target : baseline;
  if (start === null || deadline === null || first === null || target === null) return null;
  return start < deadline
    ? [
        [start, first],
        [deadline, target],
      ]
    : null;
}

export function milestoneViews({ snapshot, goals }: Sources): PresentParts['milestones'] {
  const { success, agreements, today } = snapshot;
  const active = goals.filter(({ ended }) => !ended);
  return upcomingMilestones(active, success.goals, agreements.nextReview, today).slice(
    0,
    MOST_MILESTONES,
  );
}
