import { z } from 'zod';

import { labelSchema, textSchema } from './fields.ts';

export const momentSchema = z.iso.datetime();

const settingKeySchema = labelSchema.meta({
  description: 'A key of the configuration, as the file writes it, with dots between its steps.',
  example: 'settings.bands.health.healthy',
});

/** Number 0 stands for the time before anything was saved. */
export const savedNumberSchema = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

export const basedOnSchema = savedNumberSchema.meta({
  description:
    'The `latest` version that was read; 0 = nothing was saved. Where another one was saved since, the answer is 409.',
  example: 3,
});

export const saveReasonSchema = textSchema.max(500).meta({
  description: 'Why: shown in the history of the settings.',
  example: 'Our product is used daily since March.',
});

export const changesSchema = z
  .array(
    z
      .strictObject({
        key: settingKeySchema,
        value: z.unknown().optional().meta({ description: 'What it is to be.', example: 85 }),
        reset: z.boolean().default(false).meta({
          description: 'Takes back what was saved: the file holds again, or the default.',
          example: false,
        }),
      })
      .meta({ id: 'SettingChange' }),
  )
  .min(1)
  .max(500)
  .meta({ example: [{ key: 'settings.bands.health.healthy', value: 85 }] });

export const savedVersionShape = {
  version: savedNumberSchema,
  savedAt: momentSchema,
  savedBy: z.string().meta({ description: '`HubSpot user <id>`, `program` or `command line`.' }),
  reason: z.string(),
};

export const savedVersionSchema = z.object(savedVersionShape).meta({ id: 'SettingsVersion' });

export const settingDifferenceSchema = z
  .object({
    key: z.string(),
    from: z.unknown().optional().meta({ description: 'Absent: it was not saved.' }),
    to: z.unknown().optional().meta({ description: 'Absent: it is saved no more.' }),
  })
  .meta({ id: 'SettingDifference' });
