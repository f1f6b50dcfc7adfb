import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { PropertyDefinition } from '@attain/sync-worker/ports/crm';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { startPortal } from '../portal/portal.ts';

async function connected() {
  const portal = await startPortal({ limits: 'off' });
  const crm = hubspotCrm({
    origin: portal.origin,
    accessToken: portal.token,
    log: silentLog,
    sleep: async () => undefined,
  });
  onTestFinished(async () => {
    await crm.close();
    await portal.stop();
  });
  return { portal, crm };
}

function definition(overrides: Partial<PropertyDefinition> = {}): PropertyDefinition {
  return {
    name: 'attain_test_score',
    label: 'Test score',
    description: 'A score of 0 to 100.',
    groupName: 'attain_test',
    type: 'number',
    fieldType: 'number',
    options: [],
    ...overrides,
  };
}

const band = definition({
  name: 'attain_test_band',
  label: 'Test band',
  type: 'enumeration',
  fieldType: 'select',
  options: [
    { value: 'healthy', label: 'Healthy' },
    { value: 'critical', label: 'Critical' },
  ],
});

async function provisioned() {
  const { portal, crm } = await connected();
  await crm.createGroup('companies', { name: 'attain_test', label: 'Attain test' });
  await crm.createProperties('companies', [definition(), band]);
  return { portal, crm };
}

describe('writing records', () => {
  it('writes a batch in one call, and clears with an empty value', async () => {
    const { portal, crm } = await provisioned();
    const ids = Array.from({ length: 100 }, (_, n) =>
      portal.crm.create('companies', { name: `${n}` }),
    );
    const outcomes = await crm.write(
      'companies',
      ids.map((id) => ({ id, properties: { attain_test_score: '42.5' } })),
    );
    expect(outcomes.every(({ kind }) => kind === 'written')).toBe(true);
    expect(portal.requests.count({ method: 'POST', path: /batch\/update$/ })).toBe(1);
    expect(portal.crm.value('companies', ids[99]!, 'attain_test_score')).toBe('42.5');

    await crm.write('companies', [{ id: ids[0]!, properties: { attain_test_score: '' } }]);
    expect(portal.crm.value('companies', ids[0]!, 'attain_test_score') ?? '').toBe('');
  });

  it('says why HubSpot refuses a record, and writes its neighbours', async () => {
    const { portal, crm } = await provisioned();
    const ids = Array.from({ length: 4 }, (_, n) =>
      portal.crm.create('companies', { name: `${n}` }),
    );
    const outcomes = await crm.write('companies', [
      { id: ids[0]!, properties: { attain_test_score: '1' } },
      { id: ids[1]!, properties: { attain_test_band: 'splendid' } },
      { id: ids[2]!, properties: { attain_test_gone: 'x' } },
      { id: '99999999999', properties: { attain_test_score: '1' } },
    ]);
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    expect(byId.get(ids[0]!)).toEqual({ kind: 'written', id: ids[0] });
    expect(byId.get(ids[1]!)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'INVALID_OPTION', property: 'attain_test_band' }],
    });
    expect(byId.get(ids[2]!)).toMatchObject({
      refusals: [{ code: 'PROPERTY_DOESNT_EXIST', property: 'attain_test_gone' }],
    });
    expect(byId.get('99999999999')).toMatchObject({
      refusals: [{ code: 'OBJECT_NOT_FOUND', property: null }],
    });
  });

  it('reaches the survivor of merged records once and for all', async () => {
    const { portal, crm } = await provisioned();
    const [kept, gone] = [
      portal.crm.create('companies', { name: 'Kept' }),
      portal.crm.create('companies', { name: 'Gone' }),
    ];
    const survivor = portal.crm.merge('companies', kept, gone, { mintsId: false });
    const outcomes = await crm.write('companies', [
      { id: survivor, properties: { attain_test_score: '80' } },
      { id: survivor === kept ? gone : kept, properties: { attain_test_score: '20' } },
    ]);
    expect(outcomes).toHaveLength(2);
    expect(outcomes).toContainEqual({ kind: 'written', id: survivor });
    expect(outcomes).toContainEqual(expect.objectContaining({ kind: 'written', survivor }));
    expect(portal.crm.value('companies', survivor, 'attain_test_score')).toBe('80');
  });

  it('writes again after an answer that was lost on its way: an update may be repeated', async () => {
    const { portal, crm } = await provisioned();
    const id = portal.crm.create('companies', { name: 'Acme' });
    portal.faults.script([
      { match: { path: /batch\/update$/ }, then: { kind: 'commitThen', status: 502 } },
      { match: { path: /batch\/update$/ }, then: { kind: 'commitThenReset' } },
    ]);
    expect(await crm.write('companies', [{ id, properties: { attain_test_score: '7' } }])).toEqual([
      { kind: 'written', id },
    ]);
    expect(crm.calls().retried).toBe(2);
  });
});

