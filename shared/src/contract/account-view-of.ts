import { accountFigures } from '../crm/account-figures.ts';
import { numberText } from '../crm/wire-text.ts';
import { companyProperties } from '../crm/write-back.ts';
import { attainmentBand, metricStatus } from '../domain/metrics/attainment-band.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { HealthComponentResult } from '../domain/health/results.ts';
import type { MetricResult } from '../domain/metrics/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { quantifiedValue } from '../domain/value/quantified-value.ts';
import type { ValueResult } from '../domain/value/results.ts';
import type { VlaResult } from '../domain/agreements/results.ts';
import type {
  AccountView,
  AgreementView,
  GoalView,
  HealthComponentView,
  MetricView,
} from './account-view.ts';
import { goalAdvice, recommendationViews } from './account-advice-of.ts';
import {
  achievementViews,
  advocacyView,
  escalationViews,
  executiveView,
  healthJudgement,
  healthMove,
  onboardingView,
  operatorView,
} from './account-standing-of.ts';
import { type Bands, major, moment, percent, percentOrNull } from './wire-figures.ts';

/**
 * What the card shows of a snapshot. Its figures are read back from the very properties that are written to HubSpot, so the two cannot
 * disagree; the rest is the snapshot's own, brought into the units of the wire with the same rounding. What the causes of open tasks
 * name is not recommended as a task again; without any, nothing is known of tasks.
 */
export function accountView(
  snapshot: Snapshot,
  openCauses: ReadonlySet<string> = new Set(),
): AccountView {
  const { success, agreements, bands, currencyDigits } = snapshot;
  const goalById = new Map(success.goals.map((goal) => [goal.id, goal]));
  const inForce = new Set(agreements.vlas.map(({ goalId }) => goalId));
  return {
    companyId: snapshot.companyId,
    name: snapshot.name,
    scoredAt: moment(snapshot.asOf),
    today: snapshot.today,
    modelVersion: snapshot.modelVersion,
    currency: snapshot.currency,
    figures: accountFigures(companyProperties(snapshot)),
    nextActionCode: snapshot.nextAction.code,
    healthComponents: snapshot.health.components.map(componentView),
    agreements: {
      scored: agreements.scored,
      worst: agreements.worst,
      list: agreements.vlas.map((vla) => agreementView(vla, goalById.get(vla.goalId), bands)),
      others: [...agreements.others],
    },
    goals: {
      scored: success.goalsScored,
      atRisk: success.atRisk,
      notices: [...success.notices],
      list: success.goals.map((goal) => ({
        ...goalView(goal, bands),
        metrics: inForce.has(goal.id) ? [] : goal.metrics.map((each) => metricView(each, bands)),
        advice: goalAdvice(goal, snapshot),
      })),
    },
    value: valueView(snapshot.value, currencyDigits),
    renewalDaysLeft: snapshot.renewal.daysLeft,
    healthMove: healthMove(snapshot),
    healthJudgement: healthJudgement(snapshot),
    escalations: escalationViews(snapshot),
    onboarding: onboardingView(snapshot),
    advocacy: advocacyView(snapshot),
    recommendations: recommendationViews(snapshot, openCauses),
    executive: executiveView(snapshot),
    operator: operatorView(snapshot),
    achievements: achievementViews(snapshot),
  };
}

function componentView(component: HealthComponentResult): HealthComponentView {
  return {
    key: component.key,
    maxPoints: component.maxPoints,
    input: component.input,
    state: component.state,
    points: component.points === null ? null : Number(numberText(component.points)),
    lowConfidence: component.lowConfidence,
    detail: component.detail,
  };
}

function agreementView(vla: VlaResult, goal: GoalResult | undefined, bands: Bands): AgreementView {
  const banded = (share: number) => attainmentBand(share, bands.attainment);
  return {
    goalId: vla.goalId,
    state: vla.state,
    deadline: vla.deadline,
    signedOff: vla.signedOff,
    signedBy: vla.signedBy,
    nextReview: vla.nextReview,
    reviewOverdue: vla.reviewOverdue,
    metrics: goal?.metrics.map((metric) => metricView(metric, bands)) ?? [],
    standing:
      vla.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(vla.progress),
            attainment: percent(vla.attainment, banded),
            status: vla.status,
          }
        : { kind: 'not_scored', reason: vla.reason, notice: vla.notice },
  };
}

export function goalView(goal: GoalResult, bands: Bands): Omit<GoalView, 'metrics' | 'advice'> {
  const banded = (share: number) => attainmentBand(share, bands.attainment);
  return {
    id: goal.id,
    title: goal.title,
    owner: goal.owner,
    startDate: goal.startDate,
    targetDate: goal.targetDate,
    milestones: goal.milestones,
    deadlineRisk: goal.deadlineRisk,
    projectedFinish: goal.projection?.kind === 'projected' ? goal.projection.finish : null,
    expectedProgress: percentOrNull(goal.expectedProgress),
    standing:
      goal.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(goal.progress),
            attainment: percent(goal.attainment, banded),
            label: goal.label,
          }
        : { kind: 'not_scored', reason: goal.reason, notice: goal.notice },
  };
}

export function metricView(metric: MetricResult, bands: Bands): MetricView {
  const banded = (progress: number) => metricStatus(progress, bands.attainment);
  return {
    id: metric.id,
    name: metric.name,
    unit: metric.unit,
    baseline: metric.baseline,
    target: metric.target,
    current: metric.current,
    measuredAt: metric.measuredAt === null ? null : moment(metric.measuredAt),
    stale: metric.stale,
    trend: metric.trend,
    deadlineRisk: metric.deadlineRisk,
    expectedProgress: percentOrNull(metric.expectedProgress),
    outlook: metric.outlook,
    projectedFinish: metric.projectedFinish,
    projectedLatest: metric.projectedLatest,
    standing:
      metric.kind === 'scored'
        ? {
            kind: 'scored',
            progress: percent(metric.progress, banded),
            attainment: percent(metric.attainment, banded),
            status: metric.status,
          }
        : { kind: 'not_scored', reason: metric.reason, notice: metric.notice },
  };
}

function valueView(value: ValueResult, digits: number): AccountView['value'] {
  const descriptions = new Map(value.lines.map((line) => [line.id, line.description]));
  return {
    period: value.period,
    netValue: major(value.netValue, digits),
    reason: value.reason,
    doubleCounts: value.doubleCounts.map(({ first, second, sourceMetric }) => ({
      first: descriptions.get(first) ?? first,
      second: descriptions.get(second) ?? second,
      sourceMetric,
    })),
    subscriptionOnly: value.subscriptionOnly,
    lines: value.lines.map((line) => ({
      id: line.id,
      goalId: line.goalId,
      type: line.type,
      description: line.description,
      ledger: line.ledger,
      amount: major(line.amount, digits),
      confidence: line.confidence,
      factor: line.factor,
      counted: major(line.counted, digits),
      annual: major(line.yearly, digits),
      formula: line.formula,
      notice: line.notice,
      evidence: line.evidence,
      assumptions: line.assumptions,
      calculationAssumptions: [...line.calculationAssumptions],
    })),
    byType: quantifiedValue({ value }).rows.map((row) => ({
      type: row.type,
      name: row.name,
      annual: major(row.annual, digits),
      counted: major(row.counted, digits),
      confirmed: major(row.confirmed, digits),
      confidence: row.confidence,
    })),
    costs: value.costs.map(({ id, kind, description, counted }) => ({
      id,
      kind,
      description,
      counted: major(counted, digits),
    })),
  };
}
