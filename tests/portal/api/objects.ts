import { z } from 'zod';

import { defaultTypeId, primaryTypeId, typeName } from '../crm/association-types.ts';
import { APP_SOURCE, type Crm } from '../crm/crm.ts';
import { ALL_TYPES, infoOf, type ObjectType } from '../crm/object-types.ts';
import { type Projection, projection } from '../crm/projection.ts';
import type { StoredRecord, Values } from '../crm/records.ts';
import { problemsMessage } from '../crm/values.ts';
import type { ScopeGroups } from '../http/auth.ts';
import { parseBody } from '../http/body.ts';
import { errorBody, objectNotFound, PortalError, validationError } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';

const LIST_LIMIT = 100;
const LIST_LIMIT_WITH_HISTORY = 50;
/** Associations of one record in a list answer; the rest is for the associations API. */
const INLINE_ASSOCIATIONS = 100;

export const readScopes = (params: Readonly<Record<string, string>>): ScopeGroups => [
  infoOf(typeIn(params['type'])).readScopes,
];

export const writeScopes = (params: Readonly<Record<string, string>>): ScopeGroups => {
  const type = typeIn(params['type']);
  if (type === 'feedback_submissions') throw readOnlyType();
  return [infoOf(type).writeScopes];
};

const WRITE = {
  properties: z.record(z.string(), z.unknown()).default({}),
};

const associationsSchema = z
  .array(
    z.object({
      to: z.object({ id: z.coerce.string() }),
      types: z
        .array(z.object({ associationCategory: z.string(), associationTypeId: z.coerce.number() }))
        .min(1),
    }),
  )
  .default([]);

export const createSchema = z.object({ ...WRITE, associations: associationsSchema });
const updateSchema = z.object(WRITE);
const mergeSchema = z.object({
  primaryObjectId: z.coerce.string(),
  objectIdToMerge: z.coerce.string(),
});

export const objectRoutes: readonly Route[] = [
  { method: 'GET', path: 'objects/:type', scopes: readScopes, handle: list },
  { method: 'POST', path: 'objects/:type', scopes: writeScopes, handle: create },
  { method: 'GET', path: 'objects/:type/:id', scopes: readScopes, handle: getOne },
  { method: 'PATCH', path: 'objects/:type/:id', scopes: writeScopes, handle: update },
  { method: 'DELETE', path: 'objects/:type/:id', scopes: writeScopes, handle: archive },
  { method: 'POST', path: 'objects/:type/merge', scopes: writeScopes, handle: merge },
];

