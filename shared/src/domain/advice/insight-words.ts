import { COMPONENT_NAME, count, date, number } from '../basics/plain-words.ts';
import type { Day } from '../basics/time.ts';
import { figure, inUnit, standingInWords } from '../goals/metric-words.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthComponentResult, HealthResult } from '../health/results.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Blocker, Driver, TrendObservation } from './results.ts';

/** What the facts about a goal refer to. */
export type GoalContext = { goal: GoalResult; health: HealthResult };

/** What is working, as a sentence with its figures (V25). */
export function driverInWords(driver: Driver, { goal, health }: GoalContext): string {
  switch (driver.code) {
    case 'metric_gain': {
      const { name, current, unit } = metricOf(goal, driver.metricId);
      const to = inUnit(current ?? 0, unit);
      const since = driver.since === null ? 'the baseline' : date(driver.since);
      return `${name}: from ${figure(driver.from)} to ${to} since ${since}, ${count(driver.points, 'point')} gained.`;
    }
    case 'target_met': {
      const metric = metricOf(goal, driver.metricId);
      return `${metric.name}: target met, ${standingInWords(metric)}.`;
    }
    case 'milestones_done':
      return `${goal.milestones.done} of ${count(goal.milestones.total, 'milestone')} done.`;
    case 'input_gain':
      return inputMove(driver.input, driver, health);
  }
}

/** What holds a goal back, as a sentence with its figures (V26, M56). */
export function blockerInWords(blocker: Blocker, { goal, health }: GoalContext): string {
  switch (blocker.code) {
    case 'metrics_behind':
      return `${blocker.behind} of ${count(blocker.of, 'metric')} behind pace, ${count(blocker.points, 'point')} short together.`;
    case 'metric_declined':
    case 'metric_will_miss':
    case 'metric_behind':
    case 'metric_short': {
      const metric = metricOf(goal, blocker.metricId);
      const why = whyShort(blocker, metric);
      return `${metric.name}: ${standingInWords(metric)}${why}, ${count(blocker.points, 'point')} short.`;
    }
    case 'milestones_overdue': {
      const first = `"${blocker.first}", due ${date(blocker.due)}`;
      return blocker.overdue === 1
        ? `Milestone overdue: ${first}.`
        : `${blocker.overdue} of ${count(goal.milestones.total, 'milestone')} overdue, first ${first}.`;
    }
    case 'dependency_open':
      return `Dependency "${blocker.name}": ${whyOpen(blocker, health)}.`;
    case 'input_weak':
      return `${COMPONENT_NAME[blocker.input]}: ${inputOf(health, blocker.input)?.detail ?? ''}`;
    case 'input_loss':
      return inputMove(blocker.input, blocker, health);
  }
}

/** What the curve of a metric does, and since when (M64). */
export function observationInWords(observation: TrendObservation, goal: GoalResult): string {
  const { since, from, readings, before } = observation;
  const { name, current, unit } = metricOf(goal, observation.metricId);
  const moved = `since ${date(since)}, from ${figure(from)} to ${inUnit(current ?? from, unit)}`;
  switch (observation.code) {
    case 'plateau':
      return `${name}: no movement since ${date(since)} (${count(readings, 'reading')}).`;
    case 'decline':
      return `${name}: moving away from its target ${moved}.`;
    case 'recovery':
      return `${name}: recovering ${moved}, after a fall from ${figure(before?.value ?? from)}.`;
    case 'resumption':
      return `${name}: moving ${moved}, after no movement from ${date(before?.on ?? since)}.`;
  }
}

export function metricOf({ metrics }: GoalResult, id: string): MetricResult {
  const metric = metrics.find((each) => each.id === id);
  if (metric === undefined) throw new RangeError(`the goal has no metric ${id}`);
  return metric;
}

function whyShort(
  blocker: Extract<Blocker, { metricId: string }>,
  { projectedFinish, pace }: MetricResult,
): string {
  switch (blocker.code) {
    case 'metric_declined': {
      const then = blocker.since === null ? 'at the baseline' : `on ${date(blocker.since)}`;
      return `, was ${figure(blocker.from)} ${then}`;
    }
    case 'metric_will_miss':
      return projectedFinish === null
        ? ', not in sight'
        : `, projected for ${date(projectedFinish)}`;
    case 'metric_behind':
      return `, behind its path (pace ${number(pace ?? 0)})`;
    case 'metric_short':
      return '';
  }
}

function whyOpen(
  { milestone, input }: Extract<Blocker, { code: 'dependency_open' }>,
  health: HealthResult,
): string {
  if (milestone !== null) return `the milestone "${milestone}" is open`;
  if (input === null) return 'nothing on record shows that it is met';
  const component = inputOf(health, input);
  return component?.points == null
    ? `${COMPONENT_NAME[input].toLowerCase()} is not measured`
    : component.detail.replace(/\.$/, '');
}

function inputMove(
  key: HealthComponentKey,
  { from, since }: { from: number; since: Day | null },
  health: HealthResult,
): string {
  const component = inputOf(health, key);
  const on = since === null ? '' : ` since ${date(since)}`;
  return `${COMPONENT_NAME[key]}: from ${number(from)} to ${number(component?.points ?? 0)} of ${component?.maxPoints ?? 0} points of health${on}.`;
}

function inputOf(
  { components }: HealthResult,
  key: HealthComponentKey,
): HealthComponentResult | undefined {
  return components.find((component) => component.key === key);
}
