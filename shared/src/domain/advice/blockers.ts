import type { AsOf } from '../account.ts';
import { count, date, number } from '../basics/plain-words.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Goal, Milestone } from '../goals/goal.ts';
import { figure, standingInWords } from '../goals/metric-words.ts';
import type { GoalResult } from '../goals/results.ts';
import { isBehind } from '../metrics/pace.ts';
import type { Settings } from '../settings.ts';
import type { AccountInputs } from './account-inputs.ts';
import type { GoalPart } from './goal-parts.ts';
import { metricMove } from './metric-move.ts';
import type { Blocker } from './results.ts';

type MetricPart = GoalPart & { kind: 'metric' };

/** A goal with what is known about it. */
export type GoalMatter = {
  goal: Goal;
  result: GoalResult;
  parts: readonly GoalPart[];
  inputs: AccountInputs;
  /** Named by the agreement, and not shown to be met. */
  dependencies: readonly Blocker[];
};

/**
 * What holds a goal back (V26, M56), the most points of its attainment first: metrics that fell, will miss the deadline
 * or are behind their path (of a goal at risk without dates, all that are short), and milestones overdue; then, outside
 * of the goal's own figures, open dependencies and the account's weak or falling use and engagement.
 */
export function blockers(
  { goal, result, parts, inputs, dependencies }: GoalMatter,
  asOf: AsOf,
  settings: Settings,
): Blocker[] {
  const own = parts.flatMap((part): Blocker[] => {
    const blocker =
      part.kind === 'metric'
        ? ofMetric(part, result.status === 'at_risk', asOf, settings)
        : ofMilestones(goal.milestones, part, result, asOf);
    return blocker === null || (blocker.points ?? 0) < settings.advice.movedPoints ? [] : [blocker];
  });
  own.push(...behindTogether(parts, settings));
  own.sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  return [...own, ...dependencies, ...inputs.holding].slice(0, settings.advice.facts);
}

function ofMetric(
  part: MetricPart,
  atRisk: boolean,
  asOf: AsOf,
  settings: Settings,
): Blocker | null {
  const { result, share, lacking } = part;
  if (result.attainment >= 1) return null;
  const common = { about: result.id, points: lacking };
  const short = `${count(lacking, 'point')} short`;
  const standing = `${result.name}: ${standingInWords(result)}`;

  const move = metricMove(part.metric, result, asOf, settings);
  if (move !== null && withoutNoise(100 * share * move.gained) <= -settings.advice.movedPoints) {
    const since = move.since === null ? 'at the baseline' : `on ${date(move.since)}`;
    const text = `${standing}, was ${figure(move.from)} ${since}, ${short}.`;
    return { code: 'metric_declined', ...common, text };
  }
  if (result.deadlineRisk === 'will_miss') {
    const finish =
      result.projectedFinish === null
        ? 'will not be reached in time'
        : `projected for ${date(result.projectedFinish)}`;
    return { code: 'metric_will_miss', ...common, text: `${standing}, ${finish}, ${short}.` };
  }
  if (isBehind(result.pace, settings)) {
    const text = `${standing}, behind its path (pace ${number(result.pace ?? 0)}), ${short}.`;
    return { code: 'metric_behind', ...common, text };
  }
  return atRisk && result.pace === null
    ? { code: 'metric_short', ...common, text: `${standing}, ${short}.` }
    : null;
}

function ofMilestones(
  milestones: readonly Milestone[],
  { share }: GoalPart,
  { targetDate }: GoalResult,
  { today }: AsOf,
): Blocker | null {
  const overdue = milestones.flatMap(({ title, due, done }) => {
    const on = due ?? targetDate;
    return !done && on !== null && on < today ? [{ title, on }] : [];
  });
  const first = overdue.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (first === undefined) return null;
  const named = `"${first.title}", due ${date(first.on)}`;
  const text =
    overdue.length === 1
      ? `Milestone overdue: ${named}.`
      : `${overdue.length} of ${milestones.length} milestones overdue, first ${named}.`;
  const points = (100 * share * overdue.length) / milestones.length;
  return { code: 'milestones_overdue', about: null, points, text };
}

/** Several metrics behind at once are one cause more often than several. */
function behindTogether(parts: readonly GoalPart[], settings: Settings): Blocker[] {
  const metrics = parts.filter((part) => part.kind === 'metric');
  const behind = metrics.filter(
    ({ result }) => result.attainment < 1 && isBehind(result.pace, settings),
  );
  if (behind.length < 2) return [];
  const points = behind.reduce((sum, { lacking }) => sum + lacking, 0);
  const text = `${behind.length} of ${metrics.length} metrics behind pace, ${count(points, 'point')} short together.`;
  return [{ code: 'metrics_behind', about: null, points, text }];
}
