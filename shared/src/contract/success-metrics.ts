import { z } from 'zod';

import { PEER_FIGURES } from '../domain/portfolio/peer-figures.ts';
import type { Horizon } from '../domain/advice/results.ts';
import type { MilestoneStatus } from '../domain/goals/upcoming-milestones.ts';
import {
  deadlineRiskSchema,
  periodLabelSchema,
  successBandSchema,
  trendSchema,
} from './account-figures.ts';
import {
  commitmentStateSchema,
  confidenceSchema,
  directionSchema,
  frequencySchema,
  goalLabelSchema,
  goalStatusSchema,
  ledgerSchema,
  metricCategorySchema,
  metricModeSchema,
  metricStatusSchema,
  outcomeCategorySchema,
  valueTypeSchema,
} from './words.ts';

const dateSchema = z.iso.date();
const momentSchema = z.iso.datetime();
const amountSchema = z.number().nullable().meta({ description: 'Major units of the currency.' });
const moneySchema = z
  .object({ amount: amountSchema, currency: z.string() })
  .meta({ id: 'Money', description: 'Without an amount nothing is known.' });

const metricSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    category: metricCategorySchema.nullable(),
    direction: directionSchema,
    mode: metricModeSchema,
    frequency: frequencySchema.nullable(),
    /** Absent without targets. */
    baseline: z.number().nullable().optional(),
    baselineAt: momentSchema.nullable().optional(),
    target: z.number().nullable().optional(),
    current: z.number().nullable(),
    measuredAt: momentSchema.nullable(),
    stale: z.boolean(),
    progressPercent: z.number().nullable().meta({ description: 'Neither capped nor floored.' }),
    attainmentPercent: z.number().nullable().meta({ description: 'Progress within 0 to 100.' }),
    expectedPercent: z.number().nullable(),
    status: metricStatusSchema.nullable(),
    trend: trendSchema.nullable(),
    deadlineRisk: deadlineRiskSchema,
    projectedFinish: dateSchema.nullable(),
    notice: z.string().nullable().meta({ description: 'Why there is no progress.' }),
  })
  .meta({ id: 'SuccessMetric' });

const valueLineSchema = z
  .object({
    id: z.string(),
    goalId: z.string().nullable(),
    type: valueTypeSchema,
    description: z.string(),
    ledger: ledgerSchema,
    amount: amountSchema,
    counted: z.number().meta({ description: 'In the ledger: the amount times the factor.' }),
    annual: amountSchema,
    confidence: confidenceSchema,
    factor: z.number(),
    formula: z.string(),
    notice: z.string().nullable(),
    evidence: z.string().nullable(),
    assumptions: z.string().nullable(),
  })
  .meta({ id: 'SuccessValueLine' });

const activitySchema = z
  .object({
    activity: z.string(),
    volume: z.number().nullable().meta({ description: 'How much was done within the period.' }),
    valueLineId: z.string(),
    outcome: z.string().nullable().meta({ description: 'What the value line is about.' }),
    valuePerUnit: z
      .number()
      .nullable()
      .meta({ description: 'Major units, not rounded: one may be worth less than a cent.' }),
    notice: z.string().nullable().meta({ description: 'Why there is no value per unit.' }),
  })
  .meta({ id: 'SuccessActivity', description: 'Usage that drives a value line; in no total.' });

const recommendationSchema = z
  .object({
    horizon: z.enum(['immediate', 'this_week', 'this_month']) satisfies z.ZodType<Horizon>,
    text: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Recommendation' });

const goalSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    owner: z.string().nullable(),
    category: outcomeCategorySchema.nullable(),
    weight: z.number(),
    state: commitmentStateSchema
      .nullable()
      .meta({ description: 'Of its agreement; null: it is a goal and no agreement.' }),
    status: goalStatusSchema.nullable(),
    label: goalLabelSchema.nullable(),
    attainmentPercent: z.number().nullable(),
    progressPercent: z.number().nullable(),
    startDate: dateSchema.nullable(),
    targetDate: dateSchema.nullable(),
    deadlineRisk: deadlineRiskSchema,
    milestones: z.object({ done: z.number(), total: z.number() }),
    metrics: z.array(metricSchema),
    value: z.array(valueLineSchema),
    drivers: z.array(z.string()).meta({ description: 'What is working.' }),
    blockers: z.array(z.string()).meta({ description: 'What holds it back.' }),
    observations: z.array(z.string()).meta({ description: 'Where its curves stand.' }),
    recommendations: z.array(recommendationSchema),
    notice: z.string().nullable().meta({ description: 'Why it is not scored.' }),
  })
  .meta({ id: 'SuccessGoal' });

