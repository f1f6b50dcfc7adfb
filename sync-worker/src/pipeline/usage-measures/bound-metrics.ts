import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import type { BoundMetric } from '../../usage/measures.ts';
import { metricsNamed } from '../hubspot-goals/metrics-named.ts';
import type { FieldIssue } from '../normalise/fields.ts';

/** A metric of a company and the measure that its readings are. */
export type MeasuredMetric = { companyId: string; metric: Metric; bound: BoundMetric };

/** The metrics of a company's goals that are bound to measures. A company without such a metric has none. */
export function measuredMetrics(
  companyId: string,
  goals: readonly Goal[],
  readings: readonly BoundMetric[],
  issues: FieldIssue[],
): readonly MeasuredMetric[] {
  return readings.flatMap((bound) => {
    const [metric, ...others] = metricsNamed(goals, bound.metric, bound.goal);
    if (metric === undefined) return [];
    if (others.length === 0) return { companyId, metric, bound };
    issues.push({
      property: bound.metric,
      message: `"${bound.metric}" is a metric of several goals: name the goal in usage.readings`,
    });
    return [];
  });
}
