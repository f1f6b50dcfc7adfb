import type { Crm } from './crm.ts';
import { compileFilters, type Comparison, type Predicate } from './filters.ts';
import type { ObjectType } from './object-types.ts';
import { isLiveAt, type StoredRecord } from './records.ts';

export type Sort = { propertyName: string; direction: 'ASCENDING' | 'DESCENDING' };

export type SearchQuery = {
  /** Any of the groups, all of a group's filters. */
  groups: readonly (readonly Comparison[])[];
  sort: Sort | undefined;
};

export type SearchIndex = ReturnType<typeof searchIndex>;

const QUERIES_KEPT = 16;

type Pending = { at: number; id: number; record: StoredRecord };

/**
 * What search sees: the records as they were `lagMs` ago. A write becomes visible only when the
 * index has caught up with it; until then search answers with the state before it.
 */
export function searchIndex(crm: Crm, lagMs: number) {
  const queues = byType<Pending[]>(() => []);
  /** Records with writes that search does not see yet, as it sees them. */
  const visible = byType(() => new Map<number, StoredRecord | undefined>());
  const generations = new Map<ObjectType, number>();
  const generationOf = (type: ObjectType) => generations.get(type) ?? 0;
  const results = new Map<string, readonly StoredRecord[]>();

  const note = (type: ObjectType, before: StoredRecord | undefined, after: StoredRecord) => {
    generations.set(type, generationOf(type) + 1);
    if (lagMs <= 0) return;
    if (!visible(type).has(after.id)) visible(type).set(after.id, before);
    queues(type).push({ at: crm.clock.now() + lagMs, id: after.id, record: after });
  };

  crm.onChange(({ type, before, after, kind, merged }) => {
    note(type, kind === 'merge' ? undefined : before, after);
    // A merged-away record leaves the index together with the arrival of the survivor.
    for (const id of merged?.mergedIds ?? []) {
      const gone = crm.stores[type].find(id);
      if (gone) note(type, { ...gone, mergedInto: undefined }, gone);
    }
  });

  const catchUp = (type: ObjectType): void => {
    const queue = queues(type);
    const now = crm.clock.now();
    let done = 0;
    while (done < queue.length && queue[done]!.at <= now) done += 1;
    if (done === 0) return;
    const caught = queue.splice(0, done);
    const waiting = new Set(queue.map(({ id }) => id));
    for (const { id, record } of caught) {
      if (waiting.has(id)) visible(type).set(id, record);
      else visible(type).delete(id);
    }
    generations.set(type, generationOf(type) + 1);
  };

  const run = (type: ObjectType, query: SearchQuery): StoredRecord[] => {
    const matches = compileFilters(crm, type, query.groups);
    const found: StoredRecord[] = [];
    const consider = (record: StoredRecord | undefined) => {
      if (record && isListed(record) && matches(record)) found.push(record);
    };
    scanGenerated(crm, type, matches, found);
    for (const record of crm.stores[type].overlaid()) {
      consider(visible(type).has(record.id) ? visible(type).get(record.id) : record);
    }
    return sorted(crm, type, found, query.sort);
  };

  return {
    /** All matches in order; a repeated query costs nothing while nothing changes. */
    find: (type: ObjectType, query: SearchQuery): readonly StoredRecord[] => {
      catchUp(type);
      const versions = `${generationOf(type)}|${crm.schemas[type].generation()}`;
      const key = `${type}|${versions}|${JSON.stringify(query)}`;
      const known = results.get(key);
      if (known) return known;
      if (results.size >= QUERIES_KEPT) results.delete(results.keys().next().value!);
      const found = run(type, query);
      results.set(key, found);
      return found;
    },
  };
}

/** One of a kind for each type, made when it is first asked for: custom objects come later. */
function byType<T>(make: () => T): (type: ObjectType) => T {
  const made = new Map<ObjectType, T>();
  return (type) => {
    const known = made.get(type) ?? make();
    made.set(type, known);
    return known;
  };
}

function isListed(record: StoredRecord): boolean {
  return record.archivedAt === undefined && record.mergedInto === undefined;
}

/** Generated records nobody wrote to. One probe is moved over them, and copied only for a match. */
function scanGenerated(
  crm: Crm,
  type: ObjectType,
  matches: Predicate,
  found: StoredRecord[],
): void {
  const store = crm.stores[type];
  const { table } = store;
  if (!table) return;
  const probe: StoredRecord = {
    id: 0,
    position: 0,
    createdAt: 0,
    updatedAt: 0,
    archivedAt: undefined,
    mergedInto: undefined,
    values: {},
    versions: [],
  };
  for (let position = 0; position < table.size; position += 1) {
    if (store.isTouched(position)) continue;
    probe.id = table.firstId + position * table.stride;
    probe.position = position;
    probe.createdAt = table.createdAt(position);
    probe.updatedAt = table.updatedAt(position);
    if (matches(probe) && isLiveAt(table, position)) found.push({ ...probe });
  }
}

/** Without a sort: oldest first, which is id order. */
function sorted(
  crm: Crm,
  type: ObjectType,
  found: StoredRecord[],
  sort: Sort | undefined,
): StoredRecord[] {
  if (!sort) return found.sort((a, b) => a.id - b.id);
  const key = sortKey(crm, type, sort.propertyName);
  const sign = sort.direction === 'DESCENDING' ? -1 : 1;
  return found
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => sign * compareKeys(a.key, b.key) || a.record.id - b.record.id)
    .map(({ record }) => record);
}

function sortKey(
  crm: Crm,
  type: ObjectType,
  property: string,
): (record: StoredRecord) => number | string | null {
  const { info } = crm.stores[type];
  if (property === 'hs_object_id') return (record) => record.id;
  if (property === info.modified) return (record) => record.updatedAt;
  if (property === info.created) return (record) => record.createdAt;
  const read = crm.readerOf(type, property);
  const isNumber = crm.schemas[type].find(property)?.type === 'number';
  return (record) => {
    const value = read(record);
    if (value === null) return null;
    return isNumber ? Number(value) : value.toLowerCase();
  };
}

/** Records without a value come last in ascending order. */
function compareKeys(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
