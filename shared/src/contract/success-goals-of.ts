import { goalActions } from '../domain/advice/goal-actions.ts';
import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '../domain/advice/insight-words.ts';
import type { Goal, Metric } from '../domain/goals/goal.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { MetricResult } from '../domain/metrics/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { goalView, metricView } from './account-view-of.ts';
import type { SuccessGoal, SuccessMetric, SuccessValueLine } from './success-metrics.ts';
import { moment } from './wire-figures.ts';

/** Said of a goal that was recorded after the figures were computed. */
const NOT_SCORED_YET = 'Recorded. Its figures follow with the next cycle.';

type GoalParts = {
  snapshot: Snapshot;
  /** The goal as recorded, with what no figure needs; `undefined` where it is gone since. */
  recorded: Goal | undefined;
  value: readonly SuccessValueLine[];
};

/** A goal of the snapshot, with its figures as the card shows them. */
export function scoredGoal(
  result: GoalResult,
  { snapshot, recorded, value }: GoalParts,
): SuccessGoal {
  const { bands, health, insights, agreements } = snapshot;
  const { standing, ...view } = goalView(result, bands);
  const scored = standing.kind === 'scored';
  const insight = insights.find(({ goalId }) => goalId === result.id);
  const context = { goal: result, health };
  return {
    id: result.id,
    title: result.title,
    description: recorded?.description ?? null,
    owner: result.owner,
    category: result.category,
    weight: result.weight,
    state: agreements.vlas.find(({ goalId }) => goalId === result.id)?.state ?? null,
    status: result.status,
    label: result.label,
    attainmentPercent: scored ? standing.attainment : null,
    progressPercent: scored ? standing.progress : null,
    startDate: result.startDate,
    targetDate: view.targetDate,
    deadlineRisk: view.deadlineRisk,
    milestones: view.milestones,
    metrics: result.metrics.map((metric) =>
      scoredMetric(
        metric,
        snapshot,
        recorded?.metrics.find(({ id }) => id === metric.id),
      ),
    ),
    value: [...value],
    drivers: (insight?.drivers ?? []).map((driver) => driverInWords(driver, context)),
    blockers: (insight?.blockers ?? []).map((blocker) => blockerInWords(blocker, context)),
    observations: (insight?.observations ?? []).map((seen) => observationInWords(seen, result)),
    recommendations: insight === undefined ? [] : goalActions(insight, context).map(actionOf),
    notice: scored ? null : standing.notice,
  };
}

/** A goal that the snapshot does not know yet: what was agreed, and no figure. */
export function recordedGoal(goal: Goal): SuccessGoal {
  return {
    id: goal.id,
    title: goal.title,
    description: goal.description,
    owner: goal.owner,
    category: goal.category,
    weight: goal.weight,
    state: goal.commitment?.state ?? null,
    status: null,
    label: null,
    attainmentPercent: null,
    progressPercent: null,
    startDate: goal.startDate,
    targetDate: goal.targetDate,
    deadlineRisk: 'unknown',
    milestones: {
      done: goal.milestones.filter(({ done }) => done).length,
      total: goal.milestones.length,
    },
    metrics: goal.metrics.map(recordedMetric),
    value: [],
    drivers: [],
    blockers: [],
    observations: [],
    recommendations: [],
    notice: NOT_SCORED_YET,
  };
}

function scoredMetric(
  result: MetricResult,
  { bands }: Snapshot,
  recorded: Metric | undefined,
): SuccessMetric {
  const {
    standing,
    expectedProgress,
    projectedLatest: _latest,
    outlook: _outlook,
    ...view
  } = metricView(result, bands);
  const scored = standing.kind === 'scored';
  return {
    ...view,
    direction: result.direction,
    category: recorded?.category ?? null,
    mode: result.mode,
    frequency: recorded?.frequency ?? null,
    baselineAt: momentOrNull(recorded?.baselineAt ?? null),
    progressPercent: scored ? standing.progress : null,
    attainmentPercent: scored ? standing.attainment : null,
    expectedPercent: expectedProgress,
    status: scored ? standing.status : null,
    notice: scored ? null : standing.notice,
  };
}

function recordedMetric(metric: Metric): SuccessMetric {
  const { id, name, unit, category, direction, mode, frequency, baseline, target } = metric;
  return {
    id,
    name,
    unit,
    category,
    direction,
    mode,
    frequency,
    baseline,
    baselineAt: momentOrNull(metric.baselineAt),
    target,
    current: null,
    measuredAt: null,
    stale: false,
    progressPercent: null,
    attainmentPercent: null,
    expectedPercent: null,
    status: null,
    trend: null,
    deadlineRisk: 'unknown',
    projectedFinish: null,
    notice: NOT_SCORED_YET,
  };
}

function actionOf({ horizon, text, reason }: ReturnType<typeof goalActions>[number]) {
  return { horizon, text, reason };
}

function momentOrNull(instant: number | null): string | null {
  return instant === null ? null : moment(instant);
}
