import { accountFigures } from '../crm/account-figures.ts';
import { companyProperties } from '../crm/write-back.ts';
import { REASONS } from '../domain/basics/reasons.ts';
import { withoutNoise } from '../domain/basics/rounding.ts';
import { count } from '../domain/basics/plain-words.ts';
import type { Goal } from '../domain/goals/goal.ts';
import { upcomingMilestones } from '../domain/goals/upcoming-milestones.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { quantifiedValue } from '../domain/value/quantified-value.ts';
import type { ActivityValue, ValueLineResult, ValueResult } from '../domain/value/results.ts';
import { recordedGoal, scoredGoal } from './success-goals-of.ts';
import type {
  Benchmarks,
  SuccessActivity,
  SuccessGoal,
  SuccessMetrics,
  SuccessValueLine,
} from './success-metrics.ts';
import { type Interval, metricTrends, valueTrends } from './success-trends-of.ts';
import { major, moment } from './wire-figures.ts';

export type SuccessParts = {
  snapshot: Snapshot;
  /** Goals as recorded, ended ones included, with their readings. */
  goals: readonly Goal[];
  /** Over the period that was asked for; the snapshot's own for the reporting period. */
  value: ValueResult;
  /** The same period as instants. */
  interval: Interval;
  benchmarks: { body: Benchmarks | null; notice: string | null };
  includeTargets: boolean;
};

/**
 * The success metrics of one customer (M30-M66). Every figure is the snapshot's, brought to the wire by the functions that fill the
 * properties and the card, so that no two of them can disagree; only value is counted over the period that was asked for.
 */
export function successMetrics(parts: SuccessParts): SuccessMetrics {
  const { snapshot, goals, value, interval, benchmarks } = parts;
  const { success, currency, currencyDigits: digits } = snapshot;
  const figures = accountFigures(companyProperties({ ...snapshot, value }));
  const active = goals.filter(({ ended }) => !ended);
  const lines = value.lines.map((line) => valueLineOf(line, digits));
  const pending = pendingGoals(snapshot, active);
  return {
    customerId: snapshot.companyId,
    name: snapshot.name,
    period: value.period,
    updatedAt: moment(snapshot.asOf),
    modelVersion: snapshot.modelVersion,
    successScore: {
      value: figures.success.score,
      band: success.band,
      goalsScored: success.goalsScored,
      goalsTotal: success.goalsTotal,
    },
    summary: {
      goalsOnTrack: success.onTrack,
      goalsAtRisk: success.atRisk,
      goalsAchieved: success.achieved,
      valueConfirmed: { amount: figures.value.confirmed, currency },
      valueEstimated: { amount: figures.value.estimated, currency },
    },
    goals: goalsOf(parts, lines, pending),
    value: {
      currency,
      lines,
      byType: byType(value, digits),
      activities: value.activities.map((each) => activityOf(each, digits)),
      doubleCounts: value.doubleCounts.map(({ text }) => text),
      roi: {
        confirmedPercent: figures.value.roiConfirmed,
        estimatedPercent: figures.value.roiEstimated,
        multiple: figures.value.multiple,
        netValue: major(value.netValue, digits),
        cost: figures.value.investment,
        subscriptionOnly: value.subscriptionOnly,
        notice: roiNotice(value),
      },
    },
    trends: [...metricTrends(active, interval), ...valueTrends(value, { currency, digits })],
    benchmarks: benchmarks.body,
    milestones: upcomingMilestones(
      active,
      success.goals,
      snapshot.agreements.nextReview,
      snapshot.today,
    ),
    notices: noticesOf(parts, pending),
  };
}

/** Recorded, and in no snapshot yet. */
function pendingGoals({ success }: Snapshot, active: readonly Goal[]): readonly Goal[] {
  const known = new Set(success.goals.map(({ id }) => id));
  return active.filter(({ id }) => !known.has(id));
}

function goalsOf(
  { snapshot, goals, includeTargets }: SuccessParts,
  lines: readonly SuccessValueLine[],
  pending: readonly Goal[],
): SuccessGoal[] {
  const recorded = new Map(goals.map((goal) => [goal.id, goal]));
  const scored = snapshot.success.goals.map((result) =>
    scoredGoal(result, {
      snapshot,
      recorded: recorded.get(result.id),
      value: lines.filter(({ goalId }) => goalId === result.id),
    }),
  );
  const all = [...scored, ...pending.map(recordedGoal)];
  return includeTargets ? all : all.map(withoutTargets);
}

/** M11. */
function withoutTargets(goal: SuccessGoal): SuccessGoal {
  const metrics = goal.metrics.map(
    ({ baseline: _baseline, baselineAt: _at, target: _target, ...metric }) => metric,
  );
  return { ...goal, metrics };
}

function valueLineOf(line: ValueLineResult, digits: number): SuccessValueLine {
  return {
    id: line.id,
    goalId: line.goalId,
    type: line.type,
    description: line.description,
    ledger: line.ledger,
    amount: major(line.amount, digits),
    counted: major(line.counted, digits),
    annual: major(line.yearly, digits),
    confidence: line.confidence,
    factor: line.factor,
    formula: line.formula,
    notice: line.notice,
    evidence: line.evidence,
    assumptions: line.assumptions,
  };
}

/** O29. */
function activityOf({ reason, valuePerUnit, ...activity }: ActivityValue, digits: number) {
  return {
    ...activity,
    valuePerUnit: valuePerUnit === null ? null : withoutNoise(valuePerUnit / 10 ** digits),
    notice: reason === null ? null : REASONS[reason],
  } satisfies SuccessActivity;
}

/** M59. */
function byType(value: ValueResult, digits: number): SuccessMetrics['value']['byType'] {
  return quantifiedValue({ value }).rows.map(({ type, name, confidence, ...row }) => ({
    type,
    name,
    annual: major(row.annual, digits),
    counted: major(row.counted, digits),
    confirmed: major(row.confirmed, digits),
    confidence,
  }));
}

/** Why there is no ROI, and that a ROI rests on the subscription alone (C03). */
function roiNotice({ reason, subscriptionOnly }: ValueResult): string | null {
  if (reason !== null) return REASONS[reason];
  return subscriptionOnly ? 'ROI on subscription only (other costs not supplied).' : null;
}

/** What the reader must know (M88-M90). */
function noticesOf(
  { snapshot, value, benchmarks }: SuccessParts,
  pending: readonly Goal[],
): string[] {
  const notices =
    pending.length > 0 && snapshot.success.goalsTotal === 0 ? [] : [...snapshot.success.notices];
  if (snapshot.success.goals.some((goal) => goal.metrics.some(isWithoutBaseline)))
    notices.push(REASONS.baseline_not_set);
  if (pending.length > 0)
    notices.push(
      `${count(pending.length, 'goal')} recorded since. The figures follow with the next cycle.`,
    );
  notices.push(...value.doubleCounts.map(({ text }) => text));
  if (benchmarks.notice !== null) notices.push(benchmarks.notice);
  return notices;
}

function isWithoutBaseline(metric: Snapshot['success']['goals'][number]['metrics'][number]) {
  return metric.kind === 'not_scored' && metric.reason === 'baseline_not_set';
}
