import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const SCHEMAS = '/crm-object-schemas/2026-09/schemas';

const goals = {
  name: 'Goals',
  labels: { singular: 'Goal', plural: 'Goals' },
  primaryDisplayProperty: 'title',
  requiredProperties: ['title'],
  properties: [
    { name: 'title', label: 'Title', type: 'string', fieldType: 'text' },
    { name: 'target', label: 'Target', type: 'number', fieldType: 'number' },
    { name: 'key', label: 'Key', type: 'string', fieldType: 'text', hasUniqueValue: true },
  ],
  associatedObjects: ['COMPANY'],
};

let box: Portal;
let call: Caller;

beforeEach(async () => {
  box = await startPortal({ limits: 'off', searchIndexLagMs: 0, enterprise: true });
  onTestFinished(() => box.stop());
  call = caller(box);
});

const named = () => `p${box.portalId}_goals`;
const objects = (rest = '') => `/crm/objects/2026-09/${named()}${rest}`;

describe('the definition of a custom object', () => {
  it('is created with its properties and its associations, and found by id and by name', async () => {
    const { status, body } = await call('POST', SCHEMAS, goals);

    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'goals',
      fullyQualifiedName: named(),
      objectTypeId: expect.stringMatching(/^2-\d+$/),
      primaryDisplayProperty: 'title',
      requiredProperties: ['title'],
    });
    const names = ['title', 'target', 'key', 'hs_object_id', 'hs_lastmodifieddate'];
    expect(body.properties).toEqual(
      expect.arrayContaining(names.map((name): unknown => expect.objectContaining({ name }))),
    );
    expect(body.associations).toEqual([
      expect.objectContaining({ fromObjectTypeId: body.objectTypeId, toObjectTypeId: '0-2' }),
      expect.objectContaining({ fromObjectTypeId: '0-2', toObjectTypeId: body.objectTypeId }),
    ]);
    for (const name of [named(), 'p_goals', body.objectTypeId])
      expect((await call('GET', `${SCHEMAS}/${String(name)}`)).body.name).toBe('goals');
    expect((await call('GET', SCHEMAS)).body.results).toHaveLength(1);
  });

  it('is refused a second time', async () => {
    await call('POST', SCHEMAS, goals);
    const { status, body } = await call('POST', SCHEMAS, goals);
    expect({ status, category: body.category }).toEqual({
      status: 409,
      category: 'OBJECT_ALREADY_EXISTS',
    });
  });

  it.each([
    ['a display property that it does not have', { primaryDisplayProperty: 'name' }],
    ['a required property that it does not have', { requiredProperties: ['owner'] }],
    ['a name with a hyphen', { name: 'my-goals' }],
    ['an associated object that does not exist', { associatedObjects: ['WIDGET'] }],
    ['no property', { properties: [] }],
  ])('is refused for %s', async (_, change) => {
    const { status, body } = await call('POST', SCHEMAS, { ...goals, ...change });
    expect({ status, category: body.category }).toEqual({
      status: 400,
      category: 'VALIDATION_ERROR',
    });
  });

  it('is not found before it exists, nor in another portal', async () => {
    await call('POST', SCHEMAS, goals);
    const other = await startPortal({ limits: 'off', enterprise: true });
    onTestFinished(() => other.stop());
    const type = box.crm.objectType(named())!;

    expect((await caller(other)('GET', `${SCHEMAS}/${type}`)).status).toBe(404);
    const read = await caller(other)('GET', `/crm/objects/2026-09/${type}`);
    expect(read.status).toBe(400);
    expect(read.body.message).toBe(`Unable to infer object type from: ${type}`);
  });

  it('goes once its records have gone', async () => {
    await call('POST', SCHEMAS, goals);
    const { body } = await call('POST', objects(), { properties: { title: 'Faster' } });
    expect((await call('DELETE', `${SCHEMAS}/${named()}`)).status).toBe(400);

    await call('DELETE', objects(`/${body.id}`));
    expect((await call('DELETE', `${SCHEMAS}/${named()}`)).status).toBe(204);
    expect((await call('GET', objects())).status).toBe(400);
  });
});

