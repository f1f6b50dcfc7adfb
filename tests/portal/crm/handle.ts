import type { LinkChange } from './announced-links.ts';
import { type Crm, type CrmChange, PERSON_SOURCE } from './crm.ts';
import { property, type Draft } from '../schema/define.ts';
import type { ObjectType } from './object-types.ts';
import type { CustomObjectDraft } from './custom-objects.ts';
import type { Owner } from './owners.ts';
import type { PipelineDraft } from './pipelines.ts';
import type { StoredRecord } from './records.ts';
import type { PropertyDefinition } from './property-definition.ts';

/** A record as tests see it: ids and values are text, times are ISO 8601. */
export type PortalRecord = {
  id: string;
  properties: Record<string, string>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
};

export type CreateOptions = {
  id?: string;
  createdAt?: string;
  updatedAt?: string;
  /** Ids to associate with, by object type. */
  associations?: Partial<Record<ObjectType, readonly string[]>>;
};

export type CrmHandle = ReturnType<typeof crmHandle>;

type Properties = Readonly<Record<string, string | number | boolean | null>>;

/** What a person, a workflow or another app does in the portal, without going through the API. */
export function crmHandle(crm: Crm) {
  const existing = (type: ObjectType, id: string): StoredRecord => {
    const record = crm.stores[type].resolve(Number(id));
    if (!record) throw new Error(`The portal has no ${type} record ${id}.`);
    return record;
  };

  const valid = (type: ObjectType, properties: Properties) => {
    const { values, problems } = checkedAsPerson(crm, type, properties);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
    return values;
  };

  const shown = (type: ObjectType, record: StoredRecord): PortalRecord => {
    const names = [...crm.schemas[type].properties.keys()].filter(crm.schemas[type].find);
    const entries = names.flatMap((name) => {
      const value = crm.readerOf(type, name)(record);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      id: String(record.id),
      properties: Object.fromEntries(entries),
      createdAt: new Date(record.createdAt).toISOString(),
      updatedAt: new Date(record.updatedAt).toISOString(),
      archived: record.archivedAt !== undefined,
    };
  };

  return {
    /** Creates a record and returns its id. A refused value throws. */
    create: (type: ObjectType, properties: Properties, options: CreateOptions = {}): string => {
      const { id, createdAt, updatedAt, associations = {} } = options;
      const record = crm.insert(type, valid(type, properties), {
        ...(id === undefined ? {} : { id: Number(id) }),
        ...(createdAt === undefined ? {} : { at: Date.parse(createdAt) }),
        ...(updatedAt === undefined ? {} : { updatedAt: Date.parse(updatedAt) }),
        source: PERSON_SOURCE,
      });
      for (const [to, ids = []] of Object.entries(associations) as [ObjectType, string[]][])
        for (const toId of ids) crm.personLinks.connect(type, record.id, to, existing(to, toId).id);
      return String(record.id);
    },
    /** Writes properties as a person does, which bumps the last-modified date. */
    update: (type: ObjectType, id: string, properties: Properties): void => {
      crm.write(type, existing(type, id), valid(type, properties), PERSON_SOURCE);
    },
    archive: (type: ObjectType, id: string): void => {
      crm.setArchived(type, existing(type, id), true, PERSON_SOURCE);
    },
    restore: (type: ObjectType, id: string): void => {
      crm.setArchived(type, existing(type, id), false, PERSON_SOURCE);
    },
    /**
     * Merges `mergedId` into `primaryId` and returns the survivor's id: a new one for companies and
     * contacts, unless `mintsId` says otherwise.
     */
    merge: (
      type: ObjectType,
      primaryId: string,
      mergedId: string,
      { mintsId }: { mintsId?: boolean } = {},
    ): string =>
      String(
        crm.merge(type, existing(type, primaryId), existing(type, mergedId), PERSON_SOURCE, mintsId)
          .id,
      ),
    /** The record an id leads to, also after a merge; `undefined` when there is none. */
    get: (type: ObjectType, id: string): PortalRecord | undefined => {
      const record = crm.stores[type].resolve(Number(id));
      return record && shown(type, record);
    },
    /** One value of a record; `null` where it has none. */
    value: (type: ObjectType, id: string, name: string): string | null =>
      crm.readerOf(type, name)(existing(type, id)),
    associate: (type: ObjectType, id: string, to: ObjectType, toId: string, typeId?: number) => {
      crm.personLinks.connect(type, existing(type, id).id, to, existing(to, toId).id, typeId);
    },
    dissociate: (type: ObjectType, id: string, to: ObjectType, toId: string): void => {
      crm.personLinks.disconnect(type, existing(type, id).id, to, existing(to, toId).id);
    },
    associated: (type: ObjectType, id: string, to: ObjectType): string[] =>
      crm.liveLinks(type, existing(type, id).id, to).map(({ toId }) => String(toId)),
    /** Ids of the records that lists show, in list order. */
    ids: (type: ObjectType): string[] => liveIds(crm, type),
    count: (type: ObjectType): number => liveIds(crm, type).length,
    property: (type: ObjectType, name: string): PropertyDefinition | undefined =>
      crm.schemas[type].find(name),
    /** Adds or replaces a custom property, as an administrator does in the settings. */
    defineProperty: (type: ObjectType, draft: Draft, groupName?: string): void => {
      const [first = ''] = crm.schemas[type].groups.keys();
      crm.schemas[type].put(property(draft, groupName ?? first));
    },
    /** Defines a custom object, as an administrator does in the settings, and answers its type. */
    defineObject: (draft: CustomObjectDraft): ObjectType => crm.objects.define(draft).type,
    /** The type of a custom object by its type id or fully qualified name. */
    objectType: (name: string): ObjectType | undefined => crm.objects.find(name)?.type,
    addOwner: (owner: Owner): void => crm.owners.add(owner),
    addPipeline: (type: 'deals' | 'tickets', draft: PipelineDraft): void =>
      crm.pipelines.add(type, draft),
    /** Called after every change, whoever made it. */
    onChange: (listener: (change: CrmChange) => void): void => crm.onChange(listener),
    /** Called after every association that was made or undone, once from each end. */
    onLink: (listener: (change: LinkChange) => void): void => crm.onLink(listener),
  };
}

function liveIds(crm: Crm, type: ObjectType): string[] {
  const ids: string[] = [];
  for (const { id, archivedAt, mergedInto } of crm.stores[type].scan(0))
    if (archivedAt === undefined && mergedInto === undefined) ids.push(String(id));
  return ids;
}

/** Surveys are filled in by contacts: what the API may not write can be seeded all the same. */
function checkedAsPerson(crm: Crm, type: ObjectType, properties: Properties) {
  const { values, problems } = crm.check(type, properties);
  const open = problems.filter(({ error }) => error !== 'READ_ONLY_VALUE');
  for (const { error, name } of problems)
    if (error === 'READ_ONLY_VALUE') values[name] = String(properties[name]);
  return { values, problems: open };
}
