import type { Reader } from './reader.ts';
import type { RecordStore, StoredRecord } from './records.ts';

/** Finds records by a unique property. The index is built when it is first asked, then kept up. */
export function uniqueIndex() {
  const indexes = new Map<string, Map<string, number>>();

  const build = (store: RecordStore, read: Reader): Map<string, number> => {
    const index = new Map<string, number>();
    for (const record of store.scan(0)) {
      const value = read(record);
      if (value !== null && store.isLive(record.id)) index.set(value.toLowerCase(), record.id);
    }
    return index;
  };

  return {
    find: (
      store: RecordStore,
      property: string,
      read: Reader,
      value: string,
    ): StoredRecord | undefined => {
      const key = `${store.type}.${property}`;
      const index = indexes.get(key) ?? build(store, read);
      indexes.set(key, index);
      const id = index.get(value.toLowerCase());
      const record = id === undefined ? undefined : store.resolve(id);
      // The value may have been changed or cleared since.
      const stillHolds = record && read(record)?.toLowerCase() === value.toLowerCase();
      return stillHolds && record.archivedAt === undefined ? record : undefined;
    },
    note: (store: RecordStore, record: StoredRecord): void => {
      for (const [name, value] of Object.entries(record.values)) {
        if (value) indexes.get(`${store.type}.${name}`)?.set(value.toLowerCase(), record.id);
      }
    },
  };
}
