import { z } from 'zod';

import { REPORT_KINDS } from '../reports/report.ts';
import {
  companyIdSchema,
  daySchema,
  idempotencyKeySchema,
  recordIdSchema,
  requestIdShape,
} from './fields.ts';
import type { RouteContract } from './route.ts';

const momentSchema = z.iso.datetime();
const MOST_DAYS = 365;

const timesSchema = z
  .object({
    times: z.number(),
    first: momentSchema.nullable(),
    last: momentSchema.nullable(),
  })
  .meta({
    id: 'ReportLinkTimes',
    description: 'How often, and when first and last; who and from where is not kept.',
  });

const reportLinkSchema = z
  .object({
    id: z.string(),
    kind: z.enum(REPORT_KINDS),
    day: z.iso.date().meta({ description: 'The day that its figures are about.' }),
    createdAt: momentSchema,
    createdBy: z.string(),
    expiresAt: momentSchema,
    revokedAt: momentSchema.nullable(),
    state: z.enum(['open', 'code_waits', 'code_used', 'locked', 'expired', 'revoked']).meta({
      description:
        '`code_waits`: nobody has typed its code yet. `code_used`: it opens in the one browser in which the code was typed. `locked`: too many wrong codes.',
    }),
    signOffLinkId: z.string().nullable().meta({
      description: 'The sign-off link that the report leads on to.',
    }),
    opened: timesSchema,
    downloaded: timesSchema,
    wrongCodes: z.number(),
    answers: z
      .array(
        z.object({
          at: momentSchema,
          what: z.enum(['signed', 'asked_for_change', 'confirmed', 'disputed']),
          about: z.string(),
        }),
      )
      .meta({
        description:
          'What was signed and confirmed by the sign-off link since the report is shared.',
      }),
    url: z.url().nullable().meta({
      description: 'Told once, to whoever shares: it is kept nowhere. null: in lists and repeats.',
    }),
    code: z.string().nullable().meta({
      description:
        'Told once: send it another way than the address. It is good for one browser. null: none, or in lists and repeats.',
    }),
  })
  .meta({ id: 'ReportLink' });
export type ReportLinkView = z.input<typeof reportLinkSchema>;

export const shareReportRoute = {
  method: 'post',
  path: '/api/companies/:companyId/report-links',
  operationId: 'shareReport',
  tag: 'Reports',
  summary: 'Share a report with the customer by a link',
  description:
    'The link shows the report as it is now, without what is internal, until it expires or is revoked. A report that is a draft is refused (409) with its reasons.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  body: z
    .strictObject({
      kind: z.enum(REPORT_KINDS).meta({ example: 'outcome' }),
      asOf: daySchema.optional().meta({
        description: 'As it was known at the end of this day; by default now.',
        example: '2026-06-30',
      }),
      expiresInDays: z.int().min(1).max(MOST_DAYS).optional().meta({
        description: 'By default `sharing.linkDays`, at most `sharing.longestDays`.',
        example: 30,
      }),
      withCode: z.boolean().default(false).meta({
        description: 'Whether a code must be typed before it opens.',
        example: true,
      }),
      signOffLinkId: recordIdSchema.optional().meta({
        description:
          'A sign-off link that the report leads on to: whoever reads the report can then sign and confirm.',
        example: 'Yk3v0m4hT7y8Qd1rJ5w2zg',
      }),
      requestId: idempotencyKeySchema.optional(),
    })
    .meta({ id: 'ReportLinkOrder' }),
  answers: { 201: { description: 'The link.', body: reportLinkSchema } },
  secret: ['url', 'code'],
  refusals: [404, 409, 422],
  version: 'none',
} as const satisfies RouteContract;

export const reportLinksRoute = {
  method: 'get',
  path: '/api/companies/:companyId/report-links',
  operationId: 'reportLinks',
  tag: 'Reports',
  summary: 'Reports that were shared with a company, and what became of the links',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  answers: {
    200: {
      description: 'Newest first.',
      body: z
        .object({
          links: z.array(reportLinkSchema),
          linkDays: z.number().meta({ description: 'Days for which a link is good by default.' }),
          longestDays: z.number().meta({ description: 'Days for which it can be good at most.' }),
        })
        .meta({ id: 'ReportLinks' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
export type ReportLinksView = z.input<(typeof reportLinksRoute)['answers'][200]['body']>;

export const revokeReportLinkRoute = {
  method: 'post',
  path: '/api/companies/:companyId/report-links/:linkId/revoke',
  operationId: 'revokeReportLink',
  tag: 'Reports',
  summary: 'Take a shared report back',
  params: z.object({
    companyId: companyIdSchema,
    linkId: recordIdSchema.meta({ example: 'Yk3v0m4hT7y8Qd1rJ5w2zg' }),
  }),
  query: z.object({}),
  body: z.strictObject(requestIdShape).meta({ id: 'ReportLinkRevocation' }),
  answers: { 200: { description: 'The link, revoked.', body: reportLinkSchema } },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
