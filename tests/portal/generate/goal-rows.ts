import { iso, isoDay } from '../iso.ts';
import { DAY_MS } from './accounts.ts';
import { activeCustomers, companyCells } from './company-cells.ts';
import type { Row } from './csv.ts';
import { clamp, normal } from './draws.ts';
import { type GoalPlan, goalPlans, type MetricTemplate } from './goal-plans.ts';
import type { GeneratedPortal } from './portal-data.ts';

export const GOAL_COLUMNS = [
  'company_id',
  'account_key',
  'domain',
  'goal',
  'metric',
  'unit',
  'target',
  'baseline',
  'baseline_at',
  'baseline_source',
  'baseline_evidence',
  'source',
  'direction',
  'mode',
  'frequency',
  'state',
  'signed_by',
  'signed_at',
  'metric_category',
  'outcome_category',
  'vla_category',
  'owner',
  'start_date',
  'target_date',
  'dependencies',
  'goal_weight',
  'description',
] as const;

export const METRIC_COLUMNS = [
  'company_id',
  'account_key',
  'domain',
  'goal',
  'metric',
  'value',
  'measured_at',
  'source',
  'evidence',
] as const;

/** What begins in the future was measured and signed before: days from today. */
const LATEST_AGREED = -3;

const STEP_DAYS = { weekly: 7, monthly: 30 } as const;

/** Goals, a row a metric; signed ones with who signed and when. */
export function* goalRows(portal: GeneratedPortal, companies: number): Generator<Row> {
  const { now } = portal.accounts;
  for (const company of activeCustomers(portal, companies)) {
    for (const plan of goalPlans(portal.accounts, company)) {
      const { template, start, end, state, signedBy } = plan;
      const begin = isoDay(now + start * DAY_MS);
      const agreed = isoDay(now + Math.min(start, LATEST_AGREED) * DAY_MS);
      for (const metric of template.metrics) {
        yield {
          ...companyCells(portal, company),
          goal: template.title,
          metric: metric.name,
          unit: metric.unit,
          target: metric.target,
          baseline: metric.baseline,
          baseline_at: metric.baseline === null ? null : agreed,
          baseline_source: metric.baseline === null ? null : 'Customer report',
          baseline_evidence: metric.baseline === null ? null : `Workshop of ${agreed}`,
          source: 'Customer report',
          direction: metric.direction,
          mode: metric.mode,
          frequency: metric.frequency,
          state,
          signed_by: signedBy,
          signed_at: signedBy === null ? null : agreed,
          metric_category: metric.category,
          outcome_category: template.outcome,
          vla_category: template.vla,
          owner: plan.owner,
          start_date: begin,
          target_date: isoDay(now + end * DAY_MS),
          dependencies: template.dependencies,
          goal_weight: plan.weight,
          description: template.description,
        };
      }
    }
  }
}

/** Readings from the start of each goal until today, in its metrics' own rhythm. */
export function* readingRows(portal: GeneratedPortal, companies: number): Generator<Row> {
  for (const company of activeCustomers(portal, companies)) {
    for (const plan of goalPlans(portal.accounts, company)) {
      for (const metric of plan.template.metrics) yield* readingsOf(portal, company, plan, metric);
    }
  }
}

function* readingsOf(
  portal: GeneratedPortal,
  company: number,
  plan: GoalPlan,
  metric: MetricTemplate,
): Generator<Row> {
  if (plan.pace === 0) return;
  const { now, draw } = portal.accounts;
  const noise = draw(`reading ${plan.template.title} ${metric.name} ${company}`);
  const step = STEP_DAYS[metric.frequency];
  const until = Math.min(-1, plan.end);
  for (let day = plan.start + step; day <= until; day += step) {
    const wobble = normal(noise(day + 5_000), noise(day + 15_000));
    yield {
      ...companyCells(portal, company),
      goal: plan.template.title,
      metric: metric.name,
      value: Number(valueOn(plan, metric, day, wobble).toFixed(metric.decimals)),
      measured_at: iso(Math.floor(now + day * DAY_MS)),
      source: 'customer report',
      evidence: `Monthly review, ${isoDay(now + day * DAY_MS)}`,
    };
  }
}

/** Along the straight line to the target, faster or slower by the pace, with some wobble. */
function valueOn(plan: GoalPlan, metric: MetricTemplate, day: number, wobble: number): number {
  const { target } = metric;
  if (metric.mode === 'maintain') return target - (1 - plan.pace) * 1.5 + 0.05 * wobble;
  const baseline = metric.baseline ?? target * 0.5;
  const elapsed = (day - plan.start) / (plan.end - plan.start);
  const progress = clamp(elapsed * plan.pace + 0.02 * wobble, -0.1, 1.15);
  return Math.max(0, baseline + (target - baseline) * progress);
}
