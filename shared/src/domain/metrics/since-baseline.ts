import type { Goal, Metric } from '../goals/goal.ts';

/** A goal with the readings that were taken after the baseline; older ones are history, and say nothing of progress. */
export function sinceBaseline(goal: Goal): Goal {
  return goal.metrics.some(hasHistory)
    ? { ...goal, metrics: goal.metrics.map(withoutHistory) }
    : goal;
}

function withoutHistory(metric: Metric): Metric {
  const { baselineAt, readings } = metric;
  if (baselineAt === null) return metric;
  return { ...metric, readings: readings.filter(({ measuredAt }) => measuredAt > baselineAt) };
}

function hasHistory({ baselineAt, readings: [oldest] }: Metric): boolean {
  return baselineAt !== null && oldest !== undefined && oldest.measuredAt <= baselineAt;
}
