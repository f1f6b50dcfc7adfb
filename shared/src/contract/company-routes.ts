import { z } from 'zod';

import { accountViewSchema } from './account-view.ts';
import { companyIdSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

/** What the card shows. */
export const companySummaryRoute = {
  method: 'get',
  path: '/api/companies/:companyId/summary',
  operationId: 'companySummary',
  tag: 'Companies',
  summary: 'Figures of one company, opened to their inputs',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  answers: { 200: { description: 'As of the latest scoring.', body: accountViewSchema } },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
