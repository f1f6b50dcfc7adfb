import { z } from 'zod';

import { comparable } from '../domain/basics/comparable.ts';
import { metricTerms } from '../domain/goals/metric-terms.ts';
import {
  daySchema,
  idempotencyKeySchema,
  labelSchema,
  momentOrDaySchema,
  numberSchema,
  textSchema,
  weightSchema,
} from './fields.ts';
import {
  directionSchema,
  frequencySchema,
  metricCategorySchema,
  metricModeSchema,
  outcomeCategorySchema,
  vlaCategorySchema,
} from './words.ts';

const MOST_METRICS = 50;
const MOST_MILESTONES = 100;
const MOST_PARTS = 50;

/** Cross-checks run beside whatever else is wrong, so that everything is told at once. */
const ALWAYS = { when: () => true };

export const metricOrderSchema = z
  .strictObject({
    name: labelSchema.meta({ description: 'Unique within its goal.', example: 'Data error rate' }),
    unit: labelSchema.meta({ example: 'percent' }),
    target: numberSchema.meta({ description: "In the metric's unit.", example: 2 }),
    baseline: numberSchema.nullish().meta({
      description: 'Where it stood before; without one progress cannot be computed.',
      example: 12,
    }),
    baselineAt: momentOrDaySchema.nullish(),
    baselineSource: labelSchema.nullish().meta({ example: 'CRM export' }),
    baselineEvidence: textSchema.nullish().meta({ example: 'https://example.com/report-12' }),
    direction: directionSchema.nullish().meta({
      description: 'Follows from baseline and target; needed where they are equal.',
      example: 'lower_is_better',
    }),
    mode: metricModeSchema.nullish().meta({ example: 'linear' }),
    frequency: frequencySchema.nullish().meta({ example: 'monthly' }),
    category: metricCategorySchema.nullish().meta({ example: 'quality' }),
    source: labelSchema.nullish().meta({ example: 'Data warehouse' }),
    weight: weightSchema.nullish().meta({ example: 1 }),
  })
  .check(z.superRefine(checkTerms, ALWAYS))
  .meta({ id: 'MetricOrder' });
export type MetricOrder = z.output<typeof metricOrderSchema>;

const milestoneOrderSchema = z
  .strictObject({
    title: labelSchema.meta({ example: 'Pilot finished' }),
    due: daySchema.nullish().meta({ example: '2026-03-31' }),
    done: z.boolean().default(false).meta({ example: false }),
  })
  .meta({ id: 'MilestoneOrder' });

export const responsibilityOrderSchema = z
  .strictObject({
    task: labelSchema.meta({ example: 'Export the error log' }),
    party: z.enum(['us', 'customer']).meta({ example: 'customer' }),
    person: labelSchema.nullish().meta({ example: 'Head of data' }),
    due: daySchema.nullish().meta({ example: '2026-01-31' }),
  })
  .meta({ id: 'ResponsibilityOrder' });

export const clauseOrderSchema = z
  .strictObject({
    kind: z.enum(['penalty', 'bonus']).meta({ example: 'bonus' }),
    text: textSchema.meta({ example: 'A month of service for free' }),
    link: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .max(2_000)
      .nullish()
      .meta({ example: 'https://example.com/contract' }),
  })
  .meta({ id: 'ClauseOrder' });

const agreementOrderSchema = z
  .strictObject({
    category: vlaCategorySchema.nullish().meta({ example: 'operational_efficiency' }),
    dependencies: textSchema.nullish().meta({ example: 'Access to the data warehouse' }),
    accountability: z
      .array(responsibilityOrderSchema)
      .max(MOST_PARTS)
      .default([])
      .meta({ example: [] }),
    clauses: z.array(clauseOrderSchema).max(MOST_PARTS).default([]).meta({ example: [] }),
  })
  .meta({ id: 'AgreementOrder', description: 'Makes the goal the draft of an agreement.' });

/** Body of `POST /api/intelligence/success-metrics/:customerId/goals` (M80). */
export const goalOrderSchema = z
  .strictObject({
    title: labelSchema.meta({
      description: 'Unique among the goals of the customer.',
      example: 'Reduce support tickets',
    }),
    metrics: z
      .array(metricOrderSchema)
      .max(MOST_METRICS)
      .meta({
        description: 'May be empty where there are milestones.',
        example: [{ name: 'Tickets a month', unit: 'tickets', baseline: 120, target: 60 }],
      }),
    targetDate: daySchema,
    startDate: daySchema.nullish().meta({ example: '2026-01-01' }),
    description: textSchema.nullish().meta({ example: 'Fewer tickets by better onboarding.' }),
    owner: labelSchema.nullish().meta({ example: 'VP Operations' }),
    category: outcomeCategorySchema.nullish().meta({ example: 'efficiency' }),
    weight: weightSchema.nullish().meta({ example: 1 }),
    milestones: z
      .array(milestoneOrderSchema)
      .max(MOST_MILESTONES)
      .default([])
      .meta({ example: [] }),
    agreement: agreementOrderSchema.nullish().meta({ example: {} }),
    requestId: idempotencyKeySchema.optional(),
  })
  .check(z.superRefine(checkGoal, ALWAYS))
  .meta({ id: 'GoalOrder' });
export type GoalOrder = z.output<typeof goalOrderSchema>;

/** Anything may be there where a field was refused, so each check looks first at what it rests on. */
function checkTerms(metric: unknown, context: z.RefinementCtx): void {
  const stated = statedSchema.safeParse(metric);
  if (stated.success) {
    const terms = metricTerms(stated.data, undefined);
    if (terms.kind === 'refused') refuse(context, [terms.field], terms.reason);
  }
  const { baseline = null, baselineAt } = fieldsOf(metric);
  if (baseline === null && typeof baselineAt === 'string') {
    refuse(context, ['baselineAt'], 'is there, but baseline is missing: give both');
  }
}

const statedSchema = z.object({
  name: z.string().catch(''),
  target: z.number(),
  baseline: z.number().nullish().transform(orNull),
  direction: directionSchema.nullish().transform(orNull),
  mode: metricModeSchema.nullish().transform(orNull),
});

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

function checkGoal(order: unknown, context: z.RefinementCtx): void {
  const goal = fieldsOf(order);
  const { startDate, targetDate } = goal;
  if (isDay(startDate) && isDay(targetDate) && targetDate < startDate) {
    refuse(context, ['targetDate'], `is before startDate ${startDate}: swap or correct them`);
  }
  refuseTwins(context, 'metrics', 'name', goal.metrics);
  refuseTwins(context, 'milestones', 'title', goal.milestones);
  const isEmpty = (list: unknown) => !Array.isArray(list) || list.length === 0;
  if (Array.isArray(goal.metrics) && isEmpty(goal.metrics) && isEmpty(goal.milestones)) {
    refuse(context, ['metrics'], 'is empty: give at least one metric or milestone');
  }
}

/** What is called the same cannot be told apart. */
function refuseTwins(
  context: z.RefinementCtx,
  list: 'metrics' | 'milestones',
  key: 'name' | 'title',
  items: unknown,
): void {
  if (!Array.isArray(items)) return;
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const name = fieldsOf(item)[key];
    if (typeof name !== 'string') continue;
    const first = seen.get(comparable(name));
    if (first === undefined) seen.set(comparable(name), index);
    else refuse(context, [list, index, key], `is the one of ${list}[${first}]: keep one of them`);
  }
}

function refuse(context: z.RefinementCtx, path: PropertyKey[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

function isDay(value: unknown): value is string {
  return z.iso.date().safeParse(value).success;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
