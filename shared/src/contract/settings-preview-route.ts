import { z } from 'zod';

import { HEALTH_BANDS } from '../domain/health/health-components.ts';
import type { RouteContract } from './route.ts';
import { changesSchema, savedNumberSchema } from './settings-fields.ts';

const shareOut = (names: readonly string[]) =>
  z
    .object({
      before: z.record(z.string(), z.int().min(0)),
      after: z.record(z.string(), z.int().min(0)),
      moved: z.int().min(0).meta({ description: 'Companies that land in another one.' }),
    })
    .meta({
      description: `Companies by ${names.join(', ')}; one that nobody is in may be absent.`,
    });

const healthSchema = z.object({
  score: z.number().nullable().meta({ description: 'null: insufficient data.' }),
  band: z.enum(HEALTH_BANDS),
});

const moverSchema = z
  .object({
    companyId: z.string(),
    name: z.string().nullable(),
    before: healthSchema.nullable().meta({ description: 'null: does not count before.' }),
    after: healthSchema.nullable().meta({ description: 'null: counts no more.' }),
    points: z.number().nullable().meta({ description: 'null: without a score on one side.' }),
  })
  .meta({ id: 'SettingsMover' });

const previewSchema = z
  .object({
    basedOn: savedNumberSchema,
    companies: z
      .object({
        total: z.int().min(0).meta({ description: 'Companies that there are to look at.' }),
        looked: z.int().min(0).meta({ description: 'Companies that were looked at.' }),
        isSample: z.boolean(),
        errorPoints: z.number().nullable().meta({
          description:
            'Of a random sample: shares are at most so many percentage points off, in 95 of 100 samples. null: all were looked at.',
        }),
      })
      .meta({ id: 'SettingsPreviewReach' }),
    customers: z
      .object({
        before: z.int().min(0),
        after: z.int().min(0),
        joined: z.int().min(0),
        left: z.int().min(0),
      })
      .meta({ description: 'Of those that were looked at: companies that count.' }),
    health: shareOut(HEALTH_BANDS),
    averageHealth: z.object({ before: z.number().nullable(), after: z.number().nullable() }).meta({
      description: 'Mean score of those with a score on both sides; null: nobody has both.',
    }),
    scored: z
      .object({ gained: z.int().min(0), lost: z.int().min(0) })
      .meta({ description: 'Of those that were looked at: who gets a score, and who loses it.' }),
    agreements: shareOut(['status of the agreements']).nullable().meta({
      description: 'null: these changes do not touch it.',
    }),
    success: shareOut(['success band']).nullable(),
    movers: z.array(moverSchema).meta({ description: 'Whose health moves most, at most 20.' }),
    notTold: z.array(z.string()).meta({ description: 'What the preview cannot say, in words.' }),
    tookMs: z.int().min(0),
  })
  .meta({ id: 'SettingsPreview' });
export type SettingsPreviewView = z.input<typeof previewSchema>;

export const previewSettingsRoute = {
  method: 'post',
  path: '/api/settings/preview',
  operationId: 'previewSettings',
  tag: 'Settings',
  summary: 'What changes of settings would move, before anything is saved',
  description:
    'Computed by the rules that score, from what is stored. Nothing is saved. For those who may save. A newer preview by the same caller ends this one with 409; where two others have one under way, so does a third.',
  params: z.object({}),
  query: z.object({}),
  body: z.strictObject({ changes: changesSchema }).meta({ id: 'SettingsPreviewOrder' }),
  answers: { 200: { description: 'The book of customers before and after.', body: previewSchema } },
  refusals: [409],
  version: 'none',
  readsOnly: true,
} as const satisfies RouteContract;
