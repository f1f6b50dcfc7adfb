import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, afterAll, describe, expect, it } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import type { ObjectType } from '../portal/crm/object-types.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { shapeDifferences } from './shape.ts';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
const NANGO = path.join(DATA, 'nango-hubspot');
const GROUPAROO = path.join(DATA, 'grouparoo-hubspot-recordings');
const DLT = path.join(DATA, 'dlt-hubspot-mocks');

type Exchange = {
  response: unknown;
  request?: { params?: Record<string, string>; data?: unknown };
};

type Body = { [key: string]: unknown; results?: Record<string, unknown>[] };

let portal: Portal;
let call: Caller;

beforeAll(async () => {
  portal = await startPortal({ limits: 'off', searchIndexLagMs: 0, companies: 60 });
  call = caller(portal);
});
afterAll(() => portal.stop());

/** What HubSpot answered to the first call of a recording. */
function recorded(name: string): Exchange {
  const { api } = JSON.parse(readFileSync(path.join(NANGO, `${name}.test.json`), 'utf8')) as {
    api: Record<string, Record<string, Exchange | Exchange[]>>;
  };
  const [byPath] = Object.values(api);
  const [exchange] = Object.values(byPath!);
  return Array.isArray(exchange) ? exchange[0]! : exchange!;
}

const query = (params: Record<string, string> = {}) => new URLSearchParams(params).toString();

