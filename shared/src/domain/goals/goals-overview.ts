import { percent } from '../basics/plain-words.ts';
import { roundWithinBand } from '../basics/rounding.ts';
import { metricStatus } from '../metrics/attainment-band.ts';
import { changeOf } from '../metrics/change.ts';
import { isPercent } from '../metrics/maintain-tolerance.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import { figure, inUnit } from './metric-words.ts';
import type { GoalLabel, GoalResult } from './results.ts';

/** A row of the table "Success Goals Overview" (M35). */
export type GoalRow = {
  goalId: string;
  title: string;
  /** `null`: the goal cannot be scored, and `detail` says why. */
  status: GoalLabel | null;
  /** Unclamped progress; `null` where it is unknown. */
  progress: string | null;
  detail: string;
};

/** One row a goal, every goal (M68). */
export function goalsOverview(goals: readonly GoalResult[], bands: Settings['bands']): GoalRow[] {
  return goals.map((goal) => ({
    goalId: goal.id,
    title: goal.title,
    status: goal.label,
    progress: goal.kind === 'scored' ? progressInWords(goal.progress, bands) : null,
    detail: goalDetail(goal),
  }));
}

/**
 * The figures behind a goal's progress in one phrase: `70 % reduction vs 50 % target`, `88 % vs 90 % target` (M36). Of
 * several metrics it names the one that is furthest back where the goal is at risk, else the first.
 */
function goalDetail(goal: GoalResult): string {
  const metric = tellingMetric(goal);
  if (metric === undefined) {
    const { done, total } = goal.milestones;
    return total === 0 && goal.kind === 'not_scored'
      ? goal.notice
      : `${done} of ${total} milestones done`;
  }
  const named = goal.metrics.length === 1 ? '' : `${metric.name}: `;
  return `${named}${metricDetail(metric)}`;
}

/** The one that is furthest back where the goal is at risk, else the first; `undefined` without metrics. */
export function tellingMetric({ metrics, status }: GoalResult): MetricResult | undefined {
  const scored = metrics.filter((metric) => metric.kind === 'scored');
  if (status !== 'at_risk') return scored[0] ?? metrics[0];
  return scored.reduce<MetricResult | undefined>(
    (last, metric) =>
      last?.kind === 'scored' && last.attainment <= metric.attainment ? last : metric,
    undefined,
  );
}

function metricDetail(metric: MetricResult): string {
  const { baseline, target, current, unit } = metric;
  const notice = metric.kind === 'not_scored' ? metric.notice : null;
  if (current === null || target === null) return notice ?? '';
  const against = `${isPercent(unit) ? inUnit(current, unit) : figure(current)} vs ${inUnit(target, unit)} target`;
  if (notice !== null) return `${against}. ${notice}`;
  return baseline === null
    ? against
    : (reduction(metric, baseline, target, current) ??
        `${against}, from ${inUnit(baseline, unit)}`);
}

/** As a share of the baseline, where less is better and a share cannot be taken for percentage points (C01). */
function reduction(
  { unit, direction }: MetricResult,
  baseline: number,
  target: number,
  current: number,
): string | null {
  if (direction === 'higher_is_better' || isPercent(unit)) return null;
  const aim = changeOf(baseline, target, unit).relative;
  const reached = changeOf(baseline, current, unit).relative;
  if (aim === null || reached === null || aim === 0) return null;
  const way = reached > 0 ? 'increase' : 'reduction';
  const wanted = reached > 0 ? ' reduction' : '';
  return `${percent(Math.abs(reached))} ${way} vs ${percent(-aim)}${wanted} target`;
}

function progressInWords(progress: number, bands: Settings['bands']): string {
  // 99.97 % is not there yet, and does not read as if it were.
  const banded = (value: number) =>
    value === 100 ? 'met' : metricStatus(value / 100, bands.attainment);
  return `${roundWithinBand(progress * 100, 1, banded)} %`;
}
