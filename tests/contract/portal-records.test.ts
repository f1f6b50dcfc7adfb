import { beforeEach, expect, it, onTestFinished } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const COMPANIES = '/crm/objects/2026-09/companies';

let box: Portal;
let call: Caller;

beforeEach(async () => {
  box = await startPortal({ limits: 'off', searchIndexLagMs: 0 });
  onTestFinished(() => box.stop());
  call = caller(box);
});

it('lists in id order, page after page, also while records come and go', async () => {
  const ids = Array.from({ length: 5 }, (_, index) =>
    box.crm.create('companies', { name: `C${index}` }),
  );
  const first = await call('GET', `${COMPANIES}?limit=2`);
  box.crm.archive('companies', ids[1]!);
  const added = box.crm.create('companies', { name: 'late' });
  const { after } = first.body.paging.next;
  const second = await call('GET', `${COMPANIES}?limit=10&after=${after}`);

  const seen = [...first.body.results, ...second.body.results].map(({ id }) => id);
  expect(seen).toEqual([...ids, added]);
  expect(second.body.paging).toBeUndefined();
});

it('answers all values as text or null, unknown properties not at all', async () => {
  box.crm.create('companies', { name: 'Acme', annualrevenue: 5 });
  const { body } = await call('GET', `${COMPANIES}?properties=name,annualrevenue,city,unknown`);

  const { properties } = body.results[0];
  expect(properties).toMatchObject({ name: 'Acme', annualrevenue: '5', city: null });
  expect(properties).not.toHaveProperty('unknown');
});

it.each([
  { query: 'limit=101', status: 400 },
  { query: 'limit=51&propertiesWithHistory=name', status: 400 },
  { query: 'after=nonsense', status: 400 },
  { query: 'limit=100', status: 200 },
])('answers a list with $query by $status', async ({ query, status }) => {
  expect((await call('GET', `${COMPANIES}?${query}`)).status).toBe(status);
});

it.each(['companies', 'company', '0-2', 'COMPANY'])('knows the object as %s', async (name) => {
  expect((await call('GET', `/crm/objects/2026-03/${name}`)).status).toBe(200);
  expect((await call('GET', `/crm/v3/objects/${name}`)).status).toBe(200);
});

it('follows a merge: old ids lead to a survivor with another id, and leave the lists', async () => {
  const contact = box.crm.create('contacts', { email: 'ann@acme.test' });
  const primary = box.crm.create('companies', { name: 'Acme' });
  const other = box.crm.create(
    'companies',
    { name: 'Acme Inc', city: 'Oslo' },
    { associations: { contacts: [contact] } },
  );
  const merged = await call('POST', `${COMPANIES}/merge`, {
    primaryObjectId: primary,
    objectIdToMerge: other,
  });
  const survivor = merged.body.id;
  expect([primary, other]).not.toContain(survivor);

  const old = await call('GET', `${COMPANIES}/${other}?properties=name,city,hs_merged_object_ids`);
  expect(old.body).toMatchObject({
    id: survivor,
    properties: { name: 'Acme', city: 'Oslo', hs_merged_object_ids: `${primary};${other}` },
  });
  const list = await call('GET', COMPANIES);
  const binned = await call('GET', `${COMPANIES}?archived=true`);
  expect(list.body.results.map(({ id }: { id: string }) => id)).toEqual([survivor]);
  expect(binned.body.results).toEqual([]);
  expect(box.crm.associated('companies', survivor, 'contacts')).toEqual([contact]);
});

it('calculates open and won from the stage of the pipeline', async () => {
  const deal = box.crm.create('deals', { pipeline: 'renewals', dealstage: 'renewal_proposal' });
  const read = async () =>
    (
      await call(
        'GET',
        `/crm/objects/2026-09/deals/${deal}?properties=hs_is_closed,hs_is_closed_won`,
      )
    ).body.properties;

  expect(await read()).toMatchObject({ hs_is_closed: 'false', hs_is_closed_won: 'false' });
  box.crm.update('deals', deal, { dealstage: 'renewal_lost' });
  expect(await read()).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'false' });
  box.crm.update('deals', deal, { dealstage: 'renewal_won' });
  expect(await read()).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'true' });
});

