import { z } from 'zod';

import type {
  CommitmentState,
  Direction,
  Frequency,
  MetricCategory,
  MetricMode,
  OutcomeCategory,
  VlaCategory,
} from '../domain/goals/goal.ts';
import type { GoalLabel, GoalStatus } from '../domain/goals/results.ts';
import type { MetricStatus } from '../domain/metrics/results.ts';
import type { ValueLineResult } from '../domain/value/results.ts';
import type { HealthOverride } from '../domain/health/inputs.ts';
import type { TicketCause } from '../domain/lifecycle/inputs.ts';
import type { ValueOpportunity } from '../domain/value/inputs.ts';
import type { Confidence, CostKind, Period, ValueType } from '../domain/value/value-line.ts';

/** The closed lists of words that goals, metrics and values are told in. */

export const directionSchema = z
  .enum(['higher_is_better', 'lower_is_better'])
  .meta({ example: 'lower_is_better' }) satisfies z.ZodType<Direction>;

export const metricModeSchema = z
  .enum(['linear', 'maintain', 'ratio_to_target'])
  .meta({ example: 'linear' }) satisfies z.ZodType<MetricMode>;

export const frequencySchema = z
  .enum(['daily', 'weekly', 'monthly', 'quarterly'])
  .meta({ example: 'monthly' }) satisfies z.ZodType<Frequency>;

export const metricCategorySchema = z
  .enum(['operational', 'financial', 'quality', 'adoption', 'satisfaction'])
  .meta({ example: 'operational' }) satisfies z.ZodType<MetricCategory>;

export const outcomeCategorySchema = z
  .enum(['revenue', 'efficiency', 'risk', 'experience', 'innovation'])
  .meta({ example: 'efficiency' }) satisfies z.ZodType<OutcomeCategory>;

export const vlaCategorySchema = z
  .enum(['revenue_impact', 'operational_efficiency', 'strategic_objectives', 'risk_mitigation'])
  .meta({ example: 'operational_efficiency' }) satisfies z.ZodType<VlaCategory>;

export const commitmentStateSchema = z.enum([
  'draft',
  'proposed',
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
  'ended',
]) satisfies z.ZodType<CommitmentState>;

export const metricStatusSchema = z.enum([
  'exceeding',
  'on_track',
  'at_risk',
  'not_met',
]) satisfies z.ZodType<MetricStatus>;

export const goalLabelSchema = z.enum([
  'Not Started',
  'Exceeded',
  'Achieved',
  'Not Met',
  'On Track',
  'At Risk',
]) satisfies z.ZodType<GoalLabel>;

export const goalStatusSchema = z.enum([
  'not_started',
  'in_progress',
  'achieved',
  'at_risk',
]) satisfies z.ZodType<GoalStatus>;

export const valueTypeSchema = z.enum([
  'hard_savings',
  'soft_savings',
  'revenue_impact',
  'risk_avoidance',
  'opportunity_cost',
]) satisfies z.ZodType<ValueType>;

export const ledgerSchema = z.enum([
  'confirmed',
  'estimated',
  'disputed',
  'excluded',
  'incomplete',
]) satisfies z.ZodType<ValueLineResult['ledger']>;

export const confidenceSchema = z.enum([
  'measured',
  'customer_stated',
  'modelled',
]) satisfies z.ZodType<Confidence>;

export const costKindSchema = z
  .enum(['licence', 'services', 'implementation', 'customer_effort', 'other'])
  .meta({ example: 'licence' }) satisfies z.ZodType<CostKind>;

export const recurrenceSchema = z
  .enum(['day', 'week', 'month', 'quarter', 'year'])
  .nullable()
  .meta({
    description: 'What amounts and quantities are per; null: one-off.',
    example: 'month',
  }) satisfies z.ZodType<Period | null>;

export const causeSchema = z
  .enum(['downtime', 'churn_threat', 'legal'])
  .meta({ example: 'churn_threat' }) satisfies z.ZodType<TicketCause['cause']>;

export const judgedBandSchema = z
  .enum(['healthy', 'stable', 'at_risk', 'critical'])
  .meta({ example: 'at_risk' }) satisfies z.ZodType<HealthOverride['band']>;

export const effortSchema = z
  .enum(['low', 'medium', 'high'])
  .meta({ example: 'low' }) satisfies z.ZodType<ValueOpportunity['effort']>;
