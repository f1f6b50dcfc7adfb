import type { ObjectType } from './object-types.ts';
import type { PropertyDefinition, PropertyGroup } from './property-definition.ts';
import { standardGroups, standardProperties } from '../schema/standard.ts';

export type Schema = ReturnType<typeof schemaOf>;

/** Property definitions and groups of one object type. */
export function schema(type: ObjectType) {
  return schemaOf(standardProperties(type), standardGroups(type));
}

/** A custom object starts with nothing; its definition says what it has. */
export function emptySchema(): Schema {
  return schemaOf([], []);
}

function schemaOf(
  ownProperties: readonly PropertyDefinition[],
  ownGroups: readonly PropertyGroup[],
) {
  const properties = new Map(ownProperties.map((property) => [property.name, property]));
  const groups = new Map(ownGroups.map((group) => [group.name, group]));
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
