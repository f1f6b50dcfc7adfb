import { api } from '@attain/sync-worker/adapters/hubspot/api';
import { nextStart, searchChanged } from '@attain/sync-worker/adapters/hubspot/search-changed';
import type { ApiRequest } from '@attain/sync-worker/adapters/hubspot/transport';
import { describe, expect, it } from 'vitest';

/** A record as search sees it; `indexedAt` is the time it is sorted by where the index lags. */
type Row = { id: number; modifiedAt: number; indexedAt?: number };
type Filter = { propertyName: string; operator: string; value: string };
type Body = {
  filterGroups: [{ filters: Filter[] }];
  sorts: [{ propertyName: string }];
  properties: string[];
  limit: number;
};

/** HubSpot's search over `rows`: pages of 200, and nothing beyond 10,000 results. */
function searchOver(rows: Row[], afterEach: (call: number) => void = () => undefined) {
  const bodies: Body[] = [];
  const indexedAt = (row: Row) => row.indexedAt ?? row.modifiedAt;
  const valueOf = (row: Row, name: string) => (name === 'hs_object_id' ? row.id : indexedAt(row));

  const send = async ({ body, path }: ApiRequest) => {
    if (path.endsWith('/batch/read')) return readBack(body as { inputs: { id: string }[] });
    const query = body as Body;
    bodies.push(query);
    const sortBy = query.sorts[0].propertyName;
    const matches = rows
      .filter((row) =>
        query.filterGroups[0].filters.every(({ propertyName, operator, value }) => {
          const has = valueOf(row, propertyName);
          if (operator === 'GTE') return has >= Number(value);
          return operator === 'GT' ? has > Number(value) : has === Number(value);
        }),
      )
      .toSorted((a, b) => valueOf(a, sortBy) - valueOf(b, sortBy) || a.id - b.id);
    const results = matches.slice(0, query.limit).map((row) => record(row));
    const more = matches.length > query.limit && { paging: { next: { after: '200' } } };
    afterEach(bodies.length);
    return ok({ total: matches.length, results, ...more });
  };

  const readBack = ({ inputs }: { inputs: { id: string }[] }) => {
    const wanted = new Set(inputs.map(({ id }) => Number(id)));
    return ok({ results: rows.filter(({ id }) => wanted.has(id)).map((row) => record(row)) });
  };
  return { api: api(send), bodies };
}

const ok = (body: unknown) => ({ status: 200, header: () => null, text: JSON.stringify(body) });

function record({ id, modifiedAt }: Row) {
  const time = new Date(modifiedAt).toISOString();
  return {
    id: String(id),
    properties: { hs_lastmodifieddate: time, name: `n${id}` },
    createdAt: time,
    updatedAt: time,
  };
}

async function changed(search: ReturnType<typeof searchOver>, since = 0, names = ['name']) {
  const ids: number[] = [];
  for await (const records of searchChanged(search.api, 'companies', since, names)) {
    ids.push(...records.map(({ id }) => Number(id)));
  }
  return ids;
}

const range = (count: number, row: (n: number) => Row) =>
  Array.from({ length: count }, (_, index) => row(index + 1));

describe('records changed since an instant', () => {
  it('are told beyond the 10,000 results of one query, each once, oldest first', async () => {
    const search = searchOver(range(12_345, (n) => ({ id: n, modifiedAt: 1_000 + n * 7 })));
    const ids = await changed(search);
    expect(ids).toEqual(range(12_345, (n) => ({ id: n, modifiedAt: 0 })).map(({ id }) => id));
  });

  it('begin at the instant itself', async () => {
    const search = searchOver(range(5, (n) => ({ id: n, modifiedAt: n * 1_000 })));
    expect(await changed(search, 3_000)).toEqual([3, 4, 5]);
    expect(await changed(search, 3_001)).toEqual([4, 5]);
    expect(await changed(search, 9_000)).toEqual([]);
  });

  it('are all told when an import stamped more of them alike than a query has results', async () => {
    const rows = [
      ...range(300, (n) => ({ id: n, modifiedAt: 1_000 + n })),
      ...range(11_000, (n) => ({ id: 1_000 + n, modifiedAt: 5_000 })),
      ...range(300, (n) => ({ id: 20_000 + n, modifiedAt: 5_000 + n })),
    ];
    const ids = await changed(searchOver(rows));
    expect(new Set(ids).size).toBe(11_600);
  });

  it('are not skipped when others are modified between two pages', async () => {
    const rows = range(1_000, (n) => ({ id: n, modifiedAt: n }));
    const search = searchOver(rows, (call) => {
      for (const row of rows.slice((call - 1) * 20, call * 20)) row.modifiedAt = 100_000 + call;
    });
    expect(new Set(await changed(search)).size).toBe(1_000);
  });

  it('are not skipped behind a row that is newer than the place it is sorted at', async () => {
    const rows = range(1_000, (n) => ({ id: n, modifiedAt: n * 10 }));
    for (const [at, row] of rows.entries()) {
      if (at % 200 === 199) Object.assign(row, { indexedAt: row.modifiedAt, modifiedAt: 999_999 });
    }
    expect(new Set(await changed(searchOver(rows))).size).toBe(1_000);
  });

  it('are told again when they changed again meanwhile', async () => {
    const rows = range(250, (n) => ({ id: n, modifiedAt: n }));
    const search = searchOver(rows, (call) => {
      if (call === 1) rows[0]!.modifiedAt = 900;
    });
    expect((await changed(search)).filter((id) => id === 1)).toEqual([1, 1]);
  });

  it('are read by id where the names would not fit into a search', async () => {
    const names = range(120, (n) => ({ id: n, modifiedAt: 0 })).map(
      ({ id }) => `a_property_with_a_long_name_${id}`,
    );
    const search = searchOver(range(450, (n) => ({ id: n, modifiedAt: n })));
    expect(await changed(search, 0, names)).toHaveLength(450);
    for (const body of search.bodies) expect(JSON.stringify(body).length).toBeLessThan(3_000);
  });

  it('asks as a contact calls it', async () => {
    const search = searchOver([]);
    for await (const _ of searchChanged(search.api, 'contacts', 5, ['email'])) expect.unreachable();
    expect(search.bodies[0]).toMatchObject({
      filterGroups: [
        { filters: [{ propertyName: 'lastmodifieddate', operator: 'GTE', value: '5' }] },
      ],
      sorts: [{ propertyName: 'lastmodifieddate', direction: 'ASCENDING' }],
      properties: ['email', 'lastmodifieddate'],
      limit: 200,
    });
  });
});

describe('where the next page begins', () => {
  it.each([
    {
      what: 'at the oldest of the last ten rows',
      times: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      next: 3,
    },
    { what: 'at the last row, where the ten go back too far', times: [1, 1, 1, 7], next: 7 },
    { what: 'nowhere, where all rows are alike', times: [1, 1, 1], next: 1 },
  ])('$what', ({ times, next }) => {
    expect(nextStart(times, 1)).toBe(next);
  });
});
