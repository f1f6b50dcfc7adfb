import { z } from 'zod';

import { ISSUE_STATES, REPORT_REASONS } from '../reports/issued-report.ts';
import { DRAFT_CODES, REPORT_KINDS } from '../reports/report.ts';
import { companyIdSchema, requestIdShape } from './fields.ts';
import type { RouteContract } from './route.ts';

export const issuedReportSchema = z
  .object({
    id: z.string(),
    kind: z.enum(REPORT_KINDS),
    title: z.string(),
    day: z.iso.date().meta({ description: 'What the figures are about.' }),
    why: z.enum(REPORT_REASONS),
    state: z.enum(ISSUE_STATES).meta({
      description:
        'waiting: it is put on the record within seconds; replaced: a newer one stands there; refused: HubSpot does not take it, the notice says why.',
    }),
    draft: z
      .array(z.object({ code: z.enum(DRAFT_CODES), text: z.string() }))
      .meta({ description: 'Why it is not for the customer yet; empty: it may be shared.' }),
    issuedAt: z.iso.datetime(),
    url: z.string().nullable().meta({
      description: 'The note on the company record, for users of the portal; null while it waits.',
    }),
    files: z
      .object({ pdf: z.boolean(), pptx: z.boolean() })
      .meta({ description: 'What is attached to the note.' }),
    notice: z.string().nullable(),
  })
  .meta({ id: 'IssuedReport' });

export type IssuedReportBody = z.infer<typeof issuedReportSchema>;

/** A report that a person wants on the record: made of the latest figures, kept, and put there once. */
export const issueReportRoute = {
  method: 'post',
  path: '/api/companies/:companyId/reports',
  operationId: 'issueReport',
  tag: 'Reports',
  summary: 'Make a report and put it on the record in HubSpot',
  description:
    'Within seconds the PDF and the slides are attached to a note on the company and its renewal deals, in place of the last report of the kind.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  body: z
    .strictObject({
      kind: z.enum(REPORT_KINDS).default('outcome').meta({
        description: 'outcome: the value report; success: for a quarterly review; vla: agreements.',
        example: 'outcome',
      }),
      ...requestIdShape,
    })
    .meta({ id: 'ReportOrder' }),
  answers: {
    202: {
      description: 'It is made, and waits to be put on the record.',
      body: issuedReportSchema,
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

/** What became of the reports of a company, the newest first. */
export const issuedReportsRoute = {
  method: 'get',
  path: '/api/companies/:companyId/reports',
  operationId: 'issuedReports',
  tag: 'Reports',
  summary: 'The latest reports of one company and where they are',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  answers: {
    200: {
      description: 'At most 20, the newest first.',
      body: z.object({ reports: z.array(issuedReportSchema) }).meta({ id: 'IssuedReports' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
