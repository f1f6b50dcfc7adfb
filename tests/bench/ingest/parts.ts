import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { usageSchema } from '@attain/sync-worker/config/usage';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { admissionOf } from '@attain/sync-worker/usage/admission';
import { collector } from '@attain/sync-worker/usage/collector';
import { userHasher } from '@attain/sync-worker/usage/people';
import { segmentReader } from '@attain/sync-worker/usage/wire/segment';

import type { BenchResult } from '../result.ts';
import { batchWriter } from './events.ts';

const BATCH = 100;
const ROUND = 2_000;
const ROUNDS = 3;
const GROUP = 20_000;
const GROUPS = 30;

/** Parsing alone: the bytes of the bodies become events within the rules. */
export function parseOnly(accounts: readonly string[]): BenchResult {
  const write = batchWriter(accounts, 'key');
  const read = eventReader();
  let seconds = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const bodies = Array.from({ length: ROUND }, () => Buffer.from(write(BATCH)));
    const startedAt = performance.now();
    for (const body of bodies) read(body);
    seconds = (performance.now() - startedAt) / 1_000;
  }
  return {
    name: '  parsing alone',
    value: Math.round((ROUND * BATCH) / seconds),
    unit: 'events/s',
  };
}

/** Storing alone: commits of as many events as wait together under load. */
export async function storeOnly(
  folder: string,
  accounts: readonly string[],
): Promise<BenchResult[]> {
  const store = await openStore(`sqlite:${path.join(folder, 'store-only.db')}`);
  try {
    await store.migrate();
    const { usage } = store.forPortal(1);
    const write = batchWriter(accounts, 'key');
    const read = eventReader();
    let seconds = 0;
    for (let group = 0; group < GROUPS; group += 1) {
      const events = Array.from({ length: GROUP / BATCH }, () => read(Buffer.from(write(BATCH))));
      const receivedAt = Date.now();
      const receivedOn = Math.floor(receivedAt / 86_400_000);
      const startedAt = performance.now();
      await usage.add({ source: 'app', receivedAt, receivedOn, events: events.flat() });
      if (group >= GROUPS / 2) seconds += (performance.now() - startedAt) / 1_000;
    }
    const stored = (GROUP * GROUPS) / 2;
    return [{ name: '  storing alone', value: Math.round(stored / seconds), unit: 'events/s' }];
  } finally {
    await store.close();
  }
}

function eventReader(): (body: Buffer) => readonly UsageEvent[] {
  const admission = admissionOf({
    usage: usageSchema.parse({}),
    kept: { numbers: new Map(), users: new Set() },
    calendar: calendarOf('America/New_York'),
    hashUser: userHasher('salt'),
  });
  const reader = segmentReader(null);
  return (body) => {
    const now = Date.now();
    const { collected, ...understood } = collector(admission, now);
    const value: unknown = JSON.parse(body.toString('utf8'));
    reader.read(value, { source: 'app', receivedAt: now, sentAt: null }, understood);
    return collected.events;
  };
}
