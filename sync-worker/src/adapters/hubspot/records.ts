import { z } from 'zod';

import type { CrmRecord } from '../../ports/crm.ts';

type WireRecord = {
  id: string;
  properties: Record<string, string | number | boolean | null>;
  createdAt: string;
  updatedAt: string;
};

/**
 * The records of a page, checked by hand: a full sync reads a million of them, and a schema a record would
 * cost more than parsing the JSON.
 */
const recordsSchema = z.unknown().transform((value, context): CrmRecord[] => {
  if (!Array.isArray(value) || !value.every(isRecord)) {
    context.addIssue('not a list of records');
    return z.NEVER;
  }
  const records = value.map(recordOf);
  if (!records.every(hasInstants)) {
    context.addIssue('a record without a time of creation or change');
    return z.NEVER;
  }
  return records;
});

function recordOf({ id, properties, createdAt, updatedAt }: WireRecord): CrmRecord {
  return {
    id,
    properties: asText(properties),
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
  };
}

const hasInstants = ({ createdAt, updatedAt }: CrmRecord) =>
  !Number.isNaN(createdAt) && !Number.isNaN(updatedAt);

function isRecord(value: unknown): value is WireRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record: Partial<Record<keyof WireRecord, unknown>> = value;
  return (
    isRecordId(record.id) &&
    isProperties(record.properties) &&
    typeof record.createdAt === 'string' &&
    typeof record.updatedAt === 'string'
  );
}

const isRecordId = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);

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
  results: recordsSchema,
  paging: pagingSchema,
});

/** A page of which only the ids are wanted. */
export const idPageSchema = z.object({
  results: z.array(z.object({ id: z.string().regex(/^\d+$/) })),
  paging: pagingSchema,
});
