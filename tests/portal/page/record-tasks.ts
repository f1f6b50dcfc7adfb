import { z } from 'zod';

import { linkedIds, textOf } from './timeline.ts';

/** A task on a company's timeline that is not completed. */
export type OpenTask = {
  id: string;
  subject: string;
  /** Its text without the markup. */
  body: string;
  due: string;
  priority: string;
  ownerId: string | null;
};

const tasksSchema = z.object({
  results: z.array(
    z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) }),
  ),
});

const PROPERTIES = [
  'hs_task_subject',
  'hs_task_body',
  'hs_task_status',
  'hs_task_priority',
  'hs_timestamp',
  'hubspot_owner_id',
];

/** The newest of a company's open tasks, by the portal's public API. */
export async function openTasks(
  ask: (path: string, body: unknown) => Promise<unknown>,
  version: string,
  companyId: string,
): Promise<OpenTask[]> {
  const newest = await linkedIds(ask, version, { from: 'companies', id: companyId, to: 'tasks' });
  if (newest.length === 0) return [];
  const { results } = tasksSchema.parse(
    await ask(`/crm/objects/${version}/tasks/batch/read`, {
      inputs: newest.map((id) => ({ id })),
      properties: PROPERTIES,
    }),
  );
  return results
    .filter(({ properties }) => properties['hs_task_status'] !== 'COMPLETED')
    .toSorted((a, b) => Number(b.id) - Number(a.id))
    .map(({ id, properties }) => ({
      id,
      subject: properties['hs_task_subject'] ?? '(no title)',
      body: textOf(properties['hs_task_body'] ?? ''),
      due: properties['hs_timestamp'] ?? '',
      priority: properties['hs_task_priority'] ?? 'NONE',
      ownerId: properties['hubspot_owner_id'] ?? null,
    }));
}