describe('an account without an Enterprise hub', () => {
  it('grants no scope for custom objects, and says which one is missing', async () => {
    const pro = await startPortal({ limits: 'off' });
    onTestFinished(() => pro.stop());
    const { status, body } = await caller(pro)('POST', SCHEMAS, goals);
    expect(status).toBe(403);
    expect(body.category).toBe('MISSING_SCOPES');
    expect(body.errors[0].context.requiredGranularScopes).toEqual(['crm.schemas.custom.write']);
  });
});

describe('the records of a custom object', () => {
  beforeEach(async () => void (await call('POST', SCHEMAS, goals)));

  it('are created, listed, searched and read like any other, by name and by type id', async () => {
    const { status, body } = await call('POST', objects(), {
      properties: { title: 'Faster reports', target: '2' },
    });
    expect(status).toBe(201);
    const type = box.crm.objectType(named())!;

    const listed = await call('GET', `/crm/objects/2026-09/${type}?properties=title,target`);
    expect(listed.body.results[0].properties).toMatchObject({
      title: 'Faster reports',
      target: '2',
      hs_object_id: body.id,
    });
    const found = await call('POST', objects('/search'), {
      filterGroups: [
        { filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '0' }] },
      ],
      properties: ['title'],
    });
    expect(found.body.total).toBe(1);
    const read = await call('POST', objects('/batch/read'), {
      inputs: [{ id: body.id }],
      properties: [],
      propertiesWithHistory: ['target'],
    });
    expect(read.body.results[0].propertiesWithHistory).toMatchObject({
      target: [{ value: '2', sourceType: 'INTEGRATION' }],
    });
  });

  it('need what the definition requires', async () => {
    const { status, body } = await call('POST', objects(), { properties: { target: '2' } });
    expect(status).toBe(400);
    expect(body.message).toContain('Some required properties were not set');
  });

  it('are created or updated by a unique property, once however often they are sent', async () => {
    const upsert = (title: string) =>
      call('POST', objects('/batch/upsert'), {
        inputs: [{ id: 'g1', idProperty: 'key', objectWriteTraceId: 'g1', properties: { title } }],
      });
    const first = await upsert('Faster');
    const second = await upsert('Fastest');

    expect(first.body.results[0]).toMatchObject({ new: true, objectWriteTraceId: 'g1' });
    expect(second.body.results[0]).toMatchObject({ new: false, id: first.body.results[0].id });
    const type = box.crm.objectType(named())!;
    expect(box.crm.count(type)).toBe(1);
    expect(box.crm.value(type, first.body.results[0].id, 'title')).toBe('Fastest');
  });

  it('are associated with companies both ways, under ids that their definition brought', async () => {
    const company = box.crm.create('companies', { name: 'Acme' });
    const { body } = await call('POST', objects(), { properties: { title: 'Faster' } });
    const associated = await call(
      'POST',
      `/crm/associations/2026-09/${named()}/companies/batch/associate/default`,
      { inputs: [{ from: { id: body.id }, to: { id: company } }] },
    );
    expect(associated.body.results[0]).toMatchObject({
      associationSpec: { associationCategory: 'USER_DEFINED' },
    });

    const back = await call('POST', `/crm/associations/2026-09/companies/${named()}/batch/read`, {
      inputs: [{ id: company }],
    });
    expect(back.body.results[0].to).toEqual([
      expect.objectContaining({ toObjectId: Number(body.id) }),
    ]);
  });

  it('move to the survivor when their company is merged', async () => {
    const [left, right] = ['A', 'B'].map((name) => box.crm.create('companies', { name }));
    const type = box.crm.objectType(named())!;
    const goal = box.crm.create(
      type,
      { title: 'Faster' },
      { associations: { companies: [right!] } },
    );
    const survivor = box.crm.merge('companies', left!, right!);
    expect(box.crm.associated(type, goal, 'companies')).toEqual([survivor]);
  });
});
