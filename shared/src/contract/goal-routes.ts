import { z } from 'zod';

import { companyIdSchema, daySchema, recordIdSchema } from './fields.ts';
import { goalOrderSchema } from './goal-order.ts';
import { goalRecordSchema, goalVersionSchema, readingVersionSchema } from './goal-record.ts';
import type { RouteContract } from './route.ts';
import { customerIdSchema } from './success-metrics-routes.ts';

export const goalIdSchema = recordIdSchema.meta({
  description: 'The id of a goal, as it was answered.',
  example: '4tq0bYhC1nH1qzv0Xh3s2A',
});
export const metricIdSchema = recordIdSchema.meta({
  description: 'The id of a metric, as it was answered.',
  example: 'u8QmZl0wWb6yQ3Yp9sT1cA',
});

/** M80. */
export const createGoalRoute = {
  method: 'post',
  path: '/api/intelligence/success-metrics/:customerId/goals',
  operationId: 'createGoal',
  tag: 'Success metrics',
  summary: 'Define a goal with its metrics',
  description:
    'A goal of the same title and content that is there already is answered with 200; other content under the same title is refused.',
  params: z.object({ customerId: customerIdSchema }),
  query: z.object({}),
  body: goalOrderSchema,
  answers: {
    201: { description: 'The goal was created.', body: goalRecordSchema },
    200: { description: 'The same goal was there already.', body: goalRecordSchema },
  },
  refusals: [404, 409, 422],
  version: 'answered',
} as const satisfies RouteContract;

export const goalsRoute = {
  method: 'get',
  path: '/api/companies/:companyId/goals',
  operationId: 'goals',
  tag: 'Goals',
  summary: 'Goals and agreements of a company, as recorded',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({
    ended: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'Whether ended goals are listed too.', example: 'true' }),
  }),
  answers: {
    200: {
      description: 'In the order of their ids.',
      body: z.object({ goals: z.array(goalRecordSchema) }).meta({ id: 'Goals' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

const goalParams = z.object({ companyId: companyIdSchema, goalId: goalIdSchema });

export const goalRoute = {
  method: 'get',
  path: '/api/companies/:companyId/goals/:goalId',
  operationId: 'goal',
  tag: 'Goals',
  summary: 'One goal with its agreed terms',
  params: goalParams,
  query: z.object({}),
  answers: { 200: { description: 'The version that holds.', body: goalRecordSchema } },
  refusals: [404],
  version: 'answered',
} as const satisfies RouteContract;

export const goalHistoryRoute = {
  method: 'get',
  path: '/api/companies/:companyId/goals/:goalId/history',
  operationId: 'goalHistory',
  tag: 'Goals',
  summary: 'Every version of a goal: who, when, from where, what changed',
  params: goalParams,
  query: z.object({}),
  answers: {
    200: {
      description: 'Oldest first.',
      body: z.object({ versions: z.array(goalVersionSchema) }).meta({ id: 'GoalHistory' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

export const readingsRoute = {
  method: 'get',
  path: '/api/companies/:companyId/metrics/:metricId/readings',
  operationId: 'readings',
  tag: 'Goals',
  summary: 'Every version of the readings of a metric',
  params: z.object({ companyId: companyIdSchema, metricId: metricIdSchema }),
  query: z.object({
    from: daySchema.optional().meta({ description: 'First day.', example: '2026-01-01' }),
    to: daySchema.optional().meta({ description: 'Last day.', example: '2026-06-30' }),
  }),
  answers: {
    200: {
      description: 'The latest 1,000 within the days, oldest first.',
      body: z
        .object({
          goalId: z.string(),
          metricId: z.string(),
          name: z.string(),
          unit: z.string(),
          readings: z.array(readingVersionSchema),
          more: z.boolean().meta({ description: 'There are earlier ones: ask for days before.' }),
        })
        .meta({ id: 'Readings' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
