import type { CrmPage, CrmRecord, RecordType } from '../../ports/crm.ts';
import type { Api } from './api.ts';
import { API_PATHS } from './api-paths.ts';
import { readBatch } from './read-records.ts';
import { idPageSchema, recordPageSchema } from './records.ts';

/** The most records HubSpot puts on a page of a list. */
const PAGE_SIZE = '100';

/**
 * Names beyond this no longer travel in the query: HubSpot answers 414 to an address that is too
 * long. The list then tells ids only, and a batch read, whose names are in the body, the rest.
 */
const LONGEST_QUERY = 3_000;

/**
 * All live records in id order, page by page. The next page is asked for before this one is handed
 * out, so that HubSpot works while the caller does.
 */
export async function* listRecords(
  api: Api,
  type: RecordType,
  properties: readonly string[],
  after?: string,
): AsyncGenerator<CrmPage> {
  const load = isTooLong(properties)
    ? inTwoCalls(api, type, properties)
    : inOneCall(api, type, properties);
  let coming: Promise<CrmPage> | undefined = load(after);
  while (coming) {
    const page: CrmPage = await coming;
    coming = page.after === undefined ? undefined : load(page.after);
    coming?.catch(() => undefined);
    yield page;
  }
}

/** The ids of all records in the recycle bin. */
export async function* listArchived(api: Api, type: RecordType): AsyncGenerator<readonly string[]> {
  let after: string | undefined;
  do {
    const { ids, next } = await idPage(api, type, { archived: 'true' }, after);
    yield ids;
    after = next;
  } while (after !== undefined);
}

type LoadPage = (after: string | undefined) => Promise<CrmPage>;

function inOneCall(api: Api, type: RecordType, properties: readonly string[]): LoadPage {
  return async (after) => {
    const { results, paging } = await api.call(recordPageSchema, {
      method: 'GET',
      path: API_PATHS.objects(type),
      query: query({ properties: properties.join(','), archived: 'false' }, after),
    });
    return pageOf(results, paging?.next?.after);
  };
}

function inTwoCalls(api: Api, type: RecordType, properties: readonly string[]): LoadPage {
  return async (after) => {
    const { ids, next } = await idPage(api, type, { archived: 'false' }, after);
    const records = ids.length > 0 ? await readBatch(api, type, ids, properties) : [];
    const byId = new Map(records.map((record) => [record.id, record]));
    return pageOf(
      ids.flatMap((id) => byId.get(id) ?? []),
      next,
    );
  };
}

async function idPage(
  api: Api,
  type: RecordType,
  which: Readonly<Record<string, string>>,
  after: string | undefined,
): Promise<{ ids: string[]; next: string | undefined }> {
  const { results, paging } = await api.call(idPageSchema, {
    method: 'GET',
    path: API_PATHS.objects(type),
    query: query({ properties: 'hs_object_id', ...which }, after),
  });
  return { ids: results.map(({ id }) => id), next: paging?.next?.after };
}

function query(
  params: Readonly<Record<string, string>>,
  after: string | undefined,
): Record<string, string> {
  return { limit: PAGE_SIZE, ...params, ...(after !== undefined && { after }) };
}

function pageOf(records: readonly CrmRecord[], after: string | undefined): CrmPage {
  return { records, ...(after !== undefined && { after }) };
}

function isTooLong(properties: readonly string[]): boolean {
  return (
    new URLSearchParams({ properties: properties.join(',') }).toString().length > LONGEST_QUERY
  );
}
