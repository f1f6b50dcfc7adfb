import { type Draft, property, readOnly, datetime, number, text } from '../schema/define.ts';
import { addAssociation } from './association-types.ts';
import type { Clock } from '../clock.ts';
import { addCustomType, infoOf, type ObjectType, objectTypeOf } from './object-types.ts';
import type { PropertyGroup } from './property-definition.ts';
import type { Schema } from './schema.ts';

export type CustomObjectDraft = {
  name: string;
  labels: { singular: string; plural: string };
  description?: string | undefined;
  properties: readonly Draft[];
  requiredProperties?: readonly string[];
  searchableProperties?: readonly string[];
  primaryDisplayProperty?: string | undefined;
  secondaryDisplayProperties?: readonly string[];
  /** Standard objects by name or type id, custom ones by type id. */
  associatedObjects?: readonly string[];
};

export type AssociationDefinition = {
  id: string;
  fromObjectTypeId: string;
  toObjectTypeId: string;
  name: string;
  createdAt: string;
  updatedAt: string;
};

export type CustomObject = Required<Omit<CustomObjectDraft, 'properties' | 'associatedObjects'>> & {
  type: ObjectType;
  fullyQualifiedName: string;
  associations: readonly AssociationDefinition[];
  createdAt: string;
  updatedAt: string;
};

/** HubSpot's default number of custom objects of an Enterprise account. */
const MOST_OBJECTS = 10;

/** The custom objects that an administrator or an app has defined in one portal. */
export function customObjects(
  portalId: number,
  clock: Clock,
  addType: (type: ObjectType) => Schema,
) {
  const byType = new Map<ObjectType, CustomObject>();

  const find = (given: string): CustomObject | undefined => {
    const name = given.toLowerCase();
    return [...byType.values()].find(
      ({ type, fullyQualifiedName, name: own }) =>
        name === type || name === fullyQualifiedName || name === `p_${own}`,
    );
  };

  const define = (draft: CustomObjectDraft): CustomObject => {
    const own = draft.name.toLowerCase();
    const fullyQualifiedName = `p${portalId}_${own}`;
    const shown = [draft.primaryDisplayProperty, ...(draft.secondaryDisplayProperties ?? [])];
    const type = addCustomType(
      fullyQualifiedName,
      shown.filter((name) => name !== undefined),
    );
    fillSchema(addType(type), own, draft);

    const at = new Date(clock.now()).toISOString();
    const made: CustomObject = {
      type,
      name: own,
      fullyQualifiedName,
      labels: draft.labels,
      description: draft.description ?? '',
      requiredProperties: draft.requiredProperties ?? [],
      searchableProperties: draft.searchableProperties ?? [],
      primaryDisplayProperty: draft.primaryDisplayProperty ?? '',
      secondaryDisplayProperties: draft.secondaryDisplayProperties ?? [],
      associations: associate(type, draft.associatedObjects ?? [], at),
      createdAt: at,
      updatedAt: at,
    };
    byType.set(type, made);
    return made;
  };

  return {
    find,
    define,
    all: (): readonly CustomObject[] => [...byType.values()],
    isFull: () => byType.size >= MOST_OBJECTS,
    remove: (type: ObjectType) => void byType.delete(type),
  };
}

function fillSchema({ groups, put }: Schema, name: string, draft: CustomObjectDraft): void {
  const group: PropertyGroup = {
    name: `${name}_information`,
    label: `${draft.labels.singular} information`,
    displayOrder: 0,
    archived: false,
  };
  groups.set(group.name, group);
  const bookkeeping = [
    readOnly(datetime('hs_createdate', 'Object create date/time')),
    readOnly(datetime('hs_lastmodifieddate', 'Object last modified date/time')),
    readOnly(number('hs_object_id', 'Record ID')),
    readOnly(text('hs_merged_object_ids', 'Merged record IDs')),
  ];
  for (const each of bookkeeping) put({ ...property(each, group.name), hubspotDefined: true });
  for (const each of draft.properties) put(property(each, each.groupName ?? group.name));
}

/** Both directions of an association have an id of their own. */
function associate(
  type: ObjectType,
  others: readonly string[],
  at: string,
): readonly AssociationDefinition[] {
  return others.flatMap((name) => {
    const other = objectTypeOf(name);
    if (other === undefined) throw new Error(`The portal has no objects of type "${name}".`);
    return [[type, other] as const, [other, type] as const].map(
      ([from, to]): AssociationDefinition => ({
        id: String(addAssociation(from, to)),
        fromObjectTypeId: infoOf(from).typeId,
        toObjectTypeId: infoOf(to).typeId,
        name: `${infoOf(from).singular}_to_${infoOf(to).singular}`,
        createdAt: at,
        updatedAt: at,
      }),
    );
  });
}