describe('properties and their groups', () => {
  it('are created in one call, with their options, and are there afterwards', async () => {
    const { portal, crm } = await provisioned();
    expect(await crm.groups('companies')).toContain('attain_test');
    const found = (await crm.properties('companies')).filter(
      ({ groupName }) => groupName === 'attain_test',
    );
    expect(found.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([band, definition()]);
    expect(portal.requests.count({ method: 'POST', path: /batch\/create$/ })).toBe(1);
    expect(portal.requests.count({ method: 'PATCH' })).toBe(0);
  });

  it('count as created when they are there already', async () => {
    const { crm } = await provisioned();
    await crm.createGroup('companies', { name: 'attain_test', label: 'Attain test' });
    expect(
      await crm.createProperties('companies', [
        definition(),
        definition({ name: 'attain_test_new' }),
      ]),
    ).toEqual([
      { name: 'attain_test_score', refused: null },
      { name: 'attain_test_new', refused: null },
    ]);
  });

  it('are created once when the answer was lost on its way', async () => {
    const { portal, crm } = await connected();
    await crm.createGroup('companies', { name: 'attain_test', label: 'Attain test' });
    portal.faults.script([
      { match: { method: 'POST', path: /batch\/create$/ }, then: { kind: 'commitThenReset' } },
    ]);
    expect(await crm.createProperties('companies', [definition(), band])).toEqual([
      { name: 'attain_test_score', refused: null },
      { name: 'attain_test_band', refused: null },
    ]);
  });

  it('are refused in the words of HubSpot, one by one', async () => {
    const { crm } = await provisioned();
    const [good, bad] = await crm.createProperties('companies', [
      definition({ name: 'attain_test_fine' }),
      definition({ name: 'Not A Name' }),
    ]);
    expect(good).toEqual({ name: 'attain_test_fine', refused: null });
    expect(bad?.refused).toMatch(/Not A Name/);
  });

  it('are changed, options included', async () => {
    const { portal, crm } = await provisioned();
    const wider = {
      ...band,
      label: 'Band',
      options: [...band.options, { value: 'stable', label: 'Stable' }],
    };
    expect(await crm.updateProperty('companies', wider)).toEqual({ refused: null });
    expect(await crm.properties('companies')).toContainEqual(wider);
    expect(portal.requests.count({ method: 'PATCH' })).toBe(1);
    expect(crm.calls().byEndpoint).toHaveProperty(
      'PATCH /crm/properties/2026-09/companies/{name}',
      1,
    );
  });

  it('are not changed where they do not exist', async () => {
    const { crm } = await provisioned();
    const { refused } = await crm.updateProperty('companies', definition({ name: 'attain_none' }));
    expect(refused).toEqual(expect.any(String));
  });

  it('come back from the archive as they are wanted, not as they were', async () => {
    const { portal, crm } = await provisioned();
    const response = await fetch(
      `${portal.origin}/crm/properties/2026-09/companies/attain_test_band`,
      { method: 'DELETE', headers: { authorization: `Bearer ${portal.token}` } },
    );
    expect(response.status).toBe(204);
    const wanted = { ...band, options: [{ value: 'healthy', label: 'In good health' }] };
    expect(await crm.createProperties('companies', [wanted])).toEqual([
      { name: 'attain_test_band', refused: null },
    ]);
    expect(await crm.properties('companies')).toContainEqual(wanted);
  });
});
