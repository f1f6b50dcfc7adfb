import { z } from 'zod';

import type { OtherAgreement } from '../domain/agreements/results.ts';
import { HEALTH_COMPONENTS } from '../domain/health/health-components.ts';
import type { MetricNoticeReason, MetricResult } from '../domain/metrics/results.ts';
import type { NextActionCode } from '../domain/advice/results.ts';
import type { NoRoiReason } from '../domain/value/results.ts';
import type { CostKind } from '../domain/value/value-line.ts';
import {
  accountFiguresSchema,
  deadlineRiskSchema,
  periodLabelSchema,
  trendSchema,
  vlaStatusSchema,
} from './account-figures.ts';
import { goalAdviceSchema, recommendationViewSchema } from './account-advice.ts';
import { presentPartsSchema } from './account-present.ts';
import {
  achievementSchema,
  advocacyViewSchema,
  escalationViewSchema,
  executiveViewSchema,
  healthJudgementSchema,
  healthMoveSchema,
  onboardingViewSchema,
  operatorViewSchema,
} from './account-standing.ts';
import {
  commitmentStateSchema,
  confidenceSchema,
  goalLabelSchema,
  ledgerSchema,
  metricStatusSchema,
  valueTypeSchema,
} from './words.ts';

const dateSchema = z.iso.date();
const momentSchema = z.iso.datetime();

const metricNoticeReasonSchema = z.enum([
  'baseline_not_set',
  'target_not_set',
  'target_on_wrong_side',
  'not_a_number',
  'no_data',
]) satisfies z.ZodType<MetricNoticeReason>;

const notScored = <Reason extends z.ZodType>(reason: Reason) =>
  z.object({ kind: z.literal('not_scored'), reason, notice: z.string() });

const metricViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Baseline, target and current are in the metric's unit, as recorded. */
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  current: z.number().nullable(),
  measuredAt: momentSchema.nullable(),
  stale: z.boolean(),
  trend: trendSchema.nullable(),
  deadlineRisk: deadlineRiskSchema,
  /** Percent of the way from baseline to target that was to be done by the reading's date. */
  expectedProgress: z.number().nullable(),
  /** Why there is no projected finish, or that there is one. */
  outlook: z.enum([
    'projected',
    'not_moving',
    'too_few_readings',
    'not_needed',
  ]) satisfies z.ZodType<MetricResult['outlook']>,
  projectedFinish: dateSchema.nullable(),
  /** The late end of the projection's band; `null` also where it never gets there. */
  projectedLatest: dateSchema.nullable(),
  standing: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('scored'),
      progress: z.number(),
      attainment: z.number(),
      status: metricStatusSchema,
    }),
    notScored(metricNoticeReasonSchema),
  ]),
});

const goalReasonSchema = z.enum([...metricNoticeReasonSchema.options, 'no_metrics']);

const goalViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  startDate: dateSchema.nullable(),
  targetDate: dateSchema.nullable(),
  milestones: z.object({ done: z.number(), total: z.number() }),
  deadlineRisk: deadlineRiskSchema,
  /** At its present rate, by the metric that decides it; `null` where nothing can or need be projected. */
  projectedFinish: dateSchema.nullable(),
  /** Percent of the way that was to be done by now. */
  expectedProgress: z.number().nullable(),
  /** Of a goal that is no agreement in force; those of agreements stand with the agreement. */
  metrics: z.array(metricViewSchema),
  advice: goalAdviceSchema,
  standing: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('scored'),
      progress: z.number(),
      attainment: z.number(),
      label: goalLabelSchema,
    }),
    notScored(goalReasonSchema),
  ]),
});

/** What being agreed adds to a goal; all that both have stands with the goal. */
const agreementViewSchema = z.object({
  goalId: z.string(),
  state: commitmentStateSchema,
  deadline: dateSchema.nullable(),
  signedOff: z.boolean(),
  signedBy: z.string().nullable(),
  nextReview: dateSchema.nullable(),
  reviewOverdue: z.boolean(),
  metrics: z.array(metricViewSchema),
  standing: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('scored'),
      progress: z.number(),
      attainment: z.number(),
      status: vlaStatusSchema,
    }),
    notScored(goalReasonSchema),
  ]),
});

const otherAgreementViewSchema = z.object({
  goalId: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'proposed', 'ended']) satisfies z.ZodType<OtherAgreement['state']>,
});

const healthComponentViewSchema = z.object({
  key: z.enum(HEALTH_COMPONENTS),
  maxPoints: z.number(),
  input: z.number().nullable(),
  state: z.enum(['fresh', 'stale', 'missing']),
  points: z.number().nullable(),
  lowConfidence: z.boolean(),
  detail: z.string(),
});

