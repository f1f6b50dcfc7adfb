import type { Instant } from '@attain/shared/domain/basics/time';

import type { CrmRecord, RecordType } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { chunks } from './chunks.ts';
import { READ_BATCH_SIZE, readBatch } from './read-records.ts';
import { recordPageSchema } from './records.ts';

/** The most records HubSpot puts on a page of a search. */
const PAGE_SIZE = 200;

/**
 * Names beyond this no longer fit: HubSpot takes a search of 3,000 characters, filters included. The
 * search then tells ids and times only, and a batch read the rest.
 */
const LONGEST_NAMES = 2_400;

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
  type: RecordType,
  since: Instant,
  properties: readonly string[],
): AsyncGenerator<readonly CrmRecord[]> {
  const modified = lastModifiedProperty(type);
  const fits = properties.join('","').length <= LONGEST_NAMES;
  const search = searcher(api, type, fits ? [...new Set([...properties, modified])] : [modified]);
  const complete = fits ? asTheyAre : reader(api, type, properties);

  for await (const rows of changedRows(search, modified, since)) {
    const records = await complete(rows);
    if (records.length > 0) yield records;
  }
}

/** Contacts are older than the common name of this property. */
function lastModifiedProperty(type: RecordType): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

async function* changedRows(
  search: Search,
  modified: string,
  since: Instant,
): AsyncGenerator<readonly CrmRecord[]> {
  const modifiedAt = (row: CrmRecord): Instant => {
    const text = row.properties[modified];
    return text ? Date.parse(text) : row.updatedAt;
  };
  const unseen = unseenIn(modifiedAt);

  for (let from = since; ; ) {
    const filter: Filter = { propertyName: modified, operator: 'GTE', value: String(from) };
    const { rows, isLast } = await search([filter], modified);
    yield unseen(rows);
    if (isLast) return;

    const next = nextStart(rows.map(modifiedAt), from);
    if (next > from) {
      from = next;
    } else {
      for await (const alike of rowsOfInstant(search, modified, from)) yield unseen(alike);
      from += 1;
    }
  }
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
) => Promise<{ rows: readonly CrmRecord[]; isLast: boolean }>;

function searcher(api: Api, type: RecordType, properties: readonly string[]): Search {
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
    return { rows: results, isLast: paging?.next === undefined || results.length === 0 };
  };
}

/** All records last modified at exactly `instant`, in id order: an import can stamp any number alike. */
async function* rowsOfInstant(
  search: Search,
  modified: string,
  instant: Instant,
): AsyncGenerator<readonly CrmRecord[]> {
  for (let behind = '0'; ; ) {
    const { rows, isLast } = await search(
      [
        { propertyName: modified, operator: 'EQ', value: String(instant) },
        { propertyName: 'hs_object_id', operator: 'GT', value: behind },
      ],
      'hs_object_id',
    );
    yield rows;
    if (isLast) return;
    behind = rows.at(-1)?.id ?? behind;
  }
}

/** Leaves out the versions that the page before already told: neighbouring queries overlap. */
function unseenIn(modifiedAt: (row: CrmRecord) => Instant) {
  let told = new Set<string>();
  return (rows: readonly CrmRecord[]): readonly CrmRecord[] => {
    const versions = rows.map((row) => ({ row, key: `${row.id}@${modifiedAt(row)}` }));
    const before = told;
    told = new Set(versions.map(({ key }) => key));
    return versions.flatMap(({ row, key }) => (before.has(key) ? [] : [row]));
  };
}

type Complete = (rows: readonly CrmRecord[]) => Promise<readonly CrmRecord[]>;

const asTheyAre: Complete = async (rows) => rows;

function reader(api: Api, type: RecordType, properties: readonly string[]): Complete {
  return async (rows) => {
    const ids = rows.map(({ id }) => id);
    const batches = await Promise.all(
      [...chunks(ids, READ_BATCH_SIZE)].map((batch) => readBatch(api, type, batch, properties)),
    );
    const byId = new Map(batches.flat().map((record) => [record.id, record]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
}
