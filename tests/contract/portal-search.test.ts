import { beforeEach, expect, it, onTestFinished } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import { type VirtualClock, virtualClock } from '../portal/clock.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const SEARCH = '/crm/objects/2026-09/companies/search';
const LAG_MS = 5_000;

let box: Portal;
let call: Caller;
let clock: VirtualClock;

beforeEach(async () => {
  clock = virtualClock('2026-11-22T12:00:00Z');
  box = await startPortal({ limits: 'off', clock, searchIndexLagMs: LAG_MS });
  onTestFinished(() => box.stop());
  call = caller(box);
});

type Filter = { propertyName: string; operator: string; value?: unknown; [other: string]: unknown };

const find = async (...filters: Filter[]): Promise<string[]> => {
  const { body } = await call('POST', SEARCH, { filterGroups: [{ filters }], limit: 200 });
  return body.results.map(({ id }: { id: string }) => id);
};

const named = (value: string): Filter => ({ propertyName: 'name', operator: 'EQ', value });

it('does not see a record before the index has caught up with it', async () => {
  const id = box.crm.create('companies', { name: 'Acme' });
  expect(await find(named('Acme'))).toEqual([]);
  clock.advance(LAG_MS - 1);
  expect(await find(named('Acme'))).toEqual([]);
  clock.advance(1);
  expect(await find(named('Acme'))).toEqual([id]);
});

it('answers with the state before a write until it has caught up', async () => {
  const id = box.crm.create('companies', { name: 'Before' });
  clock.advance(LAG_MS);
  box.crm.update('companies', id, { name: 'Between' });
  clock.advance(LAG_MS / 2);
  box.crm.update('companies', id, { name: 'After' });

  expect(await find(named('Before'))).toEqual([id]);
  clock.advance(LAG_MS / 2);
  expect(await find(named('Between'))).toEqual([id]);
  clock.advance(LAG_MS / 2);
  expect(await find(named('After'))).toEqual([id]);
});

it('never finds archived or merged-away records', async () => {
  const [gone, kept, merged] = ['Gone', 'Kept', 'Merged'].map((name) =>
    box.crm.create('companies', { name }),
  ) as [string, string, string];
  clock.advance(LAG_MS);
  box.crm.archive('companies', gone);
  const survivor = box.crm.merge('companies', kept, merged);
  clock.advance(LAG_MS);

  expect(await find({ propertyName: 'name', operator: 'HAS_PROPERTY' })).toEqual([survivor]);
});

it.each([
  { operator: 'EQ', value: '50', found: ['b'] },
  { operator: 'NEQ', value: '50', found: ['a', 'c'] },
  { operator: 'GT', value: '50', found: ['c'] },
  { operator: 'GTE', value: 50, found: ['b', 'c'] },
  { operator: 'LT', value: '50', found: ['a'] },
  { operator: 'LTE', value: '50', found: ['a', 'b'] },
  { operator: 'BETWEEN', value: '9', highValue: '50', found: ['a', 'b'] },
  { operator: 'IN', values: ['9', '100'], found: ['a', 'c'] },
  { operator: 'NOT_IN', values: ['9', '100'], found: ['b'] },
  { operator: 'HAS_PROPERTY', found: ['a', 'b', 'c'] },
  { operator: 'NOT_HAS_PROPERTY', found: ['none'] },
])('finds numbers by value, not by spelling: $operator', async ({ found, ...filter }) => {
  const seats = { a: 9, b: 50, c: 100, none: null };
  for (const [name, attain_licensed_seats] of Object.entries(seats))
    box.crm.create('companies', { name, attain_licensed_seats });
  clock.advance(LAG_MS);

  const ids = await find({ propertyName: 'attain_licensed_seats', ...filter });
  expect(ids.map((id) => box.crm.value('companies', id, 'name'))).toEqual(found);
});

it.each([
  { filter: { operator: 'EQ', value: 'ACME' }, found: true },
  { filter: { operator: 'IN', values: ['Acme'] }, found: false },
  { filter: { operator: 'IN', values: ['acme'] }, found: true },
  { filter: { operator: 'CONTAINS_TOKEN', value: 'acm*' }, found: true },
  { filter: { operator: 'CONTAINS_TOKEN', value: 'acm' }, found: false },
])('compares text in lower case, but not the values of IN: $filter', async ({ filter, found }) => {
  box.crm.create('companies', { name: 'Acme' });
  clock.advance(LAG_MS);

  expect(await find({ propertyName: 'name', ...filter })).toHaveLength(found ? 1 : 0);
});

it('takes times in milliseconds and sorts by them', async () => {
  const ids = ['2026-11-20', '2026-11-18', '2026-11-19'].map((day) =>
    box.crm.create('companies', { name: day }, { updatedAt: `${day}T00:00:00Z` }),
  );
  clock.advance(LAG_MS);
  const { body } = await call('POST', SEARCH, {
    filterGroups: [
      {
        filters: [
          {
            propertyName: 'hs_lastmodifieddate',
            operator: 'GTE',
            value: String(Date.parse('2026-11-19T00:00:00Z')),
          },
        ],
      },
    ],
    sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }],
    limit: 1,
  });

  expect(body).toMatchObject({
    total: 2,
    results: [{ id: ids[2] }],
    paging: { next: { after: '1' } },
  });
});

it('answers the asked properties, null where there is no value', async () => {
  box.crm.create('companies', { name: 'Acme' });
  clock.advance(LAG_MS);
  const { body } = await call('POST', SEARCH, { properties: ['name', 'city'] });

  expect(Object.entries(body.results[0].properties)).toContainEqual(['city', null]);
  expect(Object.keys(body.results[0].properties)).toEqual([
    'city',
    'createdate',
    'hs_lastmodifieddate',
    'hs_object_id',
    'name',
  ]);
});

it.each([
  { name: 'a page of 201', body: { limit: 201 } },
  { name: 'two sorts', body: { sorts: ['name', 'city'] } },
  { name: 'six groups', body: { filterGroups: Array(6).fill({ filters: [named('a')] }) } },
  {
    name: 'seven filters in a group',
    body: { filterGroups: [{ filters: Array(7).fill(named('a')) }] },
  },
  {
    name: '20 filters',
    body: { filterGroups: Array(4).fill({ filters: Array(5).fill(named('a')) }) },
  },
  { name: 'a long body', body: { properties: Array(400).fill('property') } },
  {
    name: 'an unknown property',
    body: { filterGroups: [{ filters: [{ propertyName: 'x', operator: 'EQ', value: '1' }] }] },
  },
])('refuses $name', async ({ body }) => {
  expect((await call('POST', SEARCH, body)).status).toBe(400);
});

it('ends at ten thousand results', async () => {
  const page = (after: string) => call('POST', SEARCH, { limit: 200, after });

  expect((await page('9800')).status).toBe(200);
  expect((await page('9801')).status).toBe(400);
});
