import type { AsOf } from '../account.ts';
import { deadlineRisk, worstRisk } from '../metrics/deadline-risk.ts';
import { deadlineOf, milestonesDue, startOf, type Span } from '../metrics/expected-path.ts';
import type { Goal } from './goal.ts';
import {
  doneCount,
  doneShare,
  goalAttainment,
  goalExpected,
  goalMembers,
  goalProgress,
} from './goal-attainment.ts';
import { GOAL_STATUS, goalLabel } from './goal-label.ts';
import { scoreMetric } from '../metrics/metric-result.ts';
import { isBehind, pace } from '../metrics/pace.ts';
import type { Settings } from '../settings.ts';
import type { DeadlineRisk, MetricNoticeReason, MetricResult } from '../metrics/results.ts';
import type { GoalResult } from './results.ts';
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
  const due = milestonesDue(goal, span, today);
  const members = goalMembers(goal, metrics, due);
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
    milestones: { done: doneCount(goal), total: goal.milestones.length },
    deadlineRisk: riskOf(goal, metrics, { span, today, due }, settings),
    pace: goalPace,
    expectedProgress: expected,
  };
  const progress = goalProgress(members);
  if (attainment === null || progress === null) return { ...common, ...unscored(goal, metrics) };

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
  at: { span: Span; today: number; due: number | null },
  settings: Settings,
): DeadlineRisk {
  if (goal.commitment?.state === 'achieved') return 'on_pace';
  const risks = metrics.map((metric) => metric.deadlineRisk);
  if (goal.milestones.length > 0) {
    risks.push(
      deadlineRisk({
        deadline: at.span.deadline,
        today: at.today,
        reached: doneShare(goal) === 1,
        behind: isBehind(pace(doneShare(goal), at.due, settings), settings),
        finish: -Infinity,
      }),
    );
  }
  return worstRisk(risks) ?? 'unknown';
}

function unscored(goal: Goal, metrics: readonly MetricResult[]) {
  const first = metrics.find((metric) => metric.kind === 'not_scored');
  if (first?.kind !== 'not_scored') {
    return {
      kind: 'not_scored',
      reason: 'no_metrics',
      notice: 'No metrics defined. Add a metric or a milestone.',
      label: null,
      status: null,
    } as const;
  }
  const { reason, notice }: { reason: MetricNoticeReason; notice: string } = first;
  const standing = isStarted(goal)
    ? ({ label: null, status: null } as const)
    : ({ label: 'Not Started', status: 'not_started' } as const);
  return { kind: 'not_scored', reason, notice, ...standing } as const;
}
