import { z } from 'zod';

import type { ActivityType, Link, RecordType } from '../../ports/crm.ts';
import { CrmRejectedError } from '../../ports/errors.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { chunks, inOrder } from './chunks.ts';
import { pagingSchema } from './records.ts';
import { scrub } from './scrub.ts';

/** The most records HubSpot takes in one batch read of associations. */
const BATCH_SIZE = 1_000;

const READ_AHEAD = 3;

const idSchema = z.union([z.string(), z.number()]).transform(String);

const linksSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: idSchema }),
      to: z.array(z.object({ toObjectId: idSchema })),
      paging: pagingSchema,
    }),
  ),
  errors: z
    .array(
      z.object({
        category: z.string().nullish(),
        subCategory: z.string().nullish(),
        message: z.string().nullish(),
      }),
    )
    .nullish()
    .transform((errors) => errors ?? []),
});

type Input = { id: string; after?: string };

/** All links from `ids` to records of another type, a list for every 1,000 ids. */
export async function* readLinks(
  api: Api,
  from: RecordType,
  to: RecordType | ActivityType,
  ids: readonly string[],
): AsyncGenerator<readonly Link[]> {
  const distinct = [...new Set(ids)];
  yield* inOrder(chunks(distinct, BATCH_SIZE), READ_AHEAD, (batch) =>
    linksOf(
      api,
      API_PATHS.associationsRead(from, to),
      batch.map((id) => ({ id })),
    ),
  );
}

/** The links of one batch; a record with more links than fit is asked again behind those it told. */
async function linksOf(api: Api, path: string, batch: readonly Input[]): Promise<readonly Link[]> {
  const links: Link[] = [];
  let inputs = batch;
  while (inputs.length > 0) {
    const { results, errors } = await api.call(linksSchema, {
      method: 'POST',
      path,
      body: { inputs },
    });
    const trouble = errors.find((error) => !isAbsence(error));
    if (trouble) {
      throw new CrmRejectedError(
        `HubSpot could not read some associations: ${scrub(trouble.message ?? 'no reason given')}`,
      );
    }
    for (const { from, to } of results) {
      for (const { toObjectId } of to) links.push({ from: from.id, to: toObjectId });
    }
    inputs = results.flatMap(({ from, paging }) =>
      paging?.next ? [{ id: from.id, after: paging.next.after }] : [],
    );
  }
  return links;
}

/** A record without links, or one that is gone, is an error to HubSpot and an empty list to us. */
function isAbsence({ category, subCategory }: z.output<typeof linksSchema>['errors'][number]) {
  return category === 'OBJECT_NOT_FOUND' || (subCategory ?? '').endsWith('NO_ASSOCIATIONS_FOUND');
}
