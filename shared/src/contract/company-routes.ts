import { z } from 'zod';

import { accountViewSchema } from './account-view.ts';
import { companyIdSchema, daySchema } from './fields.ts';
import { pastAccountViewSchema } from './past-account-view.ts';
import type { RouteContract } from './route.ts';

/** What the card shows. */
export const companySummaryRoute = {
  method: 'get',
  path: '/api/companies/:companyId/summary',
  operationId: 'companySummary',
  tag: 'Companies',
  summary: 'Figures of one company, opened to their inputs: now, or of a day',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({
    asOf: daySchema.optional().meta({
      description: 'A day in the past: the figures as they were known at its end.',
      example: '2026-03-31',
    }),
    restated: z.enum(['true', 'false']).default('false').meta({
      description: 'With asOf: what late and corrected readings make of that day.',
      example: 'true',
    }),
  }),
  answers: {
    200: {
      description: 'As of the latest scoring, or of the day that was asked for.',
      body: z.union([pastAccountViewSchema, accountViewSchema]),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
