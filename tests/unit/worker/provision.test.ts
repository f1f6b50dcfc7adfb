import { ownPropertyNames, provisionedProperties } from '@attain/shared/crm/write-back';
import { provision, wantedProperties } from '@attain/sync-worker/pipeline/provision';
import type { CrmSchema, PropertyDefinition } from '@attain/sync-worker/ports/crm';
import { describe, expect, it } from 'vitest';

import { someMapping } from './builders.ts';

/** A CRM that holds these definitions of both types, and notes what it is asked to do. */
function schemaWith(definitions: readonly PropertyDefinition[], refused: string | null = null) {
  const asked = {
    groups: [] as string[],
    created: [] as string[],
    updated: [] as PropertyDefinition[],
  };
  const crm: CrmSchema = {
    groups: async () => ['companyinformation'],
    createGroup: async (type) => void asked.groups.push(type),
    properties: async () => definitions,
    createProperties: async (_type, wanted) => {
      asked.created.push(...wanted.map(({ name }) => name));
      return wanted.map(({ name }) => ({ name, refused }));
    },
    updateProperty: async (_type, definition) => {
      asked.updated.push(definition);
      return { refused };
    },
  };
  return { crm, asked };
}

const ALL = provisionedProperties('companies');
const BAND = ALL.find(({ name }) => name === 'attain_health_band')!;
const SCORE = ALL.find(({ name }) => name === 'attain_health_score')!;

const withInstead = (changed: PropertyDefinition) =>
  ALL.map((definition) => (definition.name === changed.name ? changed : definition));

describe('an empty portal', () => {
  it('gets the group and every property of companies, and none of deals', async () => {
    const { crm, asked } = schemaWith([]);
    const report = await provision(crm, someMapping());
    expect(asked.groups).toEqual(['companies']);
    expect(report).toMatchObject({ alreadyThere: [], differing: [], refused: [] });
    expect(report.created).toEqual(ALL.map(({ name }) => name));
  });

  it('gets those of deals where a renewal pipeline is named', async () => {
    const { crm, asked } = schemaWith([]);
    await provision(crm, someMapping({ deals: { renewalPipeline: 'renewals' } }));
    expect(asked.groups).toEqual(['companies', 'deals']);
    expect(asked.created.length).toBe(ALL.length + ownPropertyNames('deals').length);
  });

  it('that refuses is quoted', async () => {
    const { crm } = schemaWith([], 'You have reached the limit of 1,000 properties.');
    const report = await provision(crm, someMapping());
    expect(report.created).toEqual([]);
    expect(report.refused[0]).toEqual({
      property: ALL[0]?.name,
      message: 'You have reached the limit of 1,000 properties.',
    });
  });
});

it('a portal that has them all is left alone', async () => {
  const { crm, asked } = schemaWith(ALL);
  const report = await provision(crm, someMapping());
  expect(asked).toMatchObject({ created: [], updated: [] });
  expect(report).toMatchObject({ created: [], differing: [], refused: [] });
  expect(report.alreadyThere.length).toBe(ALL.length);
});

it.each([
  ['label', { ...BAND, label: 'Kundengesundheit' }],
  ['description', { ...BAND, description: 'Ours.' }],
  ['group', { ...BAND, groupName: 'companyinformation' }],
  [
    'an option of their own',
    { ...BAND, options: [...BAND.options, { value: 'new', label: 'New' }] },
  ],
  ['radio buttons', { ...BAND, fieldType: 'radio' }],
])("what is the administrator's to change is no difference: %s", async (_, changed) => {
  const { crm, asked } = schemaWith(withInstead(changed));
  expect((await provision(crm, someMapping())).differing).toEqual([]);
  expect(asked.updated).toEqual([]);
});

describe('options that are missing', () => {
  const [first, ...rest] = BAND.options;
  const lacking = { ...BAND, options: [...rest, { value: 'own', label: 'Own' }] };

  it('are added behind what is there', async () => {
    const { crm, asked } = schemaWith(withInstead(lacking));
    const { differing, alreadyThere } = await provision(crm, someMapping());
    expect(differing).toEqual([
      { property: BAND.name, what: `lacks the options ${first?.value}`, mended: true },
    ]);
    expect(alreadyThere).not.toContain(BAND.name);
    expect(asked.updated.map(({ options }) => options.map(({ value }) => value))).toEqual([
      [...rest.map(({ value }) => value), 'own', first?.value],
    ]);
  });

  it('are told where HubSpot does not take them', async () => {
    const { crm } = schemaWith(withInstead(lacking), 'This property is read-only.');
    const { differing } = await provision(crm, someMapping());
    expect(differing[0]).toMatchObject({
      mended: false,
      what: `lacks the options ${first?.value}; This property is read-only.`,
    });
  });
});

it.each([
  ['number', { ...SCORE, type: 'string', fieldType: 'text' }],
  ['enumeration', { ...BAND, type: 'string', fieldType: 'text' }],
])('another type than %s is told and left alone', async (type, changed) => {
  const { crm, asked } = schemaWith(withInstead(changed));
  const { differing } = await provision(crm, someMapping());
  expect(differing).toHaveLength(1);
  expect(differing[0]).toMatchObject({ property: changed.name, mended: false });
  expect(differing[0]?.what).toContain(`should be ${type}/`);
  expect(asked.updated).toEqual([]);
});

it('an input that is mapped to a property of the portal needs none of ours', () => {
  const mapping = someMapping({ company: { contractValue: 'annual_fee' } });
  const names = wantedProperties('companies', mapping).map(({ name }) => name);
  expect(names).not.toContain('attain_contract_value');
  expect(names).toContain('attain_contract_start');
});