it('stamps the close date of a ticket that is closed, and clears it when it is opened again', () => {
  const id = box.crm.create('tickets', { subject: 'Help', hs_pipeline_stage: '1' });
  box.crm.update('tickets', id, { hs_pipeline_stage: '4' });
  expect(box.crm.value('tickets', id, 'closed_date')).not.toBeNull();
  box.crm.update('tickets', id, { hs_pipeline_stage: '3' });
  expect(box.crm.value('tickets', id, 'closed_date')).toBeNull();
});

it('reads associations both ways and names inputs without any as errors', async () => {
  const company = box.crm.create('companies', { name: 'Acme' });
  const lonely = box.crm.create('companies', { name: 'Lonely' });
  const contact = box.crm.create('contacts', {}, { associations: { companies: [company] } });
  const { status, body } = await call(
    'POST',
    '/crm/associations/2026-09/companies/contacts/batch/read',
    { inputs: [{ id: company }, { id: lonely }] },
  );

  expect(status).toBe(207);
  expect(body.results).toEqual([
    {
      from: { id: company },
      to: [
        {
          toObjectId: Number(contact),
          associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 280, label: null }],
        },
      ],
    },
  ]);
  expect(body.errors[0]).toMatchObject({
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    context: { fromObjectId: [lonely] },
  });
});

it('pages the associations of one record', async () => {
  const contacts = Array.from({ length: 501 }, () => box.crm.create('contacts', {}));
  const company = box.crm.create('companies', {}, { associations: { contacts } });
  const read = (after?: string) =>
    call('POST', '/crm/associations/2026-09/companies/contacts/batch/read', {
      inputs: [{ id: company, ...(after ? { after } : {}) }],
    });

  const first = await read();
  expect(first.body.results[0].to).toHaveLength(500);
  const second = await read(first.body.results[0].paging.next.after);
  expect(second.body.results[0].to).toHaveLength(1);
  expect(second.body.results[0].paging).toBeUndefined();

  const listed = await call('GET', `${COMPANIES}/${company}?associations=contacts`);
  expect(listed.body.associations.contacts.results).toHaveLength(100);
  expect(listed.body.associations.contacts.paging.next.after).toBeTypeOf('string');
});

it('associates by default as often as one likes', async () => {
  const company = box.crm.create('companies', {});
  const note = box.crm.create('notes', { hs_timestamp: '2026-11-22T00:00:00Z' });
  const path = `/crm/objects/2026-09/notes/${note}/associations/default/companies/${company}`;

  expect((await call('PUT', path)).body.status).toBe('COMPLETE');
  expect((await call('PUT', path)).status).toBe(200);
  expect(box.crm.associated('companies', company, 'notes')).toEqual([note]);
});

it('takes the associations of an archived record out of sight', () => {
  const contact = box.crm.create('contacts', {});
  const company = box.crm.create('companies', {}, { associations: { contacts: [contact] } });
  box.crm.archive('contacts', contact);
  expect(box.crm.associated('companies', company, 'contacts')).toEqual([]);
  box.crm.restore('contacts', contact);
  expect(box.crm.associated('companies', company, 'contacts')).toEqual([contact]);
});

it('starts with the records it is given', async () => {
  const loaded = await startPortal({
    limits: 'off',
    data: [
      {
        type: 'companies',
        id: '406260751575',
        properties: { name: 'Loaded', some_custom: 'x' },
        createdAt: '2026-02-25T16:14:38.670Z',
        updatedAt: '2026-03-09T20:23:36.861Z',
        associations: { contacts: ['713492963559'] },
      },
      {
        type: 'contact',
        id: '713492963559',
        properties: { email: 'ann@acme.test' },
        createdAt: '2026-02-25T16:14:38.670Z',
        updatedAt: '2026-03-09T20:23:36.861Z',
        archived: false,
      },
    ],
  });
  onTestFinished(() => loaded.stop());
  const { body } = await caller(loaded)(
    'GET',
    `${COMPANIES}/406260751575?properties=some_custom&associations=contacts`,
  );

  expect(body).toMatchObject({
    properties: { some_custom: 'x' },
    updatedAt: '2026-03-09T20:23:36.861Z',
    associations: { contacts: { results: [{ id: '713492963559' }] } },
  });
});
