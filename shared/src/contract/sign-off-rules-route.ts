import { z } from 'zod';

import type { RouteContract } from './route.ts';

const signOffRulesSchema = z
  .object({
    parties: z.array(z.enum(['executive', 'customer'])).meta({
      description: 'Whose signatures make terms agreed.',
    }),
    mayCallerSign: z.boolean().meta({
      description: 'Whether the caller is one of the executives that the configuration names.',
    }),
    linkDays: z.number().meta({ description: 'Days for which a link is good by default.' }),
  })
  .meta({ id: 'SignOffRules' });
export type SignOffRules = z.infer<typeof signOffRulesSchema>;

/** What a surface must know before it offers a signature: nobody is shown a button that will refuse them. */
export const signOffRulesRoute = {
  method: 'get',
  path: '/api/sign-off-rules',
  operationId: 'signOffRules',
  tag: 'Agreements',
  summary: 'Who signs agreements, and whether the caller may sign for us',
  params: z.object({}),
  query: z.object({}),
  answers: {
    200: {
      description: 'As the configuration says.',
      body: signOffRulesSchema,
    },
  },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;