describe.skipIf(!existsSync(NANGO))('answers recorded in 2026', () => {
  it.each(['companies', 'contacts', 'deals', 'tickets'] as const)(
    'lists %s in the same shape, with the same properties for the same question',
    async (type) => {
      const { request, response } = recorded(`list-${type}`);
      const { body } = await call('GET', `/crm/v3/objects/${type}?${query(request?.params)}`);

      const [theirs] = (response as Body).results!;
      const [ours] = (body as Body).results!;
      expect(shapeDifferences(theirs, ours, { textOrNull: true })).toEqual([]);
      expect(Object.keys(ours!)).toEqual(Object.keys(theirs!));
      expect(Object.keys(ours!['properties'] as object).sort()).toEqual(
        Object.keys(theirs!['properties'] as object).sort(),
      );
    },
  );

  it('searches with the recorded body, empty properties as null', async () => {
    const { request, response } = recorded('search-companies');
    portal.crm.create('companies', { name: 'A test company', city: 'Boston' });
    const { body } = await call('POST', '/crm/v3/objects/companies/search', request?.data);

    expect(Object.keys(body as Body)).toEqual(Object.keys(response as Body));
    expect((body as Body).results).toHaveLength(1);
    for (const one of [response, body] as Body[]) {
      const sets = one.results!.map(({ properties }) => Object.keys(properties as object));
      expect(new Set(sets.map((names) => names.join())).size).toBe(1);
    }
  });

  it.each(['company', 'contact', 'deal'] as const)('gets one %s', async (singular) => {
    const types: Record<string, ObjectType> = {
      company: 'companies',
      contact: 'contacts',
      deal: 'deals',
    };
    const type = types[singular]!;
    const { request, response } = recorded(`get-${singular}`);
    const [id] = portal.crm.ids(type);
    const { body } = await call('GET', `/crm/v3/objects/${type}/${id}?${query(request?.params)}`);

    expect(shapeDifferences(response, body, { textOrNull: true })).toEqual([]);
  });

  it.each([
    ['create-company', 'companies'],
    ['create-contact', 'contacts'],
    ['create-deal', 'deals'],
    ['create-ticket', 'tickets'],
    ['create-task', 'tasks'],
    ['create-note', 'notes'],
  ] as const)('takes the body of %s, with numbers and all', async (name, type) => {
    const { request, response } = recorded(name);
    const contact = portal.crm.create('contacts', {});
    const { associations = [], ...data } = request!.data as {
      properties: Record<string, unknown>;
      associations?: { to: { id: string } }[];
    };
    const moved = associations.map((one) => ({ ...one, to: { id: contact } }));
    const { status, body } = await call('POST', `/crm/v3/objects/${type}`, {
      properties: withKnownOwner(data.properties),
      associations: moved,
    });

    expect(status).toBe(201);
    const { properties: theirs } = response as { properties: Record<string, string> };
    const { properties: ours } = body as { properties: Record<string, string> };
    for (const name of Object.keys(data.properties).filter((one) => one !== 'hubspot_owner_id'))
      expect(ours[name]).toBe(theirs[name]);
  });

  it.each([
    ['update-company', 'companies'],
    ['update-contact', 'contacts'],
    ['update-deal', 'deals'],
    ['update-task', 'tasks'],
    ['update-ticket', 'tickets'],
  ] as const)('stores the values of %s in the recorded spelling', async (name, type) => {
    const { request, response } = recorded(name);
    const id = portal.crm.create(type, {});
    const { properties } = request!.data as { properties: Record<string, unknown> };
    const { status, body } = await call('PATCH', `/crm/v3/objects/${type}/${id}`, { properties });

    expect(status).toBe(200);
    const theirs = (response as { properties: Record<string, string> }).properties;
    for (const key of Object.keys(properties)) expect(body.properties[key]).toBe(theirs[key]);
  });

  it('knows the sales pipeline, stage for stage', async () => {
    const { response } = recorded('fetch-pipelines');
    const { body } = await call('GET', '/crm/v3/pipelines/deals');

    expect((body as Body).results![0]).toEqual((response as Body).results![0]);
  });

  it.each([
    ['owners', '/crm/v3/owners?limit=100'],
    ['get-owner', '/crm/v3/owners/61700101'],
    ['fetch-account-information', '/account-info/v3/details'],
  ])('answers %s in the same shape', async (name, where) => {
    const { response } = recorded(name);
    const { body } = await call('GET', where);

    expect(shapeDifferences(response, body)).toEqual([]);
  });

  it('defines properties in the same shape', async () => {
    const { response } = recorded('fetch-properties');
    const { body } = await call('GET', '/crm/v3/properties/companies');
    const theirs = new Map((response as Body).results!.map((one) => [one['name'], one]));
    const shared = (body as Body).results!.filter(({ name }) => theirs.has(name));

    expect(shared.length).toBeGreaterThan(15);
    for (const ours of shared) {
      const real = theirs.get(ours['name'])!;
      const withoutOptions = { ...real, options: [] };
      const differences = shapeDifferences(withoutOptions, ours);
      expect({ name: ours['name'], differences }).toEqual({ name: ours['name'], differences: [] });
      for (const fact of ['name', 'type', 'fieldType', 'externalOptions', 'hubspotDefined'])
        expect(ours[fact]).toBe(real[fact]);
    }
  });

  it('creates a property as it was created then', async () => {
    const { request, response } = recorded('create-property');
    const { status, body } = await call('POST', '/crm/v3/properties/contacts', request?.data);

    expect(status).toBe(201);
    expect(shapeDifferences(response, body)).toEqual([]);
  });

  it('deletes without a word', async () => {
    const id = portal.crm.create('companies', {});
    const { status, body } = await call('DELETE', `/crm/v3/objects/companies/${id}`);

    expect([status, body]).toEqual([204, recorded('delete-company').response]);
  });

  it('stands in for the recorded portal when it is loaded with its records', async () => {
    const { request, response } = recorded('list-companies');
    const results = (response as { results: Parameters<typeof asRecord>[0][] }).results;
    const loaded = await startPortal({ limits: 'off', data: results.map(asRecord) });
    const answer = await caller(loaded)(
      'GET',
      `/crm/v3/objects/companies?${query(request?.params)}`,
    );
    await loaded.stop();

    const inIdOrder = [...results].sort((a, b) => Number(a.id) - Number(b.id));
    const plain = ({ url: _, ...record }: Record<string, unknown>) => record;
    expect((answer.body as Body).results!.map(plain)).toEqual(inIdOrder.map(plain));
  });
});

