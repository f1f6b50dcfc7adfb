import { z } from 'zod';

import { companyIdSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

/** Of whoever has it: the data stays portable. */
export const exportRoute = {
  method: 'get',
  path: '/api/companies/:companyId/export',
  operationId: 'exportCompany',
  tag: 'Companies',
  summary: 'All that is kept of a company, as a ZIP of NDJSON files',
  description:
    'Records with every version, readings, figures and usage by day, tasks, links and shared reports; what holds now also as import files. Its README.txt says what is in it and what is not.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  answers: {
    200: { description: 'The file.', body: z.never() },
  },
  files: ['application/zip'],
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
