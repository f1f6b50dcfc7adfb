import { date } from '../basics/plain-words.ts';
import type { Day } from '../basics/time.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { GoalProjection } from './results.ts';

/**
 * When the goal will be reached if its metrics go on as they did (M97): by its last metric, with that metric's 10-90 %
 * band. A projection and no promise: one metric that does not move, or of which too little is known, leaves no date.
 *
 * @param openMilestones their dates are plans, not measurements, and say nothing of when they will be done
 * @returns `null` where nothing is left to be projected.
 */
export function goalProjection(
  metrics: readonly MetricResult[],
  openMilestones: number,
): GoalProjection | null {
  const open = metrics.filter(({ outlook }) => outlook !== 'not_needed');
  const stuck = open.find(({ outlook }) => outlook === 'not_moving');
  if (stuck !== undefined) return { kind: 'not_moving', metricId: stuck.id };
  let last: { metric: MetricResult; finish: Day } | null = null;
  for (const metric of open) {
    const finish = metric.projectedFinish;
    if (finish === null) return { kind: 'too_few_readings', metricId: metric.id };
    if (last === null || finish > last.finish) last = { metric, finish };
  }
  if (last === null) return null;
  const { id, projectedEarliest, projectedLatest } = last.metric;
  return {
    kind: 'projected',
    metricId: id,
    finish: last.finish,
    earliest: projectedEarliest,
    latest: projectedLatest,
    openMilestones,
  };
}

/** A projection as a sentence that says that it is one. */
export function projectionInWords(
  projection: GoalProjection,
  metrics: readonly Pick<MetricResult, 'id' | 'name'>[],
): string {
  const name = metrics.find(({ id }) => id === projection.metricId)?.name ?? '';
  switch (projection.kind) {
    case 'not_moving':
      return `No finish can be projected: "${name}" does not move towards its target.`;
    case 'too_few_readings':
      return `No finish can be projected: "${name}" has too few readings.`;
    case 'projected': {
      const { finish, earliest, latest, openMilestones } = projection;
      const from = date(earliest ?? finish);
      const band =
        latest === null ? `${from} at the earliest` : `between ${from} and ${date(latest)}`;
      const apart = openMilestones === 0 ? '' : ' Open milestones are not part of it.';
      return `Projected for ${date(finish)} (${band}), if "${name}" goes on as it did.${apart}`;
    }
  }
}
