import { z } from 'zod';

import { labelSchema } from './fields.ts';
import { periodSchema } from './period.ts';
import type { RouteContract } from './route.ts';
import { successMetricsSchema } from './success-metrics.ts';

const flag = (byDefault: 'true' | 'false', description: string) =>
  z.enum(['true', 'false']).default(byDefault).meta({ description, example: 'true' });

/** HubSpot company id, or an external id that is mapped to one company (C28). */
export const customerIdSchema = labelSchema.meta({
  description:
    'HubSpot company id, or an id of the product (UUID, acc_...) that is mapped to one company.',
  example: '512',
});

/** M78, M79. */
export const successMetricsRoute = {
  method: 'get',
  path: '/api/intelligence/success-metrics/:customerId',
  operationId: 'successMetrics',
  tag: 'Success metrics',
  summary: 'Goals, value, ROI, trends and milestones of one customer',
  params: z.object({ customerId: customerIdSchema }),
  query: z.object({
    period: periodSchema,
    includeBenchmarks: flag('false', 'Whether to compare with peers, of which there must be ten.'),
    includeTargets: flag('true', 'Whether metrics come with baseline and target.'),
  }),
  answers: { 200: { description: 'As of the latest scoring.', body: successMetricsSchema } },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
