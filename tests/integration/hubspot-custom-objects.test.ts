import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import type { CustomObject, ObjectDefinition } from '@attain/sync-worker/ports/crm';
import { MissingScopeError } from '@attain/sync-worker/ports/errors';
import { silentLog } from '@attain/sync-worker/ports/log';
import { describe, expect, it, onTestFinished } from 'vitest';

import { virtualClock } from '../portal/clock.ts';
import { type PortalOptions, startPortal } from '../portal/portal.ts';

async function connected(options: PortalOptions = {}) {
  const portal = await startPortal({ limits: 'off', enterprise: true, ...options });
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
  const type: CustomObject = `p${portal.portalId}_promise`;
  return { portal, crm, type };
}

const text = (name: string) => ({
  name,
  label: name,
  description: '',
  groupName: '',
  type: 'string',
  fieldType: 'text',
  options: [],
});

const PROMISE: ObjectDefinition = {
  name: 'promise',
  labels: { singular: 'Promise', plural: 'Promises' },
  description: 'What was promised.',
  primaryDisplayProperty: 'title',
  secondaryDisplayProperties: [],
  requiredProperties: ['key'],
  searchableProperties: ['title'],
  associatedObjects: ['COMPANY'],
  properties: [
    text('title'),
    { ...text('key'), hasUniqueValue: true },
    {
      ...text('state'),
      type: 'enumeration',
      fieldType: 'select',
      options: [{ value: 'kept', label: 'Kept' }],
    },
  ],
};

describe('a custom object', () => {
  it('is created once, and told with its properties', async () => {
    const { crm, type } = await connected();
    expect(await crm.objectProperties(type)).toBeUndefined();
    expect(await crm.createObject(PROMISE)).toEqual({ refused: null });
    expect(await crm.createObject(PROMISE)).toEqual({ refused: null });
    const names = (await crm.objectProperties(type))?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['title', 'key', 'state']));
  });

  it('that HubSpot refuses is quoted', async () => {
    const { crm } = await connected();
    const { refused } = await crm.createObject({ ...PROMISE, primaryDisplayProperty: 'name' });
    expect(refused).toMatch(/"name" is not defined/);
  });

  it('lacks a scope where the portal has no Enterprise hub', async () => {
    const { crm, type } = await connected({ enterprise: false });
    await expect(crm.createObject(PROMISE)).rejects.toThrow(MissingScopeError);
    await expect(crm.objectProperties(type)).rejects.toThrow(/crm\.schemas\.custom\.read/);
  });
});

describe('records by a unique property', () => {
  it('are created, then updated, and one that is refused keeps back no other', async () => {
    const { portal, crm, type } = await connected();
    await crm.createObject(PROMISE);
    const patch = (id: string, properties: Record<string, string>) => ({ id, properties });
    const [first] = await crm.upsert(type, 'key', [patch('k1', { title: 'A' })]);
    const outcomes = await crm.upsert(type, 'key', [
      patch('k1', { title: 'B' }),
      patch('k2', { title: 'C', state: 'broken' }),
      patch('k3', { title: 'D', state: 'kept' }),
    ]);
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    expect(byId.get('k1')).toEqual(first);
    expect(byId.get('k2')).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'INVALID_OPTION', property: 'state' }],
    });
    expect(byId.get('k3')).toMatchObject({ kind: 'written' });
    expect(portal.crm.count(portal.crm.objectType(type)!)).toBe(2);
  });

  it('of an object that the portal does not have are an error, not refusals', async () => {
    const { crm, type } = await connected();
    await expect(crm.upsert(type, 'key', [{ id: 'k', properties: {} }])).rejects.toThrow(
      /Unable to infer object type/,
    );
  });

  it('are associated with companies; a company that is gone is left out', async () => {
    const { portal, crm, type } = await connected();
    await crm.createObject(PROMISE);
    const company = portal.crm.create('companies', { name: 'Acme' });
    const outcomes = await crm.upsert(type, 'key', [
      { id: 'k1', properties: { title: 'A' } },
      { id: 'k2', properties: { title: 'B' } },
    ]);
    const ids = outcomes.flatMap((outcome) => (outcome.kind === 'written' ? outcome.objectId : []));
    const [one = '', two = ''] = ids;
    const pairs = [
      { from: one, to: company },
      { from: two, to: '999' },
    ];
    expect(await crm.associate(type, 'companies', pairs)).toEqual([one]);
    expect(await crm.associate(type, 'companies', pairs.slice(0, 1))).toEqual([one]);
    const own = portal.crm.objectType(type)!;
    expect(portal.crm.associated(own, one, 'companies')).toEqual([company]);
  });
});

describe('the history of properties', () => {
  it('is told oldest first, fifty records a call, unknown ones left out', async () => {
    const clock = virtualClock('2026-01-01T00:00:00Z');
    const { portal, crm } = await connected({ clock });
    const ids = Array.from({ length: 60 }, () => portal.crm.create('companies', { name: 'A' }));
    clock.advance(60_000);
    for (const id of ids) portal.crm.update('companies', id, { name: 'B' });

    const found = [];
    for await (const page of crm.history('companies', [...ids, '999'], ['name']))
      found.push(...page);
    expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(found[0]?.versions).toEqual({
      name: [
        { value: 'A', at: Date.parse('2026-01-01T00:00:00Z') },
        { value: 'B', at: Date.parse('2026-01-01T00:01:00Z') },
      ],
    });
    expect(portal.requests.count({ path: /companies\/batch\/read$/ })).toBe(2);
  });
});
