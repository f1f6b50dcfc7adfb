import { beforeEach, expect, it, onTestFinished } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const BATCH = '/crm/objects/2026-09/companies/batch';

let box: Portal;
let call: Caller;

beforeEach(async () => {
  box = await startPortal({ limits: 'off', searchIndexLagMs: 0 });
  onTestFinished(() => box.stop());
  call = caller(box);
});

const companies = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => box.crm.create('companies', { name: `C${index}` }));

const input = (id: string, properties: Record<string, unknown>, trace = true) => ({
  id,
  properties,
  ...(trace ? { objectWriteTraceId: `run:${id}` } : {}),
});

it('takes a hundred inputs and refuses one more, writing nothing', async () => {
  const ids = companies(101);
  const inputs = ids.map((id) => input(id, { city: 'Oslo' }));

  const refused = await call('POST', `${BATCH}/update`, { inputs });
  expect(refused.status).toBe(400);
  expect(box.crm.value('companies', ids[0]!, 'city')).toBeNull();

  const taken = await call('POST', `${BATCH}/update`, { inputs: inputs.slice(1) });
  expect(taken.status).toBe(200);
  expect(taken.body.results).toHaveLength(100);
});

it('tells results apart by trace id, not by order', async () => {
  const ids = companies(3);
  const inputs = ids.map((id) => input(id, { city: 'Oslo' }));
  const { body } = await call('POST', `${BATCH}/update`, { inputs });

  expect(body.results.map(({ id }: { id: string }) => id)).not.toEqual(ids);
  for (const { id, objectWriteTraceId } of body.results)
    expect(objectWriteTraceId).toBe(`run:${id}`);
});

it('refuses the whole batch for one bad row when there are no trace ids', async () => {
  const [good, bad] = companies(2) as [string, string];
  const inputs = [input(good, { city: 'Oslo' }, false), input(bad, { missing: '1' }, false)];
  const { status, body } = await call('POST', `${BATCH}/update`, { inputs });

  expect(status).toBe(400);
  expect(body.category).toBe('VALIDATION_ERROR');
  expect(box.crm.value('companies', good, 'city')).toBeNull();
});

it('writes the good rows and names the bad ones when every input has its trace id', async () => {
  const [good, bad] = companies(2) as [string, string];
  const inputs = [input(good, { city: 'Oslo' }), input(bad, { missing: '1' })];
  const { status, body } = await call('POST', `${BATCH}/update`, { inputs });

  expect(status).toBe(207);
  expect(body).toMatchObject({ status: 'COMPLETE', numErrors: 1 });
  expect(body.errors[0].context.objectWriteTraceId).toEqual([`run:${bad}`]);
  expect(box.crm.value('companies', good, 'city')).toBe('Oslo');
});

it('takes equal trace ids for none: one bad row refuses the batch', async () => {
  const inputs = companies(2).map((id, index) => ({
    id,
    objectWriteTraceId: 'same',
    properties: index === 0 ? { city: 'Oslo' } : { missing: '1' },
  }));
  expect((await call('POST', `${BATCH}/update`, { inputs })).status).toBe(400);
});

it.each([{ trace: true }, { trace: false }])(
  'refuses repeated ids in words of its own (trace ids: $trace)',
  async ({ trace }) => {
    const [id] = companies(1) as [string];
    const inputs = [input(id, { city: 'Oslo' }, trace), input(id, { city: 'Bergen' }, trace)];
    const { status, body } = await call('POST', `${BATCH}/update`, { inputs });

    expect(status).toBe(400);
    expect(body).toEqual({
      status: 'error',
      message: `Duplicate IDs found in batch input: [${id}]. IDs must be unique`,
      correlationId: expect.any(String),
      context: { ids: [id] },
      category: 'VALIDATION_ERROR',
    });
  },
);

it('finds two merged ids to be one record', async () => {
  const [kept, merged] = companies(2) as [string, string];
  const survivor = box.crm.merge('companies', kept, merged);
  const inputs = [input(kept, { city: 'Oslo' }), input(merged, { city: 'Bergen' })];
  const { body } = await call('POST', `${BATCH}/update`, { inputs });

  expect(body.message).toContain(`[${survivor}]`);
});

it.each([
  { property: 'missing', value: '1', error: 'PROPERTY_DOESNT_EXIST' },
  { property: 'lifecyclestage', value: 'Customer', error: 'INVALID_OPTION' },
  { property: 'annualrevenue', value: '1,000', error: 'INVALID_INTEGER' },
  { property: 'annualrevenue', value: 'many', error: 'INVALID_INTEGER' },
  { property: 'attain_contract_renewal', value: '31.12.2026', error: 'INVALID_LONG' },
  { property: 'attain_contract_renewal', value: '2026-02-30', error: 'INVALID_LONG' },
  { property: 'attain_contract_renewal', value: '1763800000000', error: 'INVALID_DATE' },
  { property: 'hs_object_id', value: '7', error: 'READ_ONLY_VALUE' },
])('refuses $property = $value as $error, in JSON inside the message', async (row) => {
  const [id] = companies(1) as [string];
  const properties = { [row.property]: row.value };
  const { body } = await call('PATCH', `/crm/objects/2026-09/companies/${id}`, { properties });

  const [head, json] = String(body.message).split(/: (.*)/s);
  expect(head).toBe('Property values were not valid');
  expect(JSON.parse(json!)).toEqual([
    expect.objectContaining({
      isValid: false,
      error: row.error,
      name: row.property,
      portalId: box.portalId,
    }),
  ]);
});