function list(call: Call): Answer {
  const { crm, params, query, rawQuery } = call;
  const type = typeIn(params['type']);
  const limit = listLimit(query);
  const after = cursor(query.get('after'));
  const wantArchived = query.get('archived') === 'true';
  const project = cachedProjection(crm, type, query);
  const associated = csv(query.get('associations')).map(typeIn);

  const found: StoredRecord[] = [];
  for (const record of crm.stores[type].scan(after)) {
    if (record.mergedInto !== undefined) continue;
    if ((record.archivedAt !== undefined) !== wantArchived) continue;
    found.push(record);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const rows = page.map((record) =>
    project(record, associated.length > 0 ? inlineAssociations(crm, type, record, associated) : ''),
  );
  return { status: 200, json: `{"results":[${rows.join(',')}]${paging(found, page, rawQuery)}}` };
}

function paging(
  found: readonly StoredRecord[],
  page: readonly StoredRecord[],
  rawQuery: string,
): string {
  const last = page.at(-1);
  if (!last || found.length === page.length) return '';
  const after = String(last.id);
  const link = new URLSearchParams(rawQuery);
  link.set('after', after);
  return `,"paging":${JSON.stringify({ next: { after, link: `?${link}` } })}`;
}

function listLimit(query: URLSearchParams): number {
  const limit = query.has('limit') ? Number(query.get('limit')) : 10;
  const max = query.get('propertiesWithHistory') ? LIST_LIMIT_WITH_HISTORY : LIST_LIMIT;
  if (!Number.isInteger(limit) || limit < 0)
    throw validationError(`Invalid value for limit: ${query.get('limit')}`);
  if (limit > max)
    throw validationError(`The limit of ${limit} exceeds the maximum page size of ${max}`);
  return limit || 10;
}

/** The cursor is opaque to callers; a made-up one is refused. */
function cursor(after: string | null): number {
  if (!after) return 0;
  if (!/^\d+$/.test(after)) throw validationError(`Invalid paging cursor: ${after}`);
  return Number(after);
}

function inlineAssociations(
  crm: Crm,
  type: ObjectType,
  record: StoredRecord,
  asked: readonly ObjectType[],
): string {
  const parts = asked.flatMap((to) => {
    const links = crm.liveLinks(type, record.id, to);
    if (links.length === 0) return [];
    const shown = links.slice(0, INLINE_ASSOCIATIONS);
    const name = typeName(type, to);
    const results = shown.flatMap(({ toId, typeIds }) =>
      typeIds.length > 1
        ? [
            { id: String(toId), type: name },
            { id: String(toId), type: `${name}_unlabeled` },
          ]
        : [{ id: String(toId), type: name }],
    );
    if (links.length === shown.length) return [`"${to}":${JSON.stringify({ results })}`];
    const after = Buffer.from(String(shown.at(-1)!.toId)).toString('base64url');
    const link = `https://api.hubapi.com/crm/v3/objects/${type}/${record.id}/associations/${to}?after=${after}`;
    return [`"${to}":${JSON.stringify({ results, paging: { next: { after, link } } })}`];
  });
  return parts.length > 0 ? `,"associations":{${parts.join(',')}}` : '';
}

function getOne(call: Call): Answer {
  const { crm, params, query } = call;
  const type = typeIn(params['type']);
  const record = findRecord(call, type, params['id']!, query.get('idProperty'));
  if (!record || (record.archivedAt !== undefined) !== (query.get('archived') === 'true'))
    throw objectNotFound(params['id']!);
  const associated = csv(query.get('associations')).map(typeIn);
  return {
    status: 200,
    json: cachedProjection(
      crm,
      type,
      query,
    )(record, associated.length > 0 ? inlineAssociations(crm, type, record, associated) : ''),
  };
}

function create(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { properties, associations } = parseBody(call.rawBody, createSchema);
  const values = accepted(crm, type, properties);
  refuseDuplicate(call, type, values);
  refuseIncomplete(crm, type, values);
  const targets = associationTargets(crm, type, associations);
  const record = crm.insert(type, values, { source: APP_SOURCE });
  for (const { to, toId, typeId } of targets) crm.links.connect(type, record.id, to, toId, typeId);
  return { status: 201, json: projectionOf(crm, type, Object.keys(record.values))(record) };
}

function update(call: Call): Answer {
  const { crm, params, query } = call;
  const type = typeIn(params['type']);
  const { properties } = parseBody(call.rawBody, updateSchema);
  const record = findRecord(call, type, params['id']!, query.get('idProperty'));
  if (!record || record.archivedAt !== undefined) throw objectNotFound(params['id']!);
  const values = accepted(crm, type, properties);
  const after = crm.write(type, record, values, APP_SOURCE);
  return { status: 200, json: projectionOf(crm, type, Object.keys(values))(after) };
}

/** Archiving twice, or what is not there, is no error. */
function archive({ crm, params }: Call): Answer {
  const type = typeIn(params['type']);
  const record = crm.stores[type].resolve(Number(params['id']));
  if (record && record.archivedAt === undefined) crm.setArchived(type, record, true, APP_SOURCE);
  return { status: 204 };
}

function merge(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { primaryObjectId, objectIdToMerge } = parseBody(call.rawBody, mergeSchema);
  const primary = crm.stores[type].resolve(Number(primaryObjectId));
  const merged = crm.stores[type].resolve(Number(objectIdToMerge));
  if (!primary) throw objectNotFound(primaryObjectId);
  if (!merged) throw objectNotFound(objectIdToMerge);
  if (primary.id === merged.id)
    throw validationError(`${shoutType(type)} ${primary.id} cannot be merged with itself`);
  const survivor = crm.merge(type, primary, merged, APP_SOURCE);
  return { status: 200, json: projectionOf(crm, type, [])(survivor) };
}

/** The record that an id leads to; an id that was merged away leads to the survivor. */
export function findRecord(
  { crm }: Pick<Call, 'crm'>,
  type: ObjectType,
  id: string,
  idProperty: string | null | undefined,
): StoredRecord | undefined {
  if (!idProperty) return crm.stores[type].resolve(Number(id));
  if (!crm.schemas[type].find(idProperty)?.hasUniqueValue) throw notUnique(type, idProperty);
  return crm.findUnique(type, idProperty, id);
}

export function notUnique(type: ObjectType, property: string): PortalError {
  const { typeId } = infoOf(type);
  return validationError(
    `Unable to perform update/upsert by non-unique ${typeId} property ${property}`,
  );
}

/** The values to store, or the 400 that names every refused one. */
function accepted(
  crm: Crm,
  type: ObjectType,
  properties: Readonly<Record<string, unknown>>,
): Values {
  const { values, problems } = crm.check(type, properties);
  if (problems.length > 0) throw validationError(problemsMessage(problems));
  return values;
}

/** Activities have a date: a task is due on it. Of a custom object the definition says what a new record needs. */
export function refuseIncomplete(crm: Crm, type: ObjectType, values: Values): void {
  const required = REQUIRED[type] ?? crm.objects.find(type)?.requiredProperties ?? [];
  const missing = required.filter((name) => !values[name]);
  if (missing.length === 0) return;
  throw validationError(
    `Error creating ${shoutType(type)}. Some required properties were not set.`,
    { context: { properties: missing } },
  );
}

const REQUIRED: Partial<Record<ObjectType, readonly string[]>> = {
  tasks: ['hs_timestamp'],
  notes: ['hs_timestamp'],
};

/** Unique properties are unique: a contact's e-mail above all. */
export function refuseDuplicate(
  { crm }: Pick<Call, 'crm'>,
  type: ObjectType,
  values: Values,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (!value || !crm.schemas[type].find(name)?.hasUniqueValue) continue;
    const existing = crm.findUnique(type, name, value);
    if (!existing) continue;
    const { singular } = infoOf(type);
    const noun = singular.charAt(0).toUpperCase() + singular.slice(1);
    throw new PortalError(
      409,
      errorBody('CONFLICT', `${noun} already exists. Existing ID: ${existing.id}`),
    );
  }
}

