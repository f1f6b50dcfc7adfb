import { numberText } from '../../crm/wire-text.ts';
import { metricView } from '../../contract/account-view-of.ts';
import { percent, percentOrNull } from '../../contract/wire-figures.ts';
import type { Goal, Metric } from '../../domain/goals/goal.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import { attainmentBand } from '../../domain/metrics/attainment-band.ts';
import type { MetricResult } from '../../domain/metrics/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { multipleFigure, numberFigure, percentFigure } from './make-figure.ts';
import { howMetricIsCounted } from './metric-formula.ts';

type Scored<Result> = Extract<Result, { kind: 'scored' }>;

/** Attainment of a goal, each of its parts within 0 to 100 % (M86, C16); its status is the band of it. */
export function goalAttainment(context: ReportContext, goal: Scored<GoalResult>): Figure {
  const { bands } = context.snapshot;
  const value = percent(goal.attainment, (share) => attainmentBand(share, bands.attainment));
  return percentFigure(context, `goal:${goal.id}.attainment`, value, {
    title: `Attainment of "${goal.title}"`,
    formula: `Mean of its parts${byWeight(context, goal)}, each within 0% and 100%`,
    inputs: partsOf(context, goal),
  });
}

/** Progress of a goal, neither capped nor floored; shown beside the attainment. */
export function goalProgress(context: ReportContext, goal: Scored<GoalResult>): Figure {
  return percentFigure(context, `goal:${goal.id}.progress`, percent(goal.progress), {
    title: `Progress of "${goal.title}"`,
    formula: `Mean of its parts${byWeight(context, goal)}, neither capped nor floored`,
    inputs: partsOf(context, goal),
  });
}

/** What the agreed path has reached by now (C11); `null` without a date to reach. */
export function goalExpected(context: ReportContext, goal: GoalResult): Figure {
  const { startDate, targetDate } = goal;
  const span = [startDate, targetDate].map((day) =>
    day === null ? 'an unknown day' : words.date(day),
  );
  const value = percentOrNull(goal.expectedProgress);
  return percentFigure(context, `goal:${goal.id}.expected`, value, {
    title: `Expected of "${goal.title}" by now`,
    formula: `Straight line from ${span.join(' to ')}, at the date of each reading${
      goal.milestones.total === 0 ? '' : '; milestones by the share of them that is due'
    }`,
  });
}

/** How fast it goes: attainment / expected (C11); `null` while little is expected, or without a date to reach. */
export function goalPace(context: ReportContext, goal: GoalResult): Figure {
  const { kind, pace, expectedProgress } = goal;
  const reached = kind === 'scored' ? words.percent(percent(goal.attainment)) : 'not known';
  const expected = words.percent(percentOrNull(expectedProgress));
  // Rounded as figures of the record are, and not across the line between as planned and slower.
  const value = pace === null ? null : Number(numberText(pace, (each) => Math.sign(each - 1)));
  return multipleFigure(context, `goal:${goal.id}.pace`, value, {
    title: `Pace of "${goal.title}"`,
    formula: `Attainment / expected by now: ${reached} / ${expected}`,
  });
}

/** Progress of a metric, neither capped nor floored (M27, C15); `null` where it cannot be scored. */
export function metricProgress(
  context: ReportContext,
  goal: GoalResult,
  metric: MetricResult,
): Figure {
  const { standing } = metricView(metric, context.snapshot.bands);
  const value = standing.kind === 'scored' ? standing.progress : null;
  return percentFigure(context, `${keyOf(goal, metric)}.progress`, value, {
    title: `Progress of ${metric.name}`,
    formula: howMetricIsCounted(metric),
    inputs: metricInputs(context, goal, metric),
    assumptions: metric.kind === 'not_scored' ? [metric.notice] : [],
  });
}

/** A value that was agreed or measured, in the metric's own unit; it stands in the entry of the metric's progress. */
export function metricValue(
  context: ReportContext,
  [goal, metric]: readonly [GoalResult, MetricResult],
  part: 'baseline' | 'target' | 'current',
): Figure {
  // A zero has no sign on paper.
  const value = metric[part] === 0 ? 0 : metric[part];
  return context.references.input(
    {
      key: `${keyOf(goal, metric)}.${part}`,
      unit: 'metric',
      value,
      text: value === null ? NOT_THERE[part] : words.metric(value, metric.unit),
      ...(metric.kind === 'not_scored' && part === 'current' ? {} : UNMARKED),
    },
    metricProgress(context, goal, metric),
  );
}

