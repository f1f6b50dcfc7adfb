import { z } from 'zod';

import { idempotencyKeySchema, recordIdSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

const momentSchema = z.iso.datetime();
const sourceNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'use up to 40 small letters, digits, - and _')
  .meta({ example: 'web-app' });
const requestSchema = z
  .strictObject({ requestId: idempotencyKeySchema.optional() })
  .meta({ id: 'PlainRequest' });

const writeKeySchema = z
  .object({
    id: z.string(),
    hint: z.string().meta({ description: 'The last characters of the key.' }),
    createdAt: momentSchema,
    revokedAt: momentSchema.nullable(),
    lastUsedAt: momentSchema.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'WriteKey' });

const sourceSchema = z
  .object({
    name: z.string(),
    kind: z.enum(['http', 'file', 'pull']),
    createdAt: momentSchema,
    closedAt: momentSchema.nullable(),
    deliveredAt: momentSchema
      .nullable()
      .meta({ description: 'When it last brought anything new.' }),
    keys: z.array(writeKeySchema),
    outcomes: z.record(z.string(), z.number()).meta({
      description: 'What became of what it sent, such as stored, repeated, no_account, bot.',
    }),
    pull: z
      .object({
        at: momentSchema,
        succeededAt: momentSchema.nullable(),
        throughDay: z.iso.date().nullable().meta({ description: 'The last complete day.' }),
        error: z.string().nullable().meta({ description: 'What is wrong, and what to do.' }),
      })
      .nullable()
      .meta({ description: 'How it was last asked; null: it is not asked, or was not yet.' }),
  })
  .meta({ id: 'UsageSource' });

const unmatchedSchema = z
  .object({
    source: z.string(),
    by: z.enum(['account_key', 'company_id', 'domain', 'user']),
    value: z.string(),
    events: z.number(),
    firstAt: momentSchema,
    lastAt: momentSchema,
    advice: z.string().meta({ description: 'What a person does so that it finds its company.' }),
  })
  .meta({ id: 'UnmatchedAccount' });

const statusSchema = z
  .object({
    since: z.iso.date(),
    sources: z.array(sourceSchema),
    accounts: z.object({
      matched: z.number(),
      unmatched: z.number(),
      usersWithoutAccount: z.number(),
    }),
    unmatched: z.array(unmatchedSchema),
  })
  .meta({ id: 'UsageStatus' });
export type UsageStatusView = z.input<typeof statusSchema>;

const newKeySchema = z
  .object({
    id: z.string(),
    key: z.string().nullable().meta({
      description: 'The key itself, told this once; null in the answer to a repeated request.',
    }),
  })
  .meta({ id: 'NewWriteKey' });

const sourceParams = z.object({ source: sourceNameSchema });

export const usageStatusRoute = {
  method: 'get',
  path: '/api/usage',
  operationId: 'usageStatus',
  tag: 'Usage',
  summary: 'Sources of product usage, what became of their events, and accounts without a company',
  params: z.object({}),
  query: z.object({
    days: z.coerce.number().int().min(1).max(400).default(7).meta({
      description: 'Days whose outcomes are added up, today included.',
    }),
    limit: z.coerce.number().int().min(0).max(1_000).default(50).meta({
      description: 'How many accounts without a company are listed.',
    }),
  }),
  answers: { 200: { description: 'As of now.', body: statusSchema } },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;

export const addSourceRoute = {
  method: 'post',
  path: '/api/usage/sources',
  operationId: 'addUsageSource',
  tag: 'Usage',
  summary: 'Make a source that sends events, with its first write key',
  params: z.object({}),
  query: z.object({}),
  body: z
    .strictObject({ name: sourceNameSchema, requestId: idempotencyKeySchema.optional() })
    .meta({ id: 'UsageSourceOrder' }),
  answers: { 201: { description: 'Its write key.', body: newKeySchema } },
  secret: ['key'],
  refusals: [422],
  version: 'none',
} as const satisfies RouteContract;

export const addWriteKeyRoute = {
  method: 'post',
  path: '/api/usage/sources/:source/keys',
  operationId: 'addWriteKey',
  tag: 'Usage',
  summary: 'Make another write key; the others hold until they are revoked',
  params: sourceParams,
  query: z.object({}),
  body: requestSchema,
  answers: { 201: { description: 'The key.', body: newKeySchema } },
  secret: ['key'],
  refusals: [404, 422],
  version: 'none',
} as const satisfies RouteContract;

export const revokeWriteKeyRoute = {
  method: 'post',
  path: '/api/usage/keys/:keyId/revocation',
  operationId: 'revokeWriteKey',
  tag: 'Usage',
  summary: 'Make a write key invalid within seconds',
  params: z.object({ keyId: recordIdSchema.meta({ example: 'Yk3v0m4hT7y8Qd1rJ5w2zg' }) }),
  query: z.object({}),
  body: requestSchema,
  answers: {
    200: {
      description: 'It no longer holds.',
      body: z.object({ id: z.string() }).meta({ id: 'RevokedWriteKey' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

export const closeSourceRoute = {
  method: 'put',
  path: '/api/usage/sources/:source/closing',
  operationId: 'closeUsageSource',
  tag: 'Usage',
  summary: 'Close a source, or open it again',
  description: 'A closed source takes nothing more; what it brought stays and counts.',
  params: sourceParams,
  query: z.object({}),
  body: z
    .strictObject({ closed: z.boolean(), requestId: idempotencyKeySchema.optional() })
    .meta({ id: 'UsageSourceClosing' }),
  answers: {
    200: {
      description: 'As it is now.',
      body: z.object({ name: z.string(), closed: z.boolean() }).meta({ id: 'UsageSourceClosed' }),
    },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
