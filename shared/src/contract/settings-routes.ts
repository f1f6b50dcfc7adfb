import { z } from 'zod';

import { requestIdShape } from './fields.ts';
import type { RouteContract } from './route.ts';
import {
  basedOnSchema,
  changesSchema,
  savedNumberSchema,
  saveReasonSchema,
  savedVersionSchema,
  savedVersionShape,
  settingDifferenceSchema,
} from './settings-fields.ts';

const settingSchema = z
  .object({
    key: z.string(),
    value: z.unknown(),
    origin: z.enum(['default', 'file', 'saved']),
    default: z.unknown().optional().meta({ description: 'Absent: the value is the default.' }),
    afterReset: z.unknown().optional().meta({
      description: 'Of a saved one: what the file or the default says.',
    }),
    kind: z.enum(['number', 'boolean', 'text', 'choice', 'list', 'table']),
    whole: z.boolean().optional().meta({ description: 'Of a number: without a fraction.' }),
    least: z.number().optional(),
    most: z.number().optional(),
    choices: z.array(z.string()).optional(),
    nullable: z.boolean().optional(),
    meaning: z.string().optional(),
  })
  .meta({ id: 'Setting' });
export type SettingView = z.input<typeof settingSchema>;

const settingsSchema = z
  .object({
    latest: savedNumberSchema.meta({ description: 'What a save is based on; 0 = none yet.' }),
    holds: savedVersionSchema.nullable().meta({
      description: 'The version that holds; null: nothing was saved that fits.',
    }),
    unfit: z.array(z.object({ field: z.string(), message: z.string() })).meta({
      description: 'Why the latest version does not hold: an update or the file is against it.',
    }),
    mayNotSave: z.string().nullable().meta({
      description: 'Why the caller may not save; null: may.',
    }),
    settings: z.array(settingSchema),
  })
  .meta({ id: 'Settings' });
export type SettingsView = z.input<typeof settingsSchema>;

const versionListSchema = z
  .object({ versions: z.array(savedVersionSchema) })
  .meta({ id: 'SettingsVersions' });
export type SettingsVersionsView = z.input<typeof versionListSchema>;

const versionSchema = z
  .object({
    ...savedVersionShape,
    against: savedNumberSchema,
    differences: z.array(settingDifferenceSchema),
  })
  .meta({ id: 'SettingsVersionDifferences' });
export type SettingsVersionView = z.input<typeof versionSchema>;

const versionParams = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .meta({ example: 2 }),
});

const restoreParams = z.object({
  version: z.coerce
    .number()
    .pipe(savedNumberSchema)
    .meta({ description: '0 = before anything was saved: the file alone.', example: 2 }),
});

const saved = (description: string) => ({
  200: { description, body: savedVersionSchema },
});

export const settingsRoute = {
  method: 'get',
  path: '/api/settings',
  operationId: 'settings',
  tag: 'Settings',
  summary: 'Every setting that can be saved, with what it is and where that comes from',
  params: z.object({}),
  query: z.object({}),
  answers: { 200: { description: 'As they hold now.', body: settingsSchema } },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;

export const saveSettingsRoute = {
  method: 'post',
  path: '/api/settings',
  operationId: 'saveSettings',
  tag: 'Settings',
  summary: 'Save settings as a new version',
  description:
    'Checked by the schema that checks the configuration file. Every process takes the new version by its next cycle, and companies are scored again.',
  params: z.object({}),
  query: z.object({}),
  body: z
    .strictObject({
      basedOn: basedOnSchema,
      reason: saveReasonSchema,
      changes: changesSchema,
      ...requestIdShape,
    })
    .meta({ id: 'SettingsOrder' }),
  answers: saved('The new version.'),
  refusals: [409, 422],
  version: 'none',
} as const satisfies RouteContract;

export const settingsVersionsRoute = {
  method: 'get',
  path: '/api/settings/versions',
  operationId: 'settingsVersions',
  tag: 'Settings',
  summary: 'What was saved, by whom and why, the latest first',
  params: z.object({}),
  query: z.object({
    before: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .meta({
        description: 'Only versions before this one, for further pages.',
      }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answers: { 200: { description: 'A page of them.', body: versionListSchema } },
  refusals: [],
  version: 'none',
} as const satisfies RouteContract;

export const settingsVersionRoute = {
  method: 'get',
  path: '/api/settings/versions/:version',
  operationId: 'settingsVersion',
  tag: 'Settings',
  summary: 'What one version changed',
  params: versionParams,
  query: z.object({
    against: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional()
      .meta({
        description: 'The version to compare with; the one before, where it is left out.',
      }),
  }),
  answers: { 200: { description: 'The differences.', body: versionSchema } },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;

export const restoreSettingsRoute = {
  method: 'post',
  path: '/api/settings/versions/:version/restoration',
  operationId: 'restoreSettings',
  tag: 'Settings',
  summary: 'Save what an earlier version said, as a new version',
  params: restoreParams,
  query: z.object({}),
  body: z
    .strictObject({ basedOn: basedOnSchema, reason: saveReasonSchema, ...requestIdShape })
    .meta({ id: 'SettingsRestoration' }),
  answers: saved('The new version.'),
  refusals: [404, 409, 422],
  version: 'none',
} as const satisfies RouteContract;
