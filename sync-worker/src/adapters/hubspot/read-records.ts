import type { ActivityType, CrmRecord, RecordType } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { refuseTrouble, rowErrorsSchema } from './batch-errors.ts';
import { chunks, inOrder } from './chunks.ts';
import { recordPageSchema } from './records.ts';

/** The most ids HubSpot takes in one batch read. */
export const READ_BATCH_SIZE = 100;

const READ_AHEAD = 4;

const batchSchema = recordPageSchema.pick({ results: true }).extend({ errors: rowErrorsSchema });

/** Records by id; an id that HubSpot does not know is an error of its row only, and is left out. */
export async function* readRecords(
  api: Api,
  type: RecordType | ActivityType,
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
  type: RecordType | ActivityType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly CrmRecord[]> {
  const { results, errors } = await api.call(batchSchema, {
    method: 'POST',
    path: API_PATHS.batchRead(type),
    body: { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] },
  });
  refuseTrouble(errors, `some ${type}`);
  return [...new Map(results.map((record) => [record.id, record])).values()];
}
