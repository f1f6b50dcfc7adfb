import { z } from 'zod';

import { viaSchema } from './goal-record.ts';

const headShape = {
  id: z.string(),
  companyId: z.string(),
  version: z.number().meta({ description: 'The ETag: what a correction must rest on.' }),
  ended: z.boolean().meta({ description: 'It counts no more; nothing is deleted.' }),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  via: viaSchema,
  change: z.object({
    action: z.string().meta({ description: 'What made this version.', example: 'created' }),
    note: z.string().nullable(),
  }),
};

/** One version of something that people record (V32): the content with who, when and from where. */
export function recordedSchema<Shape extends z.ZodRawShape>(id: string, content: Shape) {
  return z.object({ ...headShape, ...content }).meta({ id });
}
