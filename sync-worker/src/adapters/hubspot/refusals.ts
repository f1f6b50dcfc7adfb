import { z } from 'zod';

import type { Refusal } from '../../ports/crm.ts';
import { scrub } from './scrub.ts';

/** HubSpot packs the reasons, as JSON, into the text of its message, behind these words. */
const PACKED = 'Property values were not valid: ';

const packedSchema = z.array(
  z.object({
    error: z.string().optional(),
    name: z.string().optional(),
    message: z.string().optional(),
  }),
);

/** Why a record was refused: one entry a property where HubSpot names them, else its message as a whole. */
export function refusalsOf({
  category,
  message,
}: {
  category?: string | null | undefined;
  message?: string | null | undefined;
}): readonly Refusal[] {
  const packed = unpack(message ?? '');
  if (packed.length === 0) {
    return [
      {
        code: category ?? 'REFUSED',
        property: null,
        message: scrub(message ?? 'HubSpot gave no reason.'),
      },
    ];
  }
  return packed.map(({ error, name, message: why }) => ({
    code: error ?? category ?? 'REFUSED',
    property: name ?? null,
    message: scrub(why ?? 'HubSpot gave no reason.'),
  }));
}

function unpack(message: string): z.output<typeof packedSchema> {
  const start = message.indexOf(PACKED);
  if (start < 0) return [];
  try {
    return packedSchema.catch([]).parse(JSON.parse(message.slice(start + PACKED.length)));
  } catch {
    return [];
  }
}
