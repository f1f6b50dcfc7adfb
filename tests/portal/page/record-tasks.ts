import { z } from 'zod';

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

const linksSchema = z.object({
  results: z.array(z.object({ to: z.array(z.object({ toObjectId: z.coerce.string() })) })),
});

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
const BATCH = 100;

/** The newest of a company's open tasks, by the portal's public API. */
export async function openTasks(
  ask: (path: string, body: unknown) => Promise<unknown>,
  version: string,
  companyId: string,
): Promise<OpenTask[]> {
  const links = linksSchema.parse(
    await ask(`/crm/associations/${version}/companies/tasks/batch/read`, {
      inputs: [{ id: companyId }],
    }),
  );
  const ids = links.results.flatMap(({ to }) => to.map(({ toObjectId }) => toObjectId));
  const newest = ids.toSorted((a, b) => Number(b) - Number(a)).slice(0, BATCH);
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

function textOf(html: string): string {
  return html
    .replaceAll('</p>', ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}
