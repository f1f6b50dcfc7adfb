import { z } from 'zod';

import type { RouteContract } from './route.ts';
import { momentSchema, savedNumberSchema } from './settings-fields.ts';

const connectionSchema = z
  .object({
    portalId: z.int(),
    timeZone: z.string().nullable(),
    currency: z.string().nullable(),
    reachesHubSpot: z.boolean(),
    scopes: z
      .array(
        z.object({
          scope: z.string(),
          granted: z.boolean().nullable().meta({ description: 'null: HubSpot does not tell.' }),
          needed: z
            .boolean()
            .meta({ description: 'false: what it is for is left out without it.' }),
          purpose: z.string(),
        }),
      )
      .meta({ description: 'Those that these settings can use.' }),
    sync: z.object({
      lastAt: momentSchema.nullable().meta({ description: 'The last cycle that ended well.' }),
      lagSeconds: z.int().min(0).nullable(),
      settingsTaken: savedNumberSchema.meta({
        description: 'The version of the settings that the last cycle went by.',
      }),
    }),
    backlog: z.object({
      toRead: z.int().min(0).meta({ description: 'Records that HubSpot told of.' }),
      toScore: z.int().min(0).meta({ description: 'Companies.' }),
      toWrite: z.int().min(0).meta({ description: 'Records whose values wait.' }),
      refused: z.int().min(0).meta({ description: 'Records that HubSpot refuses.' }),
    }),
    findings: z
      .array(
        z.object({
          check: z.string(),
          state: z.enum(['ok', 'warn', 'fail']),
          message: z.string(),
        }),
      )
      .meta({ description: 'What `attain doctor` finds.' }),
  })
  .meta({ id: 'Connection' });
export type ConnectionView = z.input<typeof connectionSchema>;

const optionSchema = z.object({ value: z.string(), label: z.string() });
const choicesSchema = z
  .object({
    companyProperties: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        options: z.array(optionSchema).meta({ description: 'Of a choice with few options.' }),
      }),
    ),
    dealPipelines: z.array(optionSchema),
  })
  .meta({ id: 'SettingsChoices' });
export type SettingsChoicesView = z.input<typeof choicesSchema>;

export const connectionRoute = {
  method: 'get',
  path: '/api/settings/connection',
  operationId: 'connection',
  tag: 'Settings',
  summary: 'Whether Attain reaches HubSpot, what it may, what waits, and what is wrong',
  params: z.object({}),
  query: z.object({}),
  answers: { 200: { description: 'As of now.', body: connectionSchema } },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;

export const settingsChoicesRoute = {
  method: 'get',
  path: '/api/settings/choices',
  operationId: 'settingsChoices',
  tag: 'Settings',
  summary: 'Properties and pipelines of the portal that settings can name',
  params: z.object({}),
  query: z.object({}),
  answers: { 200: { description: 'As HubSpot has them.', body: choicesSchema } },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;
