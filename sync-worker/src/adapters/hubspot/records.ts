import { z } from 'zod';

import type { CrmRecord } from '../../ports/crm.ts';

type WireRecord = {
  id: string;
  properties: Record<string, string | number | boolean | null>;
  createdAt: string;
  updatedAt: string;
};

/**
 * One record, checked by hand: a full sync reads a million of them, and a schema a property would
 * cost three times as much as parsing the JSON.
 */
const recordSchema = z.unknown().transform((value, context): CrmRecord => {
  if (!isRecord(value)) {
    context.addIssue('not a record');
    return z.NEVER;
  }
  const { id, properties, createdAt, updatedAt } = value;
  return {
    id,
    properties: asText(properties),
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
  };
});

function isRecord(value: unknown): value is WireRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record: Partial<Record<keyof WireRecord, unknown>> = value;
  return (
    isRecordId(record.id) &&
    isProperties(record.properties) &&
    isInstant(record.createdAt) &&
    isInstant(record.updatedAt)
  );
}

const isRecordId = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);

const isInstant = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

function isProperties(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const property of Object.values(value)) {
    if (property !== null && typeof property === 'object') return false;
  }
  return true;
}

/** HubSpot's values are text. What a gateway in between made a number of becomes text again, in place. */
function asText(properties: WireRecord['properties']): CrmRecord['properties'] {
  for (const name in properties) {
    const value = properties[name];
    if (typeof value === 'number' || typeof value === 'boolean') properties[name] = String(value);
  }
  return properties as CrmRecord['properties'];
}

/** Where a list goes on; the last page has none. */
export const pagingSchema = z
  .object({ next: z.object({ after: z.coerce.string() }).nullish() })
  .nullish();

/** A page of records; `paging.next` is absent on the last one. */
export const recordPageSchema = z.object({
  results: z.array(recordSchema),
  paging: pagingSchema,
});

/** A page of which only the ids are wanted. */
export const idPageSchema = z.object({
  results: z.array(z.object({ id: z.string().regex(/^\d+$/) })),
  paging: pagingSchema,
});
