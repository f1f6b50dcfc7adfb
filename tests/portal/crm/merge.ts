import type { Clock } from '../clock.ts';
import type { Links } from './links.ts';
import type { ObjectType } from './object-types.ts';
import type { Reader } from './reader.ts';
import type { RecordStore, Source, StoredRecord, Values } from './records.ts';
import type { Schema } from './schema.ts';

export type MergeParts = {
  stores: Readonly<Record<ObjectType, RecordStore>>;
  schemas: Readonly<Record<ObjectType, Schema>>;
  links: Links;
  readerOf: (type: ObjectType, property: string) => Reader;
  clock: Clock;
  mintId: () => number;
};

export type Merged = { survivor: StoredRecord; losers: StoredRecord[] };

/**
 * Merges two records: the primary's values win, its gaps are filled from the other, associations
 * come together. Both old ids lead to the survivor from then on, which has an id of its own when
 * `mintsId` says so.
 */
export function mergeRecords(
  parts: MergeParts,
  type: ObjectType,
  primary: StoredRecord,
  merged: StoredRecord,
  options: { mintsId: boolean; source: Source },
): Merged {
  const { stores, clock } = parts;
  const at = clock.now();
  const values = mergedValues(parts, type, primary, merged);
  const survivor: StoredRecord = {
    id: options.mintsId ? parts.mintId() : primary.id,
    position: options.mintsId ? -1 : primary.position,
    createdAt: Math.min(primary.createdAt, merged.createdAt),
    updatedAt: at,
    archivedAt: undefined,
    mergedInto: undefined,
    values,
    versions: [...primary.versions, { at, source: options.source, values }],
  };
  const losers = options.mintsId ? [primary, merged] : [merged];
  stores[type].put(survivor);
  for (const loser of losers) {
    moveLinks(parts, type, loser.id, survivor.id);
    stores[type].put({ ...loser, updatedAt: at, mergedInto: survivor.id });
  }
  return { survivor, losers };
}

function mergedValues(
  { schemas, readerOf }: MergeParts,
  type: ObjectType,
  primary: StoredRecord,
  merged: StoredRecord,
): Values {
  const values: Values = {};
  for (const [name, { modificationMetadata, calculated }] of schemas[type].properties) {
    if (calculated || modificationMetadata.readOnlyValue) continue;
    const read = readerOf(type, name);
    const value = read(primary) ?? read(merged);
    if (value !== null) values[name] = value;
  }
  const earlier = [primary, merged].map((one) => one.values['hs_merged_object_ids']);
  const ids = [...earlier, String(primary.id), String(merged.id)].filter(Boolean);
  values['hs_merged_object_ids'] = [...new Set(ids.join(';').split(';'))].join(';');
  return values;
}

function moveLinks(
  { links, stores }: MergeParts,
  type: ObjectType,
  fromId: number,
  toId: number,
): void {
  for (const other of Object.keys(stores) as ObjectType[]) {
    for (const link of links.of(type, fromId, other)) {
      links.disconnect(type, fromId, other, link.toId);
      for (const typeId of link.typeIds) links.connect(type, toId, other, link.toId, typeId);
    }
  }
}
