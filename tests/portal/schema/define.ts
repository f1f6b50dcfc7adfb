import type { PropertyDefinition, PropertyOption } from '../crm/property-definition.ts';

export type Draft = Pick<PropertyDefinition, 'name' | 'label' | 'type' | 'fieldType'> &
  Partial<PropertyDefinition>;

/** A definition with the values HubSpot gives to whatever was left out. */
export function property(draft: Draft, groupName: string): PropertyDefinition {
  return {
    description: '',
    groupName,
    options: [],
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    formField: false,
    dataSensitivity: 'non_sensitive',
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
    ...draft,
  };
}

/** A property that comes with every portal. */
export function standard(draft: Draft, groupName: string): PropertyDefinition {
  return property(
    {
      hubspotDefined: true,
      createdAt: '2019-08-06T02:41:46.048Z',
      updatedAt: '2024-12-19T18:53:37.030Z',
      modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: false },
      ...draft,
    },
    groupName,
  );
}

export const text = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'string',
  fieldType: 'text',
});
export const longText = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'string',
  fieldType: 'textarea',
});
export const number = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'number',
  fieldType: 'number',
});
export const date = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'date',
  fieldType: 'date',
});
export const datetime = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'datetime',
  fieldType: 'date',
});
export const bool = (name: string, label: string): Draft => ({
  name,
  label,
  type: 'bool',
  fieldType: 'booleancheckbox',
  options: options(['true', 'false'], { true: 'Yes', false: 'No' }),
});
export const choice = (
  name: string,
  label: string,
  values: readonly string[],
  labels: Readonly<Record<string, string>> = {},
): Draft => ({
  name,
  label,
  type: 'enumeration',
  fieldType: 'select',
  options: options(values, labels),
});

/** Only HubSpot writes it. */
export const readOnly = (draft: Draft): Draft => ({
  ...draft,
  modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: true },
});

/** A standard selection whose options an administrator may change. */
export const openChoice = (draft: Draft): Draft => ({
  ...draft,
  modificationMetadata: {
    archivable: true,
    readOnlyDefinition: true,
    readOnlyOptions: false,
    readOnlyValue: false,
  },
});

export const calculated = (draft: Draft): Draft => ({ ...readOnly(draft), calculated: true });

/** A selection whose options live elsewhere: owners, pipelines, stages. */
export const external = (name: string, label: string, referencedObjectType?: string): Draft => ({
  ...choice(name, label, []),
  externalOptions: true,
  ...(referencedObjectType ? { referencedObjectType } : {}),
});

function options(
  values: readonly string[],
  labels: Readonly<Record<string, string>>,
): PropertyOption[] {
  return values.map((value, displayOrder) => ({
    label: labels[value] ?? inWords(value),
    value,
    displayOrder,
    hidden: false,
  }));
}

function inWords(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
