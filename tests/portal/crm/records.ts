import type { ObjectType, ObjectTypeInfo } from './object-types.ts';
import { infoOf } from './object-types.ts';

export type Values = Record<string, string | null>;

/** One write, as property history remembers it. Values are shared with the record, not copied. */
export type Version = { at: number; source: Source; values: Values };

export type Source = { sourceType: string; sourceId: string };

/** HubSpot keeps about this many versions of a property outside contacts. */
const VERSIONS_KEPT = 20;

/**
 * Records that were never touched, as functions of their position: a portal of millions of records
 * costs little more than the code that makes them. Positions run in id order.
 */
export interface GeneratedTable {
  readonly size: number;
  readonly firstId: number;
  /** Distance between neighbouring ids. */
  readonly stride: number;
  createdAt(position: number): number;
  updatedAt(position: number): number;
  /** When it went to the recycle bin, or `undefined`. */
  archivedAt(position: number): number | undefined;
  /** The record it was merged into, or `undefined`. */
  mergedInto(position: number): number | undefined;
  column(property: string): ((position: number) => string | null) | undefined;
}

/** A record that was created or changed after generation. Replaced on every write, never mutated. */
export type StoredRecord = {
  id: number;
  /** Position in the generated table, or -1. */
  position: number;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | undefined;
  mergedInto: number | undefined;
  /** All values of a created record; of a generated one only those that were written since. */
  values: Values;
  versions: readonly Version[];
};

export type RecordStore = ReturnType<typeof recordStore>;

/** The records of one object type: a generated table under an overlay of written records. */
export function recordStore(type: ObjectType, table?: GeneratedTable) {
  const info: ObjectTypeInfo = infoOf(type);
  const overlay = new Map<number, StoredRecord>();
  const touched = new Uint8Array(table?.size ?? 0);
  /** Ids outside the generated table, ascending. */
  const created: number[] = [];
  let generation = 0;

  const positionOf = (id: number): number => {
    if (!table) return -1;
    const position = (id - table.firstId) / table.stride;
    return Number.isInteger(position) && position >= 0 && position < table.size ? position : -1;
  };

  const fromTable = (position: number): StoredRecord => ({
    id: table!.firstId + position * table!.stride,
    position,
    createdAt: table!.createdAt(position),
    updatedAt: table!.updatedAt(position),
    archivedAt: table!.archivedAt(position),
    mergedInto: table!.mergedInto(position),
    values: {},
    versions: [],
  });

  const find = (id: number): StoredRecord | undefined => {
    const stored = overlay.get(id);
    if (stored) return stored;
    const position = positionOf(id);
    return position < 0 ? undefined : fromTable(position);
  };

  /** Follows merges to the record that lives on. */
  const resolve = (id: number): StoredRecord | undefined => {
    let record = find(id);
    while (record?.mergedInto !== undefined) record = find(record.mergedInto);
    return record;
  };

  const put = (record: StoredRecord): void => {
    generation += 1;
    if (record.position >= 0) touched[record.position] = 1;
    else if (!overlay.has(record.id)) insertSorted(created, record.id);
    overlay.set(record.id, record);
  };

  return {
    type,
    info,
    table,
    find,
    resolve,
    put,
    /** Grows with every write: what was derived from an older generation is stale. */
    generation: () => generation,
    isTouched: (position: number) => touched[position] === 1,
    /** Neither archived nor merged away. */
    isLive: (id: number): boolean => {
      const stored = overlay.get(id);
      if (stored) return stored.archivedAt === undefined && stored.mergedInto === undefined;
      const position = positionOf(id);
      return position >= 0 && isLiveAt(table!, position);
    },
    overlaid: () => overlay.values(),
    overlayOf: (id: number) => overlay.get(id),
    /** Records with an id above `after`, in id order, merged and archived ones included. */
    *scan(after: number): Generator<StoredRecord> {
      let position = table ? firstPositionAfter(table, after) : 0;
      let next = firstIndexAfter(created, after);
      const size = table?.size ?? 0;
      while (position < size || next < created.length) {
        const tableId = position < size ? table!.firstId + position * table!.stride : Infinity;
        const createdId = created[next] ?? Infinity;
        if (tableId < createdId) {
          yield touched[position] ? overlay.get(tableId)! : fromTable(position);
          position += 1;
        } else {
          yield overlay.get(createdId)!;
          next += 1;
        }
      }
    },
  };
}

/** The record after a write of `values` at `at`. */
export function written(
  record: StoredRecord,
  values: Values,
  at: number,
  source: Source,
): StoredRecord {
  const first = record.versions.length === 0 && record.position >= 0;
  return {
    ...record,
    updatedAt: at,
    values: first ? values : { ...record.values, ...values },
    versions: [...record.versions.slice(-(VERSIONS_KEPT - 1)), { at, source, values }],
  };
}

/** Whether the generated record at `position` is neither archived nor merged away. */
export function isLiveAt(table: GeneratedTable, position: number): boolean {
  return table.archivedAt(position) === undefined && table.mergedInto(position) === undefined;
}

function firstPositionAfter(table: GeneratedTable, after: number): number {
  if (after < table.firstId) return 0;
  return Math.floor((after - table.firstId) / table.stride) + 1;
}

function firstIndexAfter(ids: readonly number[], after: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertSorted(ids: number[], id: number): void {
  const last = ids.at(-1);
  if (last === undefined || id > last) ids.push(id);
  else ids.splice(firstIndexAfter(ids, id), 0, id);
}
