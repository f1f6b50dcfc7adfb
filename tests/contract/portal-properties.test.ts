import { beforeEach, expect, it, onTestFinished } from 'vitest';

import { type Caller, caller } from '../portal/call.ts';
import { type Portal, startPortal } from '../portal/portal.ts';

const PROPERTIES = '/crm/properties/2026-09/companies';
const score = {
  name: 'score',
  label: 'Score',
  type: 'number',
  fieldType: 'number',
  groupName: 'ours',
};

let box: Portal;
let call: Caller;

beforeEach(async () => {
  box = await startPortal({ limits: 'off' });
  onTestFinished(() => box.stop());
  call = caller(box);
  await call('POST', `${PROPERTIES}/groups`, { name: 'ours', label: 'Ours', displayOrder: 1 });
});

it('creates a property once and says so the second time', async () => {
  const made = await call('POST', PROPERTIES, score);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...score, hasUniqueValue: false, archived: false });

  const again = await call('POST', PROPERTIES, score);
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({
    category: 'OBJECT_ALREADY_EXISTS',
    subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
  });
});

it('creates in a batch what it can, and lists the rest', async () => {
  await call('POST', PROPERTIES, score);
  const { status, body } = await call('POST', `${PROPERTIES}/batch/create`, {
    inputs: [score, { ...score, name: 'other' }],
  });

  expect(status).toBe(207);
  expect(body.results).toEqual([expect.objectContaining({ name: 'other' })]);
  expect(body.errors).toEqual([
    expect.objectContaining({ subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' }),
  ]);
});

it('brings an archived name back with its old values', async () => {
  await call('POST', PROPERTIES, score);
  const id = box.crm.create('companies', { score: 7 });
  await call('DELETE', `${PROPERTIES}/score`);
  expect((await call('GET', `${PROPERTIES}/score`)).status).toBe(404);
  expect(box.crm.get('companies', id)!.properties).not.toHaveProperty('score');

  expect((await call('POST', PROPERTIES, score)).status).toBe(201);
  expect(box.crm.get('companies', id)!.properties['score']).toBe('7');
});

it('replaces the whole list of options', async () => {
  const option = (value: string) => ({ label: value, value, displayOrder: 0, hidden: false });
  const band = { ...score, name: 'band', type: 'enumeration', fieldType: 'select' };
  await call('POST', PROPERTIES, { ...band, options: [option('red'), option('green')] });
  await call('PATCH', `${PROPERTIES}/band`, { options: [option('blue')] });

  expect((await call('GET', `${PROPERTIES}/band`)).body.options).toEqual([option('blue')]);
});

it.each([
  { fault: 'an unknown group', draft: { groupName: 'nowhere' } },
  { fault: 'capitals in the name', draft: { name: 'Score' } },
  { fault: 'a field type of another type', draft: { fieldType: 'checkbox' } },
  { fault: 'an enumeration without options', draft: { type: 'enumeration', fieldType: 'select' } },
  { fault: 'a bool without yes and no', draft: { type: 'bool', fieldType: 'booleancheckbox' } },
  { fault: 'a roll-up', draft: { fieldType: 'calculation_rollup' } },
])('refuses $fault', async ({ draft }) => {
  expect((await call('POST', PROPERTIES, { ...score, ...draft })).status).toBe(400);
});

it('takes no change to what HubSpot defined, nor to a type', async () => {
  await call('POST', PROPERTIES, score);
  expect((await call('PATCH', `${PROPERTIES}/domain`, { label: 'x' })).status).toBe(400);
  expect((await call('DELETE', `${PROPERTIES}/domain`)).status).toBe(400);
  expect((await call('PATCH', `${PROPERTIES}/score`, { type: 'string' })).status).toBe(400);
});

it('archives a group only when it is empty, and for good', async () => {
  await call('POST', PROPERTIES, score);
  const refused = await call('DELETE', `${PROPERTIES}/groups/ours`);
  expect(refused.body.subCategory).toBe('PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES');

  await call('DELETE', `${PROPERTIES}/score`);
  expect((await call('DELETE', `${PROPERTIES}/groups/ours`)).status).toBe(204);
  expect((await call('GET', `${PROPERTIES}/groups/ours`)).status).toBe(404);
});

it('reads and writes a new property at once', async () => {
  const id = box.crm.create('companies', { name: 'Acme' });
  const path = `/crm/objects/2026-09/companies/${id}`;
  await call('GET', `${path}?properties=score`);
  await call('POST', PROPERTIES, score);
  await call('PATCH', path, { properties: { score: '12.5' } });

  expect((await call('GET', `${path}?properties=score`)).body.properties.score).toBe('12.5');
});

it('starts without the contract properties where the account has none', async () => {
  const bare = await startPortal({ limits: 'off', contractProperties: false });
  onTestFinished(() => bare.stop());

  expect(bare.crm.property('companies', 'attain_contract_value')).toBeUndefined();
  expect(box.crm.property('companies', 'attain_contract_value')).toMatchObject({ type: 'number' });
});
