import type { Clock } from '../clock.ts';
import { contractProperties } from '../schema/standard.ts';
import { ALL_TYPES, infoOf, type ObjectType } from './object-types.ts';
import { announcedLinks, type LinkChange } from './announced-links.ts';
import { type GeneratedLinks, links, type Link } from './links.ts';
import { type Owner, owners } from './owners.ts';
import { pipelines } from './pipelines.ts';
import { type Reader, reader } from './reader.ts';
import {
  type GeneratedTable,
  recordStore,
  type Source,
  type StoredRecord,
  type Values,
  written,
} from './records.ts';
import { customObjects } from './custom-objects.ts';
import { emptySchema, schema } from './schema.ts';
import { mergeRecords } from './merge.ts';
import { uniqueIndex } from './unique.ts';
import { checkValue, type Problem } from './values.ts';

export type CrmChange = {
  kind: 'creation' | 'propertyChange' | 'deletion' | 'restore' | 'merge';
  type: ObjectType;
  before: StoredRecord | undefined;
  after: StoredRecord;
  /** What was written, for a property change. */
  values?: Values;
  source: Source;
  merged?: { primaryId: number; mergedIds: number[]; newId: number };
};

export type CrmOptions = {
  clock: Clock;
  portalId: number;
  /** Whether the contract properties exist from the start, as in a portal that keeps them already. */
  contractProperties: boolean;
  tables?: Partial<Record<ObjectType, GeneratedTable>>;
  links?: GeneratedLinks;
  owners?: readonly Owner[];
};

export type Crm = ReturnType<typeof crm>;

/** Ids of created records start above all generated ones, and have twelve digits like real ones. */
const FIRST_CREATED_ID = 700_000_000_000;

