import { z } from 'zod';

import { linkedIds, textOf } from './timeline.ts';

/** A note on a record's timeline. */
export type Note = {
  id: string;
  /** Its text without the markup. */
  body: string;
  at: string;
  attachments: readonly { id: string; name: string }[];
};

const notesSchema = z.object({
  results: z.array(
    z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) }),
  ),
});

const fileSchema = z.object({ name: z.string(), extension: z.string() });

const PROPERTIES = ['hs_note_body', 'hs_timestamp', 'hs_attachment_ids'];
const SHOWN = 5;

/** The newest notes of a record with the files attached to them, by the portal's public API. */
export async function newestNotes(
  ask: (path: string, body?: unknown) => Promise<unknown>,
  version: string,
  type: 'companies' | 'deals',
  recordId: string,
): Promise<Note[]> {
  const ids = await linkedIds(ask, version, { from: type, id: recordId, to: 'notes' });
  if (ids.length === 0) return [];
  const { results } = notesSchema.parse(
    await ask(`/crm/objects/${version}/notes/batch/read`, {
      inputs: ids.map((id) => ({ id })),
      properties: PROPERTIES,
    }),
  );
  const at = (properties: Record<string, string | null>) => properties['hs_timestamp'] ?? '';
  const newest = results
    .toSorted((a, b) => (at(a.properties) < at(b.properties) ? 1 : -1))
    .slice(0, SHOWN);
  return Promise.all(
    newest.map(async ({ id, properties }) => ({
      id,
      body: textOf(properties['hs_note_body'] ?? ''),
      at: at(properties),
      attachments: await filesOf(ask, properties['hs_attachment_ids'] ?? ''),
    })),
  );
}

/** A file that was deleted meanwhile is left out, as HubSpot does. */
async function filesOf(ask: (path: string) => Promise<unknown>, attached: string) {
  const files = await Promise.all(
    attached
      .split(';')
      .filter(Boolean)
      .map(async (id) => {
        const answer = await ask(`/files/v3/files/${id}`).catch(() => undefined);
        const file = fileSchema.safeParse(answer);
        if (!file.success) return [];
        const { name, extension } = file.data;
        return [{ id, name: extension === '' ? name : `${name}.${extension}` }];
      }),
  );
  return files.flat();
}
