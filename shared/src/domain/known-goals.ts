import type { Instant } from './basics/time.ts';
import type { Goal, Reading } from './goals/goal.ts';

/** The terms of a goal as recorded once; its metrics without readings. */
export type GoalVersion = { recordedAt: Instant; goal: Goal };

export type ReadingVersion = Reading & { metricId: string; recordedAt: Instant };

/** Everything that was ever recorded of a company's goals. */
export type GoalHistory = {
  /** By goal; the versions of one in the order they were recorded. */
  goals: readonly GoalVersion[];
  /** By metric and `measuredAt`, oldest first; the versions of one in the order they were recorded. */
  readings: readonly ReadingVersion[];
};

/**
 * The goals of a company by the terms that held at an instant, with the readings measured before another one as they are
 * known by now, corrections applied. A goal that was recorded later is not among them.
 */
export function knownGoals(
  { goals, readings }: GoalHistory,
  termsAt: Instant,
  measuredBefore: Instant,
): Goal[] {
  const ofMetric = readingsByMetric(readings, measuredBefore);
  const terms = new Map<string, Goal>();
  for (const { goal, recordedAt } of goals) {
    if (recordedAt <= termsAt) terms.set(goal.id, goal);
  }
  return [...terms.values()].map((goal) => ({
    ...goal,
    metrics: goal.metrics.map((metric) => ({ ...metric, readings: ofMetric.get(metric.id) ?? [] })),
  }));
}

function readingsByMetric(
  versions: readonly ReadingVersion[],
  measuredBefore: Instant,
): ReadonlyMap<string, readonly Reading[]> {
  const ofMetric = new Map<string, Reading[]>();
  for (const { metricId, value, measuredAt } of versions) {
    if (measuredAt >= measuredBefore) continue;
    const readings = ofMetric.get(metricId) ?? [];
    if (readings.at(-1)?.measuredAt === measuredAt) readings.pop();
    readings.push({ value, measuredAt });
    ofMetric.set(metricId, readings);
  }
  return ofMetric;
}
