import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { PlainRecord } from '../portal/crm/load.ts';
import { sharedData } from './shared-data.ts';

export const NANGO = sharedData('nango-hubspot');

const recordSchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

type RecordedObject = z.infer<typeof recordSchema>;

const exchangeSchema = z.object({ response: z.unknown() });
const recordingSchema = z.object({
  api: z
    .record(z.string(), z.record(z.string(), z.union([exchangeSchema, z.array(exchangeSchema)])))
    .default({}),
});
const pageSchema = z.object({ results: z.array(recordSchema) });

const OBJECTS = /^\/crm\/v3\/objects\/(companies|contacts|deals|tickets|notes|tasks)\b/;

/** What a real portal of February and March 2026 answered, one record an object: what was seen last holds. */
export function recordedObjects(): PlainRecord[] {
  const seen = new Map<string, PlainRecord>();
  for (const { type, record } of observations()) {
    const key = `${type} ${record.id}`;
    const earlier = seen.get(key);
    const [older, newer] =
      earlier && earlier.updatedAt > record.updatedAt ? [record, earlier] : [earlier, record];
    seen.set(key, { ...newer, type, properties: { ...older?.properties, ...newer.properties } });
  }
  return [...seen.values()].toSorted((a, b) => Number(a.id) - Number(b.id));
}

function* observations(): Generator<{ type: string; record: RecordedObject }> {
  for (const name of readdirSync(NANGO.folder)
    .filter((file) => file.endsWith('.test.json'))
    .toSorted()) {
    const { api } = recordingSchema.parse(
      JSON.parse(readFileSync(join(NANGO.folder, name), 'utf8')),
    );
    for (const [path, exchanges] of Object.values(api).flatMap((calls) => Object.entries(calls))) {
      const type = OBJECTS.exec(path)?.[1];
      if (type === undefined) continue;
      for (const { response } of [exchanges].flat())
        yield* recordsIn(response).map((record) => ({ type, record }));
    }
  }
}

function recordsIn(response: unknown): RecordedObject[] {
  const page = pageSchema.safeParse(response);
  if (page.success) return page.data.results;
  const single = recordSchema.safeParse(response);
  return single.success ? [single.data] : [];
}
