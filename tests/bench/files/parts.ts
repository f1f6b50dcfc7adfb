import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { DuckDBInstance } from '@duckdb/node-api';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { usageSchema } from '@attain/sync-worker/config/usage';
import { eventBatches } from '@attain/sync-worker/imports/events/event-batches';
import { inspectFile } from '@attain/sync-worker/imports/source/inspect-file';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { keyAt } from '@attain/sync-worker/usage/event-key';
import { userHasher } from '@attain/sync-worker/usage/people';

import type { BenchResult } from '../result.ts';
import { benchEvents } from './events.ts';

const BATCH = 100_000;
const now = Date.now();

/** What the machine can do at best: the cells of the file as values of JavaScript, and nothing done with them. */
export async function duckDbOnly(file: string): Promise<BenchResult> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' });
  const connection = await instance.connect();
  const { rate } = await measured(async () => {
    const result = await connection.stream('from read_csv($1, all_varchar = true)', [file]);
    let rows = 0;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return rows;
      for (let column = 0; column < chunk.columnCount; column += 1) chunk.getColumnValues(column);
      rows += chunk.rowCount;
    }
  });
  connection.closeSync();
  instance.closeSync();
  return { name: '  DuckDB alone: CSV to values', value: rate, unit: 'rows/s' };
}

/** From the bytes of a file to events within the rules, with their keys, and nothing stored. */
export async function readOnly(name: string, file: string): Promise<BenchResult> {
  const { rate } = await measured(async () => {
    const inspected = await inspectFile(file);
    const batches = eventBatches({
      file: { ...inspected, path: file, kind: 'events' },
      timeZone: 'Europe/Berlin',
      dateOrder: null,
      now,
      usage: usageSchema.parse({}),
      kept: { numbers: new Map(), users: new Set() },
      salt: 'salt of the benchmark',
    });
    let rows = 0;
    for await (const batch of batches) rows += batch.rows;
    return rows;
  });
  return { name, value: rate, unit: 'rows/s' };
}

/** The same events from memory into the store. */
export async function storeOnly(folder: string, total: number): Promise<BenchResult> {
  const store = await openStore(`sqlite:${path.join(folder, 'store-only.db')}`);
  try {
    await store.migrate();
    const { usage } = store.forPortal(1);
    await usage.createSource({ name: 'files', kind: 'file', at: now });
    const receivedOn = calendarOf('Europe/Berlin').dayNumberAt(now);
    let seconds = 0;
    for (const events of batchesOf(total)) {
      const startedAt = performance.now();
      await usage.add({ source: 'files', receivedAt: now, receivedOn, events });
      seconds += (performance.now() - startedAt) / 1_000;
    }
    return { name: '  storing alone', value: Math.round(total / seconds), unit: 'events/s' };
  } finally {
    await store.close();
  }
}

function* batchesOf(total: number): Generator<UsageEvent[]> {
  const calendar = calendarOf('Europe/Berlin');
  const hashUser = userHasher('salt of the benchmark');
  let batch: UsageEvent[] = [];
  for (const { account, event, at, user, seconds } of benchEvents(total, now)) {
    batch.push({
      account: { by: 'account_key', value: account },
      ...{ event, at, day: calendar.dayNumberAt(at), user: hashUser(user), session: null },
      ...{ durationSeconds: seconds, numbers: null, countsUsers: false },
      key: keyAt(at, `${account} ${event} ${at} ${user}`),
    });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function measured(run: () => Promise<number>): Promise<{ rate: number }> {
  const startedAt = performance.now();
  const rows = await run();
  return { rate: Math.round((rows / (performance.now() - startedAt)) * 1_000) };
}