it('stores everything as text, and an empty text clears', async () => {
  const [id] = companies(1) as [string];
  const path = `/crm/objects/2026-09/companies/${id}`;
  await call('PATCH', path, { properties: { annualrevenue: 42.5, city: 'Oslo' } });
  await call('PATCH', path, { properties: { city: '' } });

  const { body } = await call('GET', `${path}?properties=annualrevenue,city`);
  expect(body.properties).toMatchObject({ annualrevenue: '42.5', city: null });
});

it('bumps the last-modified date with any write, also of the same value', async () => {
  const id = box.crm.create('companies', { name: 'Acme' }, { updatedAt: '2026-01-01T00:00:00Z' });
  await call('POST', `${BATCH}/update`, { inputs: [input(id, { name: 'Acme' })] });

  expect(box.crm.get('companies', id)!.updatedAt > '2026-01-01T00:00:00Z').toBe(true);
});

it('reads what there is and lists the missing ids once', async () => {
  const [id] = companies(1) as [string];
  const inputs = [{ id }, { id: '1' }, { id: '2' }];
  const { status, body } = await call('POST', `${BATCH}/read`, { inputs, properties: ['name'] });

  expect(status).toBe(207);
  expect(body.results.map((row: { id: string }) => row.id)).toEqual([id]);
  expect(body.errors).toEqual([
    expect.objectContaining({ category: 'OBJECT_NOT_FOUND', context: { ids: ['1', '2'] } }),
  ]);
});

it('reads fifty with history, newest first, and refuses more', async () => {
  const ids = companies(51);
  await call('POST', `${BATCH}/update`, { inputs: [input(ids[0]!, { name: 'Renamed' })] });
  const read = (count: number) =>
    call('POST', `${BATCH}/read`, {
      inputs: ids.slice(0, count).map((id) => ({ id })),
      propertiesWithHistory: ['name'],
    });

  expect((await read(51)).status).toBe(400);
  const { body } = await read(50);
  const history = body.results[0].propertiesWithHistory.name;
  expect(history.map(({ value }: { value: string }) => value)).toEqual(['Renamed', 'C0']);
  expect(history[0]).toMatchObject({ sourceType: 'INTEGRATION' });
});

it('upserts by a unique property and says what is new', async () => {
  box.crm.defineProperty('companies', {
    name: 'external_key',
    label: 'Key',
    type: 'string',
    fieldType: 'text',
    hasUniqueValue: true,
  });
  const known = box.crm.create('companies', { name: 'Acme', external_key: 'k1' });
  const inputs = ['k1', 'k2'].map((id) => ({
    id,
    idProperty: 'external_key',
    objectWriteTraceId: id,
    properties: { city: 'Oslo' },
  }));
  const { body } = await call('POST', `${BATCH}/upsert`, { inputs });

  const isNew = Object.fromEntries(
    body.results.map((row: { objectWriteTraceId: string; new: boolean }) => [
      row.objectWriteTraceId,
      row.new,
    ]),
  );
  expect(isNew).toEqual({ k1: false, k2: true });
  expect(box.crm.value('companies', known, 'city')).toBe('Oslo');
});

it('does not take the domain for unique', async () => {
  const inputs = [{ id: 'acme.test', idProperty: 'domain', properties: { name: 'Acme' } }];
  const { status, body } = await call('POST', `${BATCH}/upsert`, { inputs });

  expect(status).toBe(400);
  expect(body.message).toBe('Unable to perform update/upsert by non-unique 0-2 property domain');
});

it('archives without an answer, twice without a complaint, and keeps the record in the bin', async () => {
  const [id] = companies(1) as [string];
  const archive = () => call('POST', `${BATCH}/archive`, { inputs: [{ id }] });
  expect(await archive()).toMatchObject({ status: 204, body: '' });
  expect((await archive()).status).toBe(204);

  const listed = await call('GET', '/crm/objects/2026-09/companies');
  const binned = await call('GET', '/crm/objects/2026-09/companies?archived=true');
  expect(listed.body.results).toEqual([]);
  expect(binned.body.results[0]).toMatchObject({ id, archived: true });
});

it('creates with associations in one call, and refuses a contact twice', async () => {
  const [company] = companies(1) as [string];
  const contact = {
    properties: { email: 'ann@acme.test' },
    associations: [
      {
        to: { id: company },
        types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 }],
      },
    ],
  };
  const created = await call('POST', '/crm/objects/2026-09/contacts', contact);
  expect(created.status).toBe(201);
  expect(box.crm.associated('companies', company, 'contacts')).toEqual([created.body.id]);

  const again = await call('POST', '/crm/objects/2026-09/contacts', contact);
  expect(again.status).toBe(409);
  expect(again.body.message).toBe(`Contact already exists. Existing ID: ${created.body.id}`);
});

it('makes tasks on their company, and none without a date', async () => {
  const [company] = companies(1) as [string];
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 192 }];
  const task = (trace: string, properties: Record<string, string>) => ({
    objectWriteTraceId: trace,
    properties,
    associations: [{ to: { id: company }, types }],
  });
  const { status, body } = await call('POST', '/crm/objects/2026-09/tasks/batch/create', {
    inputs: [
      task('dated', { hs_timestamp: '2026-11-22T12:00:00Z', hs_task_subject: 'Call' }),
      task('undated', { hs_task_subject: 'Call' }),
    ],
  });

  expect(status).toBe(207);
  expect(body.results).toMatchObject([{ objectWriteTraceId: 'dated' }]);
  expect(body.errors).toMatchObject([
    {
      category: 'VALIDATION_ERROR',
      message: 'Error creating TASK. Some required properties were not set.',
      context: { properties: ['hs_timestamp'], objectWriteTraceId: ['undated'] },
    },
  ]);
  expect(box.crm.associated('companies', company, 'tasks')).toHaveLength(1);
});
