import { z } from 'zod';

import {
  companyIdSchema,
  momentOrDaySchema,
  numberSchema,
  requestIdShape,
  textSchema,
} from './fields.ts';
import { readingVersionSchema } from './goal-record.ts';
import { metricIdSchema } from './goal-routes.ts';
import type { RouteContract } from './route.ts';

const MOST_READINGS = 500;

export const addReadingsRoute = {
  method: 'post',
  path: '/api/companies/:companyId/metrics/:metricId/readings',
  operationId: 'addReadings',
  tag: 'Goals',
  summary: 'Add readings of a metric, or correct them',
  description:
    'All or none. One of a time that has a reading corrects it: both versions stay, and days that are over are told anew.',
  params: z.object({ companyId: companyIdSchema, metricId: metricIdSchema }),
  query: z.object({}),
  body: z
    .strictObject({
      readings: z
        .array(
          z
            .strictObject({
              value: numberSchema.meta({ description: "In the metric's unit.", example: 8.5 }),
              measuredAt: momentOrDaySchema,
              source: textSchema.nullish().meta({ example: 'Data warehouse' }),
              evidence: textSchema.nullish().meta({ example: 'https://example.com/report-12' }),
            })
            .meta({ id: 'ReadingOrder' }),
        )
        .min(1)
        .max(MOST_READINGS)
        .meta({ example: [{ value: 8.5, measuredAt: '2026-01-31' }] }),
      ...requestIdShape,
    })
    .meta({ id: 'ReadingsOrder' }),
  answers: {
    200: {
      description: 'The versions that hold now, in the order of the request.',
      body: z.object({ readings: z.array(readingVersionSchema) }).meta({ id: 'AddedReadings' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
