import type { Instant } from '@attain/shared/domain/time';

import type { CrmRecord, ObjectType } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { recordPageSchema } from './records.ts';

/** The most records HubSpot puts on a page of a search. */
const PAGE_SIZE = 200;

/**
 * Where the index lags behind a record, its row shows a newer time than the one it is sorted by. The
 * next page begins at the oldest of so many last rows, so that one such row cannot skip the others.
 */
const LOOK_BACK = 10;

/**
 * Records modified at or after `since`, oldest first, each version once.
 *
 * Every page is a query of its own that begins at the time the last one ended with. HubSpot's own
 * paging counts rows: it ends at 10,000, and skips a row whenever a record on an earlier page
 * is modified meanwhile and moves to the end. Records that share one instant are paged by id.
 */
export async function* searchChanged(
  api: Api,
  type: ObjectType,
  since: Instant,
  properties: readonly string[],
): AsyncGenerator<readonly CrmRecord[]> {
  const modified = lastModifiedProperty(type);
  const search = searcher(api, type, [...new Set([...properties, modified])]);
  const modifiedAt = (record: CrmRecord) => {
    const text = record.properties[modified];
    return text ? Date.parse(text) : record.updatedAt;
  };
  const unseen = unseenIn(modifiedAt);

  let from: Instant | undefined = since;
  while (from !== undefined) {
    const page = await search(
      [{ propertyName: modified, operator: 'GTE', value: String(from) }],
      modified,
    );
    const fresh = unseen(page.records);
    if (fresh.length > 0) yield fresh;
    if (page.isLast || page.records.length === 0) return;

    const next: Instant = nextStart(page.records.map(modifiedAt), from);
    if (next === from) {
      for await (const records of atInstant(search, modified, from)) {
        const others = unseen(records);
        if (others.length > 0) yield others;
      }
      from += 1;
    } else {
      from = next;
    }
  }
}

/** Contacts are older than the common name of this property. */
function lastModifiedProperty(type: ObjectType): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

/** Where the page behind these times begins; `from` when they leave no later time to begin at. */
export function nextStart(times: readonly Instant[], from: Instant): Instant {
  const cautious = Math.min(...times.slice(-LOOK_BACK));
  return cautious > from ? cautious : Math.max(times.at(-1) ?? from, from);
}

type Filter = { propertyName: string; operator: 'GTE' | 'GT' | 'EQ'; value: string };
type Search = (
  filters: readonly Filter[],
  sortBy: string,
) => Promise<{ records: readonly CrmRecord[]; isLast: boolean }>;

function searcher(api: Api, type: ObjectType, properties: readonly string[]): Search {
  return async (filters, sortBy) => {
    const { results, paging } = await api.call(recordPageSchema, {
      method: 'POST',
      path: API_PATHS.search(type),
      isSearch: true,
      body: {
        filterGroups: [{ filters }],
        sorts: [{ propertyName: sortBy, direction: 'ASCENDING' }],
        properties,
        limit: PAGE_SIZE,
        after: '0',
      },
    });
    return { records: results, isLast: paging?.next === undefined };
  };
}

/** All records last modified at exactly `instant`, in id order: an import can stamp any number alike. */
async function* atInstant(
  search: Search,
  modified: string,
  instant: Instant,
): AsyncGenerator<readonly CrmRecord[]> {
  let behind = '0';
  for (;;) {
    const { records, isLast } = await search(
      [
        { propertyName: modified, operator: 'EQ', value: String(instant) },
        { propertyName: 'hs_object_id', operator: 'GT', value: behind },
      ],
      'hs_object_id',
    );
    yield records;
    const last = records.at(-1);
    if (isLast || !last) return;
    behind = last.id;
  }
}

/** Leaves out the versions that the page before already told: neighbouring queries overlap. */
function unseenIn(modifiedAt: (record: CrmRecord) => Instant) {
  let told = new Set<string>();
  return (records: readonly CrmRecord[]): readonly CrmRecord[] => {
    const keys = records.map((record) => `${record.id}@${modifiedAt(record)}`);
    const fresh = records.filter((_, index) => !told.has(keys[index]!));
    told = new Set(keys);
    return fresh;
  };
}
