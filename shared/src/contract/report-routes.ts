import { z } from 'zod';

import { REPORT_FORMATS, REPORT_TYPES } from '../reports/report-format.ts';
import { REPORT_KINDS } from '../reports/report.ts';
import { daySchema } from './fields.ts';
import type { RouteContract } from './route.ts';
import { customerIdSchema } from './success-metrics-routes.ts';

/** A report of one company in one form. */
export const reportRoute = {
  method: 'get',
  path: '/api/companies/:companyId/reports/:kind',
  operationId: 'report',
  tag: 'Reports',
  summary: 'A report of one company: Markdown, HTML, PDF, slides or JSON',
  params: z.object({
    companyId: customerIdSchema,
    kind: z.enum(REPORT_KINDS).meta({
      description: 'vla: status of the agreements; outcome: value and ROI; success: goals.',
      example: 'success',
    }),
  }),
  query: z.object({
    format: z
      .enum(REPORT_FORMATS)
      .default('json')
      .meta({ description: 'The form it comes in.', example: 'pdf' }),
    asOf: daySchema.optional().meta({
      description: 'A day in the past: the report as it was known at its end.',
      example: '2026-03-31',
    }),
    restated: z.enum(['true', 'false']).default('false').meta({
      description: 'With asOf: with the corrections that came later.',
      example: 'true',
    }),
    audience: z.enum(['internal', 'customer']).default('internal').meta({
      description: 'customer leaves out what is internal, and refuses drafts.',
      example: 'customer',
    }),
  }),
  answers: {
    200: {
      description: 'The report. Equal figures give equal bytes.',
      body: z.object({}).loose(),
    },
  },
  files: REPORT_FORMATS.filter((format) => format !== 'json').map((format) => REPORT_TYPES[format]),
  refusals: [404, 409],
  version: 'none',
} as const satisfies RouteContract;
