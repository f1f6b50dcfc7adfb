import type { ObjectType } from './object-types.ts';
import type { PropertyDefinition } from './property-definition.ts';
import { standardGroups, standardProperties } from '../schema/standard.ts';

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
