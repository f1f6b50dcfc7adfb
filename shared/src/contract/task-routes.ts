import { z } from 'zod';

import { companyIdSchema, daySchema, labelSchema, requestIdShape, textSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

const askedTaskSchema = z
  .object({
    reference: z.string().meta({ description: 'Stands in the text of the task.' }),
    title: z.string(),
    dueOn: z.iso.date(),
  })
  .meta({ id: 'AskedTask' });

/** A task that a person wants, such as for a recommendation; those for alerts and escalations come by themselves. */
export const askForTaskRoute = {
  method: 'post',
  path: '/api/companies/:companyId/tasks',
  operationId: 'askForTask',
  tag: 'Records',
  summary: 'Ask for a task on the company in HubSpot',
  description:
    'It is created within seconds, once, with a link to the company. From then on it is the task of who got it: nothing closes it but a person.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  body: z
    .strictObject({
      title: labelSchema.meta({ example: 'Acme: prepare the review' }),
      reason: textSchema.meta({
        description: 'What the text of the task says.',
        example: 'The last review was 95 days ago.',
      }),
      dueOn: daySchema.meta({ example: '2026-12-31' }),
      priority: z.enum(['high', 'medium', 'low']).default('medium').meta({ example: 'medium' }),
      to: z.enum(['owner', 'manager', 'legal']).default('owner').meta({
        description: "The company's owner, or whom the configuration names as manager and legal.",
        example: 'owner',
      }),
      ...requestIdShape,
    })
    .meta({ id: 'TaskOrder' }),
  answers: {
    202: { description: 'It waits to be created.', body: askedTaskSchema },
    200: { description: 'The same one waits already.', body: askedTaskSchema },
  },
  refusals: [404, 422],
  version: 'none',
} as const satisfies RouteContract;
