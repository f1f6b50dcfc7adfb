import type { Goal } from '@attain/shared/domain/goals/goal';

/** A goal as its file has it: a row a metric. One without a target is in no such file. */
export function goalRows(goal: Goal): readonly object[] {
  const { commitment } = goal;
  const ofGoal = {
    goal: goal.title,
    description: goal.description,
    owner: goal.owner,
    outcome_category: goal.category,
    start_date: goal.startDate,
    target_date: goal.targetDate,
    goal_weight: goal.weight,
    state: commitment?.state ?? null,
    signed_by: commitment?.signedBy ?? null,
    signed_at: moment(commitment?.signedAt ?? null),
    vla_category: commitment?.category ?? null,
    dependencies: commitment?.dependencies ?? null,
  };
  return goal.metrics
    .filter(({ target }) => target !== null)
    .map((metric) => ({
      ...ofGoal,
      metric: metric.name,
      unit: metric.unit,
      target: metric.target,
      baseline: metric.baseline,
      baseline_at: metric.baseline === null ? null : moment(metric.baselineAt),
      baseline_source: metric.baselineSource,
      baseline_evidence: metric.baselineEvidence,
      source: metric.source,
      direction: metric.direction,
      mode: metric.mode,
      frequency: metric.frequency,
      metric_category: metric.category,
      metric_weight: metric.weight,
    }));
}

function moment(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
