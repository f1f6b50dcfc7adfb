import type { AsOf } from '../account.ts';
import { worstRisk } from '../metrics/deadline-risk.ts';
import { deadlineOf, startOf, type Span } from '../metrics/expected-path.ts';
import type { Goal } from './goal.ts';
import { goalAttainment, goalExpected, goalMembers, goalProgress } from './goal-attainment.ts';
import { goalProjection } from './goal-projection.ts';
import { GOAL_STATUS, goalLabel } from './goal-label.ts';
import { scoreMetric } from '../metrics/metric-result.ts';
import { milestoneProgress, milestoneRisk } from '../metrics/milestones.ts';
import { pace } from '../metrics/pace.ts';
import type { Settings } from '../settings.ts';
import type { DeadlineRisk, MetricResult } from '../metrics/results.ts';
import type { GoalResult } from './results.ts';
import { unscored } from '../basics/reasons.ts';
import { dayNumber } from '../basics/time.ts';

/** Everything that is shown about one goal, with its metrics. */
export function scoreGoal(goal: Goal, asOf: AsOf, settings: Settings): GoalResult {
  const startDate = startOf(goal, asOf);
  const targetDate = deadlineOf(goal);
  const today = dayNumber(asOf.today);
  const span: Span = {
    start: dayNumber(startDate),
    deadline: targetDate === null ? null : dayNumber(targetDate),
  };
  const metrics = goal.metrics.map((metric) => scoreMetric(metric, span, asOf, settings));
  const milestones = milestoneProgress(goal.milestones, span, today);
  const members = goalMembers(goal, metrics, milestones);
  const attainment = goalAttainment(members);
  const expected = span.deadline === null ? null : goalExpected(members);
  const goalPace = attainment === null ? null : pace(attainment, expected, settings);

  const common = {
    id: goal.id,
    title: goal.title,
    owner: goal.owner,
    category: goal.category,
    weight: goal.weight,
    startDate,
    targetDate,
    metrics,
    milestones: { done: milestones.done, total: milestones.total },
    deadlineRisk: riskOf(
      goal,
      metrics,
      milestoneRisk(goal.milestones, milestones, span, today, settings),
    ),
    pace: goalPace,
    expectedProgress: expected,
    projection: goalProjection(metrics, milestones.total - milestones.done),
  };
  const progress = goalProgress(members);
  if (attainment === null || progress === null)
    return { ...common, ...unscoredGoal(goal, metrics) };

  const label = goalLabel(
    {
      started: isStarted(goal),
      complete: members.every((member) => member.progress >= 1),
      progress,
      attainment,
      pace: goalPace,
      pastItsDate: span.deadline !== null && today > span.deadline,
    },
    { ...settings.bands.attainment, behindBelow: settings.pace.behindBelow },
  );
  return { ...common, kind: 'scored', attainment, progress, label, status: GOAL_STATUS[label] };
}

/** A metric was read after its baseline, or a milestone is done. */
function isStarted(goal: Goal): boolean {
  return (
    goal.metrics.some(({ readings }) => readings.length > 0) ||
    goal.milestones.some(({ done }) => done)
  );
}

/** The worst of its metrics and its milestones; an achieved agreement has nothing left to miss. */
function riskOf(
  goal: Goal,
  metrics: readonly MetricResult[],
  ofMilestones: DeadlineRisk | null,
): DeadlineRisk {
  if (goal.commitment?.state === 'achieved') return 'on_pace';
  const risks = metrics.map((metric) => metric.deadlineRisk);
  if (ofMilestones !== null) risks.push(ofMilestones);
  return worstRisk(risks) ?? 'unknown';
}

/** A goal that nothing can be said of yet is not started; one with readings has no label but its notice (M88-M90). */
function unscoredGoal(goal: Goal, metrics: readonly MetricResult[]) {
  const first = metrics.find((metric) => metric.kind === 'not_scored');
  if (first?.kind !== 'not_scored') {
    return { ...unscored('no_metrics'), label: null, status: null } as const;
  }
  const { kind, reason, notice } = first;
  const standing = isStarted(goal)
    ? ({ label: null, status: null } as const)
    : ({ label: 'Not Started', status: 'not_started' } as const);
  return { kind, reason, notice, ...standing };
}
