import type { AccountFigures } from '../crm/account-figures.ts';
import type {
  GoalResult,
  HealthComponentResult,
  MetricResult,
  Snapshot,
  ValueResult,
  VlaResult,
} from '../domain/snapshot.ts';
import type { Instant } from '../domain/time.ts';
import type {
  AccountView,
  AgreementView,
  GoalView,
  HealthComponentView,
  MetricView,
} from './account-view.ts';
import { major, percent, round } from './wire-units.ts';

/** What the card shows of a snapshot. Every figure is the snapshot's own, brought into the units of the wire. */
export function accountView(snapshot: Snapshot): AccountView {
  const { success, agreements } = snapshot;
  const goalById = new Map(success.goals.map((goal) => [goal.id, goal]));
  return {
    companyId: snapshot.companyId,
    name: snapshot.name,
    scoredAt: moment(snapshot.asOf),
    today: snapshot.today,
    modelVersion: snapshot.modelVersion,
    currency: snapshot.currency,
    figures: figures(snapshot),
    nextActionCode: snapshot.nextAction.code,
    healthComponents: snapshot.health.components.map(componentView),
    agreements: {
      scored: agreements.scored,
      worst: agreements.worst,
      list: agreements.vlas.map((vla) => agreementView(vla, goalById.get(vla.goalId))),
    },
    goals: {
      scored: success.goalsScored,
      atRisk: success.atRisk,
      list: success.goals.map(goalView),
    },
    value: valueView(snapshot.value, snapshot.currency),
    renewalDaysLeft: snapshot.renewal.daysLeft,
  };
}

function componentView(component: HealthComponentResult): HealthComponentView {
  return {
    key: component.key,
    maxPoints: component.maxPoints,
    input: component.input,
    state: component.state,
    points: component.points === null ? null : round(component.points, 1),
    lowConfidence: component.lowConfidence,
    detail: component.detail,
  };
}

function agreementView(vla: VlaResult, goal: GoalResult | undefined): AgreementView {
  return {
    goalId: vla.goalId,
    title: vla.title,
    owner: goal?.owner ?? null,
    state: vla.state,
    deadline: vla.deadline,
    deadlineRisk: vla.deadlineRisk,
    signedOff: vla.signedOff,
    signedBy: vla.signedBy,
    nextReview: vla.nextReview,
    reviewOverdue: vla.reviewOverdue,
    milestones: goal?.milestones ?? { done: 0, total: 0 },
    metrics: goal?.metrics.map(metricView) ?? [],
    standing:
      vla.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(vla.progress),
            attainment: percent(vla.attainment),
            status: vla.status,
          }
        : { kind: 'not_scored', reason: vla.reason, notice: vla.notice },
  };
}

function goalView(goal: GoalResult): GoalView {
  return {
    id: goal.id,
    title: goal.title,
    owner: goal.owner,
    targetDate: goal.targetDate,
    milestones: goal.milestones,
    deadlineRisk: goal.deadlineRisk,
    standing:
      goal.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(goal.progress),
            attainment: percent(goal.attainment),
            label: goal.label,
          }
        : { kind: 'not_scored', reason: goal.reason, notice: goal.notice },
  };
}

function metricView(metric: MetricResult): MetricView {
  return {
    id: metric.id,
    name: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    baseline: metric.baseline,
    target: metric.target,
    current: metric.current,
    measuredAt: metric.measuredAt === null ? null : moment(metric.measuredAt),
    stale: metric.stale,
    trend: metric.trend,
    deadlineRisk: metric.deadlineRisk,
    expectedProgress: metric.expectedProgress === null ? null : percent(metric.expectedProgress),
    projectedFinish: metric.projectedFinish,
    standing:
      metric.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(metric.progress),
            attainment: percent(metric.attainment),
            status: metric.status,
          }
        : { kind: 'not_scored', reason: metric.reason, notice: metric.notice },
  };
}

function valueView(value: ValueResult, currency: string): AccountView['value'] {
  const descriptions = new Map(value.lines.map((line) => [line.id, line.description]));
  return {
    period: value.period,
    netValue: major(value.netValue, currency),
    reason: value.reason,
    doubleCounts: value.doubleCounts.map(({ first, second, sourceMetric }) => ({
      first: descriptions.get(first) ?? first,
      second: descriptions.get(second) ?? second,
      sourceMetric,
    })),
    subscriptionOnly: value.subscriptionOnly,
    lines: value.lines.map((line) => ({
      ...line,
      amount: major(line.amount, currency),
      counted: major(line.counted, currency),
    })),
    costs: value.costs.map((cost) => ({ ...cost, counted: major(cost.counted, currency) })),
  };
}

function moment(instant: Instant): string {
  return new Date(instant).toISOString();
}

function figures(snapshot: Snapshot): AccountFigures {
  const { health, agreements, success, renewal, currency } = snapshot;
  const value = snapshot.value.figures;
  const share = (fraction: number | null) => (fraction === null ? null : percent(fraction));
  return {
    nextAction: snapshot.nextAction.text,
    escalation: snapshot.escalation,
    lifecycleStage: snapshot.lifecycleStage,
    health: {
      score: health.score === null ? null : round(health.score, 1),
      band: health.band,
      trend: health.trend,
      coverage: percent(health.coverage),
      driver: health.driver,
    },
    agreements: {
      attainment: share(agreements.attainment),
      status: agreements.status,
      inForce: agreements.inForce,
      atRisk: agreements.atRisk,
      nextDeadline: agreements.nextDeadline,
      deadlineRisk: agreements.deadlineRisk,
      nextReview: agreements.nextReview,
      signedOff: agreements.signedOff,
    },
    success: {
      score: success.score === null ? null : round(success.score, 2),
      band: success.band,
      goalsTotal: success.goalsTotal,
      goalsOnTrack: success.onTrack,
      goalsAchieved: success.achieved,
    },
    value: {
      confirmed: major(value.confirmed, currency),
      estimated: major(value.estimated, currency),
      roiConfirmed: share(value.roiConfirmed),
      roiEstimated: share(value.roiEstimated),
      multiple: value.multiple === null ? null : round(value.multiple, 2),
      investment: major(value.investment, currency),
    },
    renewal: {
      date: renewal.date,
      stage: renewal.stage,
      play: renewal.play,
      playStart: renewal.playStart,
    },
  };
}