describe.skipIf(!existsSync(GROUPAROO))('exchanges recorded in 2022', () => {
  type Recorded = {
    method: string;
    path: string;
    requestBody: { inputs: { properties: Record<string, string> }[] };
    status: number;
    responseBody: Body;
    responseHeaders: Record<string, string>;
  };
  const exchanges = () =>
    readFileSync(path.join(GROUPAROO, 'companies_search_batch.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Recorded);
  const first = (suffix: string, status: number) =>
    exchanges().find((one) => one.path.endsWith(suffix) && one.status === status)!;

  it('refuses a sixth search in a second with the recorded words, and without headers', async () => {
    const limited = await startPortal({ limits: 'free' });
    const search = caller(limited);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => search('POST', '/crm/v3/objects/COMPANY/search', {})),
    );
    await limited.stop();
    const ours = answers.find(({ status }) => status === 429)!;
    const theirs = first('/search', 429);

    expect(ours.body).toMatchObject({
      status: theirs.responseBody['status'],
      message: theirs.responseBody['message'],
    });
    for (const header of [
      'retry-after',
      'x-hubspot-ratelimit-max',
      'x-hubspot-ratelimit-remaining',
    ]) {
      expect(ours.headers.has(header)).toBe(false);
      expect(Object.keys(theirs.responseHeaders).map((one) => one.toLowerCase())).not.toContain(
        header,
      );
    }
  });

  it('creates, updates and archives in batches with the recorded statuses and shapes', async () => {
    const limited = await startPortal({ limits: 'free' });
    const send = caller(limited);
    const create = first('/batch/create', 201);
    const made = await send('POST', create.path, create.requestBody);
    expect(made.status).toBe(201);
    expect(shapeDifferences(create.responseBody, made.body)).toEqual([]);

    const { id } = (made.body as { results: { id: string }[] }).results[0]!;
    const update = first('/batch/update', 200);
    const { properties } = update.requestBody.inputs[0]!;
    const written = await send('POST', update.path, { inputs: [{ id, properties }] });
    expect(written.status).toBe(200);
    expect(shapeDifferences(update.responseBody, written.body)).toEqual([]);
    for (const [name, value] of Object.entries(update.responseHeaders)) {
      if (/ratelimit-(max|interval|secondly)$/i.test(name))
        expect([name, written.headers.get(name)]).toEqual([name, value]);
    }

    const archived = await send('POST', first('/batch/archive', 204).path, { inputs: [{ id }] });
    expect([archived.status, archived.body]).toEqual([204, '']);
    await limited.stop();
  });
});

describe.skipIf(!existsSync(DLT))('pages recorded in 2023', () => {
  it.each(['companies', 'contacts', 'deals', 'tickets'] as const)(
    'lists %s in a shape that has only grown since',
    async (type) => {
      const file = path.join(DLT, `${type}_data.json`);
      const theirs = JSON.parse(readFileSync(file, 'utf8')) as Body;
      const { properties } = theirs.results![0] as { properties: object };
      const asked = Object.keys(properties).join(',');
      const { body } = await call('GET', `/crm/v3/objects/${type}?properties=${asked}`);

      const [ours] = (body as Body).results!;
      expect(shapeDifferences(theirs.results![0], ours, { textOrNull: true })).toEqual([]);
    },
  );
});

type Listed = {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
};

const asRecord = ({ id, properties, createdAt, updatedAt }: Listed) => ({
  type: 'companies',
  id,
  properties,
  createdAt,
  updatedAt,
});

/** The recorded owner is not one of ours. */
function withKnownOwner(properties: Record<string, unknown>): Record<string, unknown> {
  return 'hubspot_owner_id' in properties
    ? { ...properties, hubspot_owner_id: '61700101' }
    : properties;
}