const metricTrendSchema = z
  .object({
    kind: z.literal('metric'),
    goalId: z.string(),
    metricId: z.string(),
    name: z.string(),
    unit: z.string(),
    points: z
      .array(z.object({ at: momentSchema, value: z.number() }))
      .meta({ description: 'Readings within the period, oldest first, 200 at most.' }),
  })
  .meta({ id: 'MetricTrend' });

const valueTrendSchema = z
  .object({
    kind: z.literal('value'),
    name: z.string(),
    currency: z.string(),
    points: z.array(
      z.object({
        from: dateSchema,
        to: dateSchema,
        confirmed: z.number(),
        estimated: z.number(),
        cost: z.number(),
        roiPercent: z.number().nullable(),
        cumulativeConfirmed: z.number(),
        cumulativeEstimated: z.number(),
        cumulativeCost: z.number(),
        cumulativeRoiPercent: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'ValueTrend', description: 'By calendar quarter within the period.' });

export const benchmarksSchema = z
  .object({
    cohort: z.string(),
    figures: z.array(
      z.object({
        figure: z.enum(PEER_FIGURES),
        title: z.string(),
        definition: z.string(),
        unit: z.enum(['score', 'percent', 'currency']),
        own: z.number().nullable(),
        average: z.number().nullable(),
        best: z.number().nullable().meta({ description: 'Where the best quarter begins.' }),
        percentile: z.number().nullable(),
        peers: z.number().meta({ description: 'Peers with this figure, this account excluded.' }),
        notice: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Benchmarks' });

export const milestoneSchema = z
  .object({
    kind: z.enum(['milestone', 'review']),
    id: z.string().nullable(),
    goalId: z.string().nullable(),
    title: z.string(),
    date: dateSchema.nullable(),
    status: z.enum(['at_risk', 'scheduled', 'planned']) satisfies z.ZodType<MilestoneStatus>,
  })
  .meta({ id: 'UpcomingMilestone' });

/** Body of `GET /api/intelligence/success-metrics/:customerId` (M78): a projection of the snapshot that properties and card show too. */
export const successMetricsSchema = z
  .object({
    customerId: z
      .string()
      .meta({ description: 'The HubSpot company id, also where an external id was asked for.' }),
    name: z.string().nullable(),
    period: z.object({ from: dateSchema, to: dateSchema, label: periodLabelSchema }),
    updatedAt: momentSchema.meta({ description: 'When the figures were computed.' }),
    modelVersion: z.string(),
    successScore: z.object({
      value: z.number().nullable(),
      band: successBandSchema,
      goalsScored: z.number(),
      goalsTotal: z.number(),
    }),
    summary: z.object({
      goalsOnTrack: z.number(),
      goalsAtRisk: z.number(),
      goalsAchieved: z.number(),
      valueConfirmed: moneySchema,
      valueEstimated: moneySchema,
    }),
    goals: z.array(goalSchema),
    value: z.object({
      currency: z.string(),
      lines: z.array(valueLineSchema),
      byType: z.array(
        z.object({
          type: valueTypeSchema,
          name: z.string(),
          annual: amountSchema,
          counted: z.number(),
          confirmed: z.number(),
          confidence: confidenceSchema.nullable(),
        }),
      ),
      activities: z.array(activitySchema),
      doubleCounts: z.array(z.string()),
      roi: z.object({
        confirmedPercent: z.number().nullable(),
        estimatedPercent: z.number().nullable(),
        multiple: z.number().nullable(),
        netValue: amountSchema,
        cost: amountSchema,
        subscriptionOnly: z.boolean(),
        notice: z.string().nullable(),
      }),
    }),
    trends: z.array(z.discriminatedUnion('kind', [metricTrendSchema, valueTrendSchema])),
    benchmarks: benchmarksSchema.nullable(),
    milestones: z.array(milestoneSchema),
    notices: z.array(z.string()),
  })
  .meta({ id: 'SuccessMetrics' });

export type SuccessMetrics = z.infer<typeof successMetricsSchema>;
export type SuccessGoal = z.infer<typeof goalSchema>;
export type SuccessMetric = z.infer<typeof metricSchema>;
export type SuccessTrend = SuccessMetrics['trends'][number];
export type SuccessActivity = z.infer<typeof activitySchema>;
export type SuccessValueLine = z.infer<typeof valueLineSchema>;
export type Benchmarks = z.infer<typeof benchmarksSchema>;
