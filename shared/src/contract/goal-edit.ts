import { z } from 'zod';

import {
  daySchema,
  idempotencyKeySchema,
  labelSchema,
  momentOrDaySchema,
  numberSchema,
  recordIdSchema,
  textSchema,
  versionSchema,
  weightSchema,
} from './fields.ts';
import { clauseOrderSchema, metricOrderSchema, responsibilityOrderSchema } from './goal-order.ts';
import {
  directionSchema,
  frequencySchema,
  metricCategorySchema,
  metricModeSchema,
  outcomeCategorySchema,
  vlaCategorySchema,
} from './words.ts';

const MOST_PARTS = 50;
const MOST_MILESTONES = 100;

const metricIdSchema = recordIdSchema.meta({
  description: 'The id of a metric of this goal.',
  example: 'u8QmZl0wWb6yQ3Yp9sT1cA',
});

/** Terms of a metric that is there; what is left out stays. */
const metricTermsShape = {
  id: metricIdSchema,
  unit: labelSchema.optional().meta({ example: 'percent' }),
  target: numberSchema.optional().meta({ example: 2 }),
  baseline: numberSchema.optional().meta({ example: 12 }),
  baselineAt: momentOrDaySchema.optional(),
  baselineSource: labelSchema.nullish().meta({ example: 'CRM export' }),
  baselineEvidence: textSchema.nullish().meta({ example: 'https://example.com/report-12' }),
  direction: directionSchema.optional().meta({ example: 'lower_is_better' }),
  mode: metricModeSchema.optional().meta({ example: 'linear' }),
};

const milestoneSchema = z
  .strictObject({
    id: recordIdSchema.optional().meta({
      description: 'Of a milestone that is there; a new one has none.',
      example: 'pilot',
    }),
    title: labelSchema.meta({ example: 'Pilot finished' }),
    due: daySchema.nullish().meta({ example: '2026-03-31' }),
    done: z.boolean().default(false).meta({ example: false }),
  })
  .meta({ id: 'MilestoneEdit' });

/** What makes up the terms, for an edit before they are agreed and for a revision after. */
const termsShape = {
  startDate: daySchema.optional().meta({ example: '2026-01-01' }),
  targetDate: daySchema.optional().meta({ example: '2026-12-31' }),
  addMetrics: z.array(metricOrderSchema).max(MOST_PARTS).default([]).meta({ example: [] }),
  removeMetrics: z.array(metricIdSchema).max(MOST_PARTS).default([]).meta({ example: [] }),
  milestones: z
    .array(milestoneSchema)
    .max(MOST_MILESTONES)
    .optional()
    .meta({ description: 'All of them, as they are to be.', example: [] }),
};

const clausesSchema = z
  .array(clauseOrderSchema)
  .max(MOST_PARTS)
  .meta({ description: 'All of them, as they are to be.', example: [] });

export const requestShape = {
  version: versionSchema.optional(),
  requestId: idempotencyKeySchema.optional(),
};

const pledgeSchema = z
  .strictObject({
    by: labelSchema.meta({ example: 'Chief operating officer' }),
    text: textSchema.meta({ example: 'We give the rollout two analysts.' }),
    on: daySchema,
    link: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .max(2_000)
      .nullish()
      .meta({ example: 'https://example.com/recording' }),
    consent: z.literal(true).meta({
      description: 'A pledge is kept only with the consent of who gave it.',
      example: true,
    }),
  })
  .meta({ id: 'PledgeOrder' });

/** Body of `PATCH /api/companies/:companyId/goals/:goalId`; what is left out stays. */
export const goalEditSchema = z
  .strictObject({
    title: labelSchema.optional().meta({ example: 'Reduce support tickets' }),
    description: textSchema.nullish().meta({ example: 'Fewer tickets by better onboarding.' }),
    owner: labelSchema.nullish().meta({ example: 'VP Operations' }),
    category: outcomeCategorySchema.nullish().meta({ example: 'efficiency' }),
    weight: weightSchema.optional().meta({ example: 1 }),
    ...termsShape,
    metrics: z
      .array(
        z.strictObject({
          ...metricTermsShape,
          name: labelSchema.optional().meta({ example: 'Data error rate' }),
          frequency: frequencySchema.optional().meta({ example: 'monthly' }),
          category: metricCategorySchema.nullish().meta({ example: 'quality' }),
          source: labelSchema.nullish().meta({ example: 'Data warehouse' }),
          weight: weightSchema.optional().meta({ example: 1 }),
        }),
      )
      .max(MOST_PARTS)
      .default([])
      .meta({ example: [] }),
    agreement: z
      .strictObject({
        category: vlaCategorySchema.nullish().meta({ example: 'operational_efficiency' }),
        dependencies: textSchema.nullish().meta({ example: 'Access to the data warehouse' }),
        accountability: z
          .array(responsibilityOrderSchema)
          .max(MOST_PARTS)
          .optional()
          .meta({ description: 'All of it, as it is to be.', example: [] }),
        clauses: clausesSchema.optional(),
        pledges: z
          .array(pledgeSchema)
          .max(MOST_PARTS)
          .optional()
          .meta({ description: 'All of them, as they are to be.', example: [] }),
        lastReviewedOn: daySchema.nullish().meta({ example: '2026-03-31' }),
      })
      .optional()
      .meta({
        description: 'Makes a goal the draft of an agreement where it is none.',
        example: {},
      }),
    note: textSchema.nullish().meta({ description: 'Why.', example: 'As agreed in the review.' }),
    ...requestShape,
  })
  .meta({ id: 'GoalEdit' });
export type GoalEdit = z.output<typeof goalEditSchema>;

/** Newer terms with the reason; what is left out stays as agreed. */
export const revisionOrderSchema = z
  .strictObject({
    reason: textSchema.meta({ example: 'The roll-out starts a quarter later.' }),
    ...termsShape,
    metrics: z
      .array(z.strictObject(metricTermsShape))
      .max(MOST_PARTS)
      .default([])
      .meta({ example: [{ id: 'u8QmZl0wWb6yQ3Yp9sT1cA', target: 3 }] }),
    clauses: clausesSchema.optional(),
    ...requestShape,
  })
  .meta({ id: 'RevisionOrder' });
export type RevisionOrder = z.output<typeof revisionOrderSchema>;