export type AssociationTarget = { to: ObjectType; toId: number; typeId: number };

/** The type id says what kind of object is meant; an unknown one, or a missing object, is refused. */
export function associationTargets(
  crm: Crm,
  type: ObjectType,
  associations: z.output<typeof associationsSchema>,
): AssociationTarget[] {
  return associations.flatMap(({ to, types }) =>
    types.map(({ associationTypeId }) => {
      const target = ALL_TYPES.find((candidate) =>
        isTypeBetween(type, candidate, associationTypeId),
      );
      if (!target) {
        throw validationError(
          `Invalid association type: ${associationTypeId} is not defined from ${shoutType(type)}`,
        );
      }
      const record = crm.stores[target].resolve(Number(to.id));
      if (!record || record.archivedAt !== undefined) throw objectNotFound(to.id);
      return { to: target, toId: record.id, typeId: associationTypeId };
    }),
  );
}

function isTypeBetween(from: ObjectType, to: ObjectType, id: number): boolean {
  return id === defaultTypeId(from, to) || id === primaryTypeId(from, to);
}

function shoutType(type: ObjectType): string {
  return infoOf(type).singular.toUpperCase();
}

function readOnlyType(): PortalError {
  return new PortalError(
    405,
    errorBody('VALIDATION_ERROR', 'FEEDBACK_SUBMISSION objects cannot be written through this API'),
  );
}

export function projectionOf(
  crm: Crm,
  type: ObjectType,
  properties: readonly string[],
): Projection {
  return projection(crm, { type, properties });
}

const projections = new WeakMap<Crm, Map<string, Projection>>();
const PROJECTIONS_KEPT = 200;

/** Pages of one scan ask for the same properties: the way to read them is worked out once. */
function cachedProjection(crm: Crm, type: ObjectType, query: URLSearchParams): Projection {
  const properties = query.getAll('properties').join(',');
  const history = query.getAll('propertiesWithHistory').join(',');
  const key = `${type}|${crm.schemas[type].generation()}|${properties}|${history}`;
  const known = projections.get(crm) ?? new Map<string, Projection>();
  projections.set(crm, known);
  const cached = known.get(key);
  if (cached) return cached;
  if (known.size >= PROJECTIONS_KEPT) known.clear();
  const made = projection(crm, { type, properties: csv(properties), history: csv(history) });
  known.set(key, made);
  return made;
}

function csv(text: string | null): string[] {
  return (text ?? '').split(',').filter(Boolean);
}