/** The records, definitions and associations of one portal, and the rules for changing them. */
export function crm(options: CrmOptions) {
  const { clock, portalId } = options;
  const stores = mapTypes((type) => recordStore(type, options.tables?.[type]));
  const schemas = mapTypes(schema);
  const connections = links(options.links);
  const stages = pipelines();
  const people = owners(options.owners);
  const listeners: ((change: CrmChange) => void)[] = [];
  const linkListeners: ((change: LinkChange) => void)[] = [];
  const tellLink = (change: LinkChange) => {
    for (const listener of linkListeners) listener(change);
  };
  let lastId = FIRST_CREATED_ID;

  if (options.contractProperties) {
    const { group, properties } = contractProperties();
    schemas.companies.groups.set(group.name, group);
    for (const property of properties) schemas.companies.put(property);
  }

  const uniques = uniqueIndex();
  const announce = (change: CrmChange) => {
    uniques.note(stores[change.type], change.after);
    for (const listener of listeners) listener(change);
  };

  const liveLinks = (from: ObjectType, id: number, to: ObjectType): Link[] =>
    connections.of(from, id, to).filter(({ toId }) => stores[to].isLive(toId));

  const countLinks = (type: ObjectType, id: number, to: ObjectType) =>
    liveLinks(type, id, to).length;

  const objects = customObjects(portalId, clock, (type) => {
    stores[type] = recordStore(type);
    schemas[type] = emptySchema();
    readers[type] = new Map();
    return schemas[type];
  });

  const readers = mapTypes(() => new Map<string, Reader>());
  const readerOf = (type: ObjectType, property: string): Reader => {
    const known = readers[type].get(property);
    if (known) return known;
    const made = reader(stores[type], stages, countLinks, property);
    readers[type].set(property, made);
    return made;
  };

  /** The values as they will be stored, and what HubSpot refuses about them. */
  const check = (type: ObjectType, properties: Readonly<Record<string, unknown>>) => {
    const values: Values = {};
    const problems: Problem[] = [];
    const refuse = (name: string, error: string, message: string) =>
      problems.push({
        isValid: false,
        message,
        error,
        name,
        localizedErrorMessage: message,
        portalId,
      });
    for (const [name, raw] of Object.entries(properties)) {
      const definition = schemas[type].find(name);
      if (!definition) {
        refuse(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
        continue;
      }
      const checked = checkValue(definition, raw);
      if ('error' in checked) refuse(name, checked.error, checked.message);
      else values[name] = checked.value;
    }
    const stage = stageProblem(type, values, stages);
    if (stage) refuse(stage.name, 'INVALID_OPTION', stage.message);
    return { values, problems };
  };

  const mintId = (): number => {
    // Neighbouring records are not neighbours in id in a busy portal.
    lastId += 1 + ((lastId * 2_654_435_761) % 89);
    return lastId;
  };

  const insert = (
    type: ObjectType,
    values: Values,
    { id = mintId(), at = clock.now(), updatedAt = at, archivedAt, source }: InsertOptions,
  ): StoredRecord => {
    const filled = withStageDates(type, defaultsFor(type, values, source), undefined, at, stages);
    const record: StoredRecord = {
      id,
      position: -1,
      createdAt: at,
      updatedAt,
      archivedAt,
      mergedInto: undefined,
      values: filled,
      versions: [{ at, source, values: filled }],
    };
    stores[type].put(record);
    announce({ kind: 'creation', type, before: undefined, after: record, source });
    return record;
  };

  const write = (
    type: ObjectType,
    before: StoredRecord,
    values: Values,
    source: Source,
  ): StoredRecord => {
    const at = clock.now();
    const current = (name: string) => readerOf(type, name)(before);
    const after = written(before, withStageDates(type, values, current, at, stages), at, source);
    stores[type].put(after);
    announce({ kind: 'propertyChange', type, before, after, values, source });
    return after;
  };

  const setArchived = (
    type: ObjectType,
    before: StoredRecord,
    archived: boolean,
    source: Source,
  ) => {
    const at = clock.now();
    const after = { ...before, updatedAt: at, archivedAt: archived ? at : undefined };
    stores[type].put(after);
    announce({ kind: archived ? 'deletion' : 'restore', type, before, after, source });
    return after;
  };

  const merge = (
    type: ObjectType,
    primary: StoredRecord,
    merged: StoredRecord,
    source: Source,
    mintsId = infoOf(type).mergeMintsId,
  ): StoredRecord => {
    const parts = { stores, schemas, links: connections, readerOf, clock, mintId };
    const { survivor, losers } = mergeRecords(parts, type, primary, merged, { mintsId, source });
    const facts = {
      primaryId: primary.id,
      mergedIds: losers.map(({ id }) => id),
      newId: survivor.id,
    };
    announce({ kind: 'merge', type, before: primary, after: survivor, source, merged: facts });
    return survivor;
  };

  return {
    clock,
    portalId,
    stores,
    schemas,
    objects,
    links: announcedLinks(connections, APP_SOURCE, tellLink),
    personLinks: announcedLinks(connections, PERSON_SOURCE, tellLink),
    pipelines: stages,
    owners: people,
    liveLinks,
    readerOf,
    check,
    mintId,
    insert,
    write,
    setArchived,
    merge,
    findUnique: (type: ObjectType, property: string, value: string) =>
      uniques.find(stores[type], property, readerOf(type, property), value),
    onChange: (listener: (change: CrmChange) => void) => void listeners.push(listener),
    onLink: (listener: (change: LinkChange) => void) => void linkListeners.push(listener),
  };
}

type InsertOptions = {
  id?: number;
  at?: number;
  updatedAt?: number;
  archivedAt?: number | undefined;
  source: Source;
};

export const APP_SOURCE: Source = { sourceType: 'INTEGRATION', sourceId: '1160452' };
export const PERSON_SOURCE: Source = { sourceType: 'CRM_UI', sourceId: 'userId:7' };

function mapTypes<T>(make: (type: ObjectType) => T): Record<ObjectType, T> {
  return Object.fromEntries(ALL_TYPES.map((type) => [type, make(type)])) as Record<ObjectType, T>;
}

const STAGE_PROPERTIES = {
  deals: { pipeline: 'pipeline', stage: 'dealstage' },
  tickets: { pipeline: 'hs_pipeline', stage: 'hs_pipeline_stage' },
} as const;

function stagePropertiesOf(type: ObjectType) {
  return type === 'deals' || type === 'tickets' ? STAGE_PROPERTIES[type] : undefined;
}

type Pipelines = ReturnType<typeof pipelines>;

function stageProblem(type: ObjectType, values: Values, stages: Pipelines) {
  const names = stagePropertiesOf(type);
  const stage = names && values[names.stage];
  if (!names || !stage) return undefined;
  const pipeline = values[names.pipeline] || null;
  if (stages.stage(type, pipeline, stage)) return undefined;
  const known = [...(stages.of(type)?.values() ?? [])]
    .filter(({ id }) => pipeline === null || id === pipeline)
    .flatMap((one) => one.stages.map(({ id }) => id));
  return {
    name: names.stage,
    message: `${stage} was not one of the allowed options: [${known.join(', ')}]`,
  };
}

/** What HubSpot adds to a new record by itself. Records from a file are complete. */
function defaultsFor(type: ObjectType, values: Values, source: Source): Values {
  if (type === 'tickets' && !values['hs_pipeline']) return { ...values, hs_pipeline: '0' };
  if (source !== APP_SOURCE || (type !== 'companies' && type !== 'contacts')) return values;
  const { domain, website, lifecyclestage } = values;
  return {
    ...values,
    ...(type === 'companies' && domain && !website ? { website: domain } : {}),
    ...(lifecyclestage ? {} : { lifecyclestage: 'lead' }),
  };
}

/** HubSpot stamps a ticket's close date when its stage says closed, and clears it on reopening. */
function withStageDates(
  type: ObjectType,
  values: Values,
  current: ((name: string) => string | null) | undefined,
  at: number,
  stages: Pipelines,
): Values {
  const stage = values['hs_pipeline_stage'];
  if (type !== 'tickets' || !stage || values['closed_date'] !== undefined) return values;
  const closed = stages.stage(type, null, stage)?.metadata['ticketState'] === 'CLOSED';
  const closedDate = current?.('closed_date') ?? null;
  if (closed === (closedDate !== null)) return values;
  return { ...values, closed_date: closed ? new Date(at).toISOString() : '' };
}
