import { z } from 'zod';

import { companyIdSchema, idempotencyKeySchema, labelSchema, recordIdSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

const momentSchema = z.iso.datetime();
const MOST_GOALS = 50;
const MOST_LINES = 100;

const linkSchema = z
  .object({
    id: z.string(),
    contact: z.string(),
    contactId: z.string().nullable(),
    goals: z.array(z.object({ goalId: z.string(), termsVersion: z.number() })),
    valueLineIds: z.array(z.string()),
    createdAt: momentSchema,
    createdBy: z.string(),
    expiresAt: momentSchema,
    revokedAt: momentSchema.nullable(),
    url: z.url().nullable().meta({
      description:
        'null: the link is no longer good, or this answers a repeated request; the list of links has it.',
    }),
  })
  .meta({ id: 'SignOffLink' });
export type SignOffLinkView = z.input<typeof linkSchema>;

export const createLinkRoute = {
  method: 'post',
  path: '/api/companies/:companyId/sign-off-links',
  operationId: 'createSignOffLink',
  tag: 'Agreements',
  summary: 'Make a link by which a contact of the customer reads, signs and confirms',
  description: 'Whoever has the address can sign: send it to the contact alone.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  body: z
    .strictObject({
      contact: labelSchema.meta({ example: 'Sarah Chen' }),
      contactId: z
        .string()
        .regex(/^\d{1,20}$/, 'is not a HubSpot contact id, which is digits')
        .nullish()
        .meta({ example: '901' }),
      goalIds: z
        .array(recordIdSchema)
        .max(MOST_GOALS)
        .default([])
        .meta({
          description: 'Goals that wait for a signature.',
          example: ['4tq0bYhC1nH1qzv0Xh3s2A'],
        }),
      valueLineIds: z
        .array(recordIdSchema)
        .max(MOST_LINES)
        .default([])
        .meta({ description: 'Value lines to confirm or dispute.', example: [] }),
      validDays: z.int().min(1).max(90).optional().meta({
        description: 'By default as configured: `agreements.signOff.linkDays`.',
        example: 14,
      }),
      requestId: idempotencyKeySchema.optional(),
    })
    .meta({ id: 'SignOffLinkOrder' }),
  answers: {
    201: {
      description: 'The link.',
      body: linkSchema,
    },
  },
  secret: ['url'],
  refusals: [404, 409, 422],
  version: 'none',
} as const satisfies RouteContract;

export const linksRoute = {
  method: 'get',
  path: '/api/companies/:companyId/sign-off-links',
  operationId: 'signOffLinks',
  tag: 'Agreements',
  summary: 'Links that were made for a company',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({}),
  answers: {
    200: {
      description: 'Newest first.',
      body: z.object({ links: z.array(linkSchema) }).meta({ id: 'SignOffLinks' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

export const revokeLinkRoute = {
  method: 'post',
  path: '/api/companies/:companyId/sign-off-links/:linkId/revocation',
  operationId: 'revokeSignOffLink',
  tag: 'Agreements',
  summary: 'Make a link invalid',
  params: z.object({
    companyId: companyIdSchema,
    linkId: recordIdSchema.meta({ example: 'Yk3v0m4hT7y8Qd1rJ5w2zg' }),
  }),
  query: z.object({}),
  body: z.strictObject({ requestId: idempotencyKeySchema.optional() }).meta({ id: 'Revocation' }),
  answers: { 200: { description: 'The link, revoked.', body: linkSchema } },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