/** The progress in the same row has the number; without progress the current value has it. */
const UNMARKED = { unmarked: true } as const;

const NOT_THERE = {
  baseline: 'not set',
  target: 'not set',
  current: 'no reading',
} as const;

function keyOf(goal: Pick<GoalResult, 'id'>, metric: Pick<MetricResult, 'id'>): string {
  return `goal:${goal.id}.metric:${metric.id}`;
}

function metricInputs(
  { sources }: ReportContext,
  goal: GoalResult,
  metric: MetricResult,
): { name: string; text: string }[] {
  const recorded = recordedMetric(sources.goals, goal.id, metric.id);
  const { baseline, target, current, measuredAt, unit } = metric;
  const on = (instant: number | null | undefined) =>
    instant === null || instant === undefined ? '' : `, ${words.date(sources.dayAt(instant))}`;
  const from = (what: string | null | undefined) => (what ? `, ${what}` : '');
  const { baselineAt, baselineSource, source } = recorded ?? {};
  const inputs = [];
  if (baseline !== null) {
    const text = `${words.metric(baseline, unit)}${on(baselineAt)}${from(baselineSource)}`;
    inputs.push({ name: 'Baseline', text });
  }
  if (target !== null) inputs.push({ name: 'Target', text: words.metric(target, unit) });
  if (current !== null) {
    const old = metric.stale ? ' (older than it should be)' : '';
    const text = `${words.metric(current, unit)}${on(measuredAt)}${from(source)}${old}`;
    inputs.push({ name: 'Latest reading', text });
  }
  return inputs;
}

function partsOf(context: ReportContext, goal: GoalResult): { name: string; text: string }[] {
  const { bands } = context.snapshot;
  const weights = weightsOf(context, goal);
  const parts = goal.metrics.map((metric, index) => {
    const { standing } = metricView(metric, bands);
    const weight = weights === null ? '' : `, weight ${words.number(weights[index] ?? 0)}`;
    const text =
      standing.kind === 'scored'
        ? `${words.percent(standing.progress)}${weight}`
        : `not counted: ${standing.notice}`;
    return { name: metric.name, text };
  });
  const { done, total } = goal.milestones;
  return total === 0 ? parts : [...parts, { name: 'Milestones', text: `${done} of ${total} done` }];
}

function byWeight(context: ReportContext, goal: GoalResult): string {
  return weightsOf(context, goal) === null ? '' : ' by their weights';
}

/** `null`: all metrics weigh the same. */
function weightsOf({ sources }: ReportContext, goal: GoalResult): readonly number[] | null {
  const weights = goal.metrics.map(
    ({ id }) => recordedMetric(sources.goals, goal.id, id)?.weight ?? 1,
  );
  return new Set(weights).size > 1 ? weights : null;
}

function recordedMetric(goals: readonly Goal[], goalId: string, id: string): Metric | undefined {
  return goals.find((goal) => goal.id === goalId)?.metrics.find((metric) => metric.id === id);
}

/** How many of the milestones are done, and of how many. */
export function milestonesDone(
  context: ReportContext,
  goal: GoalResult,
): readonly [done: Figure, total: Figure] {
  const { done, total } = goal.milestones;
  const key = `goal:${goal.id}.milestones`;
  const isDone = numberFigure(context, `${key}.done`, ['count', done], {
    title: `Milestones of "${goal.title}" done`,
    formula: 'Milestones that were marked as done',
    inputs: recordedMilestones(context, goal),
  });
  const text = words.number(total);
  const all = { key: `${key}.total`, unit: 'count', value: total, text, unmarked: true } as const;
  return [isDone, context.references.input(all, isDone)];
}

function recordedMilestones({ sources }: ReportContext, { id }: GoalResult) {
  const milestones = sources.goals.find((goal) => goal.id === id)?.milestones ?? [];
  return milestones.map(({ title, done, due }) => ({
    name: title,
    text: done ? 'done' : due === null ? 'open' : `open, due ${words.date(due)}`,
  }));
}