const valueLineViewSchema = z.object({
  id: z.string(),
  goalId: z.string().nullable(),
  type: valueTypeSchema,
  description: z.string(),
  ledger: ledgerSchema,
  amount: z.number().nullable(),
  confidence: confidenceSchema,
  factor: z.number(),
  counted: z.number(),
  /** A year, of what recurs and runs today. */
  annual: z.number().nullable(),
  formula: z.string(),
  notice: z.string().nullable(),
  evidence: z.string().nullable(),
  assumptions: z.string().nullable(),
  /** What the calculation itself assumed (O37). */
  calculationAssumptions: z.array(z.string()),
});

const costLineViewSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'licence',
    'services',
    'implementation',
    'customer_effort',
    'other',
  ]) satisfies z.ZodType<CostKind>,
  description: z.string().nullable(),
  counted: z.number(),
});

/**
 * Body of `GET /api/companies/:companyId/summary`: one company at one instant. Percentages are 0-100 and money is in major units of
 * `currency`, both rounded once, by the worker; whoever shows them only formats. `figures` equals the properties of the record, the rest
 * opens those figures to their inputs.
 */
export const accountViewSchema = z.object({
  companyId: z.string().regex(/^\d+$/),
  name: z.string().nullable(),
  /** When the figures were computed. */
  scoredAt: momentSchema,
  /** The calendar day in the portal's zone that they are about. */
  today: dateSchema,
  modelVersion: z.string(),
  /** ISO 4217 code of every amount. */
  currency: z.string(),
  figures: accountFiguresSchema,
  nextActionCode: z.enum([
    'escalation',
    'renewal',
    'vla_will_miss',
    'vla_off_track',
    'health_critical',
    'insufficient_data',
    'goal_at_risk',
    'review_overdue',
    'sign_off_missing',
    'value_unconfirmed',
    'expansion',
    'unmet_promoter',
    'next_review',
    'none',
  ]) satisfies z.ZodType<NextActionCode>,
  healthComponents: z.array(healthComponentViewSchema),
  agreements: z.object({
    /** How many of those in force can be measured. */
    scored: z.number(),
    worst: z.object({ goalId: z.string(), title: z.string() }).nullable(),
    list: z.array(agreementViewSchema),
    /** Those that nobody signed yet, or that were ended. */
    others: z.array(otherAgreementViewSchema),
  }),
  goals: z.object({
    /** How many of the active goals the success score rests on. */
    scored: z.number(),
    atRisk: z.number(),
    notices: z.array(z.string()),
    list: z.array(goalViewSchema),
  }),
  value: z.object({
    period: z.object({
      from: dateSchema,
      to: dateSchema,
      label: periodLabelSchema,
    }),
    netValue: z.number().nullable(),
    /** Why ROI is empty. */
    reason: (
      z.enum([
        'nothing_confirmed',
        'no_cost',
        'cost_unusable',
        'double_count',
        'no_currency',
      ]) satisfies z.ZodType<NoRoiReason>
    ).nullable(),
    /** Pairs of lines that count one quantity twice; while there are any, the figures are the last ones without (C05). */
    doubleCounts: z.array(
      z.object({ first: z.string(), second: z.string(), sourceMetric: z.string() }),
    ),
    subscriptionOnly: z.boolean(),
    lines: z.array(valueLineViewSchema),
    /** By value type (M59). */
    byType: z.array(
      z.object({
        type: valueTypeSchema,
        name: z.string(),
        annual: z.number().nullable(),
        counted: z.number(),
        confirmed: z.number(),
        confidence: confidenceSchema.nullable(),
      }),
    ),
    costs: z.array(costLineViewSchema),
  }),
  renewalDaysLeft: z.number().nullable(),
  /** `null`: it did not move, or there is no score. */
  healthMove: healthMoveSchema.nullable(),
  healthJudgement: healthJudgementSchema.nullable(),
  escalations: z.array(escalationViewSchema),
  /** `null`: no contract has begun. */
  onboarding: onboardingViewSchema.nullable(),
  advocacy: advocacyViewSchema.nullable(),
  /** The most urgent first; the first is the next action. */
  recommendations: z.array(recommendationViewSchema),
  executive: executiveViewSchema,
  operator: operatorViewSchema,
  achievements: z.array(achievementSchema),
  /** Absent in a view of the past. */
  present: presentPartsSchema.optional(),
});
export type AccountView = z.infer<typeof accountViewSchema>;
export type MetricView = z.infer<typeof metricViewSchema>;
export type GoalView = z.infer<typeof goalViewSchema>;
export type AgreementView = z.infer<typeof agreementViewSchema>;
export type HealthComponentView = z.infer<typeof healthComponentViewSchema>;
export type ValueLineView = z.infer<typeof valueLineViewSchema>;
