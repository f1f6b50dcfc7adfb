import { z } from 'zod';

const linksSchema = z.object({
  results: z.array(z.object({ to: z.array(z.object({ toObjectId: z.coerce.string() })) })),
});

/** As many as one call reads. */
const MOST = 100;

/** The newest records of a type that are on a record's timeline. */
export async function linkedIds(
  ask: (path: string, body: unknown) => Promise<unknown>,
  version: string,
  { from, id, to }: { from: string; id: string; to: string },
): Promise<string[]> {
  const { results } = linksSchema.parse(
    await ask(`/crm/associations/${version}/${from}/${to}/batch/read`, { inputs: [{ id }] }),
  );
  const ids = results.flatMap((each) => each.to.map(({ toObjectId }) => toObjectId));
  return ids.toSorted((a, b) => Number(b) - Number(a)).slice(0, MOST);
}

/** The text of a piece of HTML without its markup. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<\/(?:p|li|h\d)>|<br\s*\/?>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}
