import { z } from 'zod';

import type { ActivityType, CrmRecord, ObjectType } from '../../ports/crm.ts';
import { CrmRejectedError } from '../../ports/errors.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { chunks, inOrder } from './chunks.ts';
import { recordPageSchema } from './records.ts';
import { scrub } from './scrub.ts';

/** The most ids HubSpot takes in one batch read. */
export const READ_BATCH_SIZE = 100;

const READ_AHEAD = 4;

const batchSchema = recordPageSchema.pick({ results: true }).extend({
  errors: z
    .array(z.object({ category: z.string().nullish(), message: z.string().nullish() }))
    .nullish()
    .transform((errors) => errors ?? []),
});

/** Records by id; an id that HubSpot does not know is an error of its row only, and is left out. */
export async function* readRecords(
  api: Api,
  type: ObjectType | ActivityType,
  ids: readonly string[],
  properties: readonly string[],
): AsyncGenerator<readonly CrmRecord[]> {
  const distinct = [...new Set(ids)];
  yield* inOrder(chunks(distinct, READ_BATCH_SIZE), READ_AHEAD, (batch) =>
    readBatch(api, type, batch, properties),
  );
}

/** Reads at most 100 records. Two ids that were merged answer with one survivor, told once. */
export async function readBatch(
  api: Api,
  type: ObjectType | ActivityType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly CrmRecord[]> {
  const { results, errors } = await api.call(batchSchema, {
    method: 'POST',
    path: API_PATHS.batchRead(type),
    body: { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] },
  });
  const trouble = errors.find(({ category }) => category !== 'OBJECT_NOT_FOUND');
  if (trouble) {
    throw new CrmRejectedError(
      `HubSpot could not read some ${type}: ${scrub(trouble.message ?? 'no reason given')}`,
    );
  }
  return [...new Map(results.map((record) => [record.id, record])).values()];
}
