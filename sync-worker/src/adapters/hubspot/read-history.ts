import { z } from 'zod';

import type { RecordHistory, RecordType } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { refuseTrouble, rowErrorsSchema } from './batch-errors.ts';
import { chunks, inOrder } from './chunks.ts';

/** The most ids HubSpot takes in one batch read that asks for histories. */
const BATCH_SIZE = 50;

const READ_AHEAD = 3;

const versionSchema = z.object({
  value: z.string().nullish(),
  timestamp: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
});

const historySchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      propertiesWithHistory: z.record(z.string(), z.array(versionSchema)).nullish(),
    }),
  ),
  errors: rowErrorsSchema,
});

/** What properties were and when, a list for every 50 ids. HubSpot tells the newest first, and we the oldest. */
export async function* readHistory(
  api: Api,
  type: RecordType,
  ids: readonly string[],
  properties: readonly string[],
): AsyncGenerator<readonly RecordHistory[]> {
  const distinct = [...new Set(ids)];
  yield* inOrder(chunks(distinct, BATCH_SIZE), READ_AHEAD, (batch) =>
    readBatch(api, type, batch, properties),
  );
}

async function readBatch(
  api: Api,
  type: RecordType,
  ids: readonly string[],
  propertiesWithHistory: readonly string[],
): Promise<readonly RecordHistory[]> {
  const { results, errors } = await api.call(historySchema, {
    method: 'POST',
    path: API_PATHS.batchRead(type),
    body: { inputs: ids.map((id) => ({ id })), properties: [], propertiesWithHistory },
  });
  refuseTrouble(errors, `the history of some ${type}`);
  return results.map(({ id, propertiesWithHistory: told }) => ({
    id,
    versions: Object.fromEntries(
      Object.entries(told ?? {}).map(([name, versions]) => [
        name,
        versions
          .map(({ value, timestamp }) => ({ value: value ?? '', at: timestamp }))
          // Of two in one millisecond the one that is told first is the later one.
          .toReversed()
          .toSorted((a, b) => a.at - b.at),
      ]),
    ),
  }));
}
