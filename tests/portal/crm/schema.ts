import type { ObjectType } from './object-types.ts';
import { standardGroups, standardProperties } from '../schema/standard.ts';

export type PropertyOption = {
  label: string;
  value: string;
  displayOrder: number;
  hidden: boolean;
  description?: string | undefined;
};

/** A property definition as the Properties API answers it. */
export type PropertyDefinition = {
  name: string;
  label: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool' | 'phone_number';
  fieldType: string;
  description: string;
  groupName: string;
  options: PropertyOption[];
  displayOrder: number;
  calculated: boolean;
  externalOptions: boolean;
  hasUniqueValue: boolean;
  hidden: boolean;
  formField: boolean;
  dataSensitivity: string;
  modificationMetadata: {
    archivable: boolean;
    readOnlyDefinition: boolean;
    readOnlyValue: boolean;
    readOnlyOptions?: boolean;
  };
  hubspotDefined?: boolean;
  createdAt?: string;
  updatedAt?: string;
  createdUserId?: string;
  updatedUserId?: string;
  archived?: boolean;
  archivedAt?: string;
  calculationFormula?: string;
  numberDisplayHint?: string;
  showCurrencySymbol?: boolean;
  currencyPropertyName?: string;
  referencedObjectType?: string;
};

export type PropertyGroup = {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
};

export type Schema = ReturnType<typeof schema>;

/** Property definitions and groups of one object type. */
export function schema(type: ObjectType) {
  const properties = new Map(standardProperties(type).map((property) => [property.name, property]));
  const groups = new Map(standardGroups(type).map((group) => [group.name, group]));
  let generation = 0;
  return {
    properties,
    groups,
    /** Grows with every change of a definition. */
    generation: () => generation,
    /** A live definition, or `undefined` for an unknown or archived name. */
    find: (name: string): PropertyDefinition | undefined => {
      const property = properties.get(name);
      return property?.archived ? undefined : property;
    },
    put: (property: PropertyDefinition): void => {
      generation += 1;
      properties.set(property.name, property);
    },
  };
}
