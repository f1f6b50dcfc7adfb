import { z } from 'zod';

import type { CustomObject } from '../crm/custom-objects.ts';
import type { Crm } from '../crm/crm.ts';
import { objectTypeOf } from '../crm/object-types.ts';
import type { ScopeGroups } from '../http/auth.ts';
import { parseBody } from '../http/body.ts';
import { errorBody, PortalError, validationError } from '../http/errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { newPropertySchema } from './properties.ts';

const READ: ScopeGroups = [['crm.schemas.custom.read', 'crm.objects.custom.read']];
const WRITE: ScopeGroups = [['crm.schemas.custom.write']];

const names = z.array(z.string()).default([]);

const schemaSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  labels: z.object({ singular: z.string(), plural: z.string() }),
  primaryDisplayProperty: z.string().optional(),
  secondaryDisplayProperties: names,
  requiredProperties: names,
  searchableProperties: names,
  properties: z.array(newPropertySchema.partial({ groupName: true })).min(1),
  associatedObjects: names,
});

export const objectSchemaRoutes: readonly Route[] = [
  { method: 'GET', path: 'object-schemas/schemas', scopes: READ, handle: list },
  { method: 'POST', path: 'object-schemas/schemas', scopes: WRITE, handle: create },
  { method: 'GET', path: 'object-schemas/schemas/:name', scopes: READ, handle: getOne },
  { method: 'DELETE', path: 'object-schemas/schemas/:name', scopes: WRITE, handle: remove },
];

function list({ crm }: Call): Answer {
  return { status: 200, json: { results: crm.objects.all().map((one) => asJson(crm, one)) } };
}

function getOne(call: Call): Answer {
  return { status: 200, json: asJson(call.crm, existing(call)) };
}

function create({ crm, rawBody }: Call): Answer {
  const draft = parseBody(rawBody, schemaSchema);
  if (!/^[a-z]\w*$/i.test(draft.name)) {
    throw validationError(
      `The name "${draft.name}" may only hold letters, numbers and underscores, and starts with a letter`,
    );
  }
  if (crm.objects.find(`p_${draft.name}`)) throw alreadyExists(draft.name);
  if (crm.objects.isFull())
    throw validationError('The account has reached its limit of custom object definitions');
  refuseUnknownNames(draft);
  const properties = draft.properties.map(({ groupName: _, ...rest }) => definedOnly(rest));
  const { associatedObjects } = draft;
  const unknown = associatedObjects.find((name) => !objectTypeOf(name));
  if (unknown) throw validationError(`Unable to infer object type from: ${unknown}`);
  return { status: 201, json: asJson(crm, crm.objects.define({ ...draft, properties })) };
}

/** What is displayed, required or searched has to be one of the object's properties. */
function refuseUnknownNames(draft: z.output<typeof schemaSchema>): void {
  const known = new Set(draft.properties.map(({ name }) => name));
  const named = [
    draft.primaryDisplayProperty,
    ...draft.secondaryDisplayProperties,
    ...draft.requiredProperties,
    ...draft.searchableProperties,
  ];
  const stray = named.find((name) => name !== undefined && !known.has(name));
  if (stray !== undefined)
    throw validationError(`Property "${stray}" is not defined on the object "${draft.name}"`);
}

/** A definition goes only when its records have gone. */
function remove(call: Call): Answer {
  const { type, name } = existing(call);
  for (const { archivedAt } of call.crm.stores[type].scan(0)) {
    if (archivedAt === undefined)
      throw validationError(`The object "${name}" still has records and cannot be deleted`);
  }
  call.crm.objects.remove(type);
  return { status: 204 };
}

function existing({ crm, params }: Call): CustomObject {
  const found = crm.objects.find(params['name']!);
  if (found) return found;
  throw new PortalError(
    404,
    errorBody('OBJECT_NOT_FOUND', `Unable to infer object type from: ${params['name']}`),
  );
}

function asJson(crm: Crm, { type, ...object }: CustomObject) {
  return {
    ...object,
    id: type.slice('2-'.length),
    objectTypeId: type,
    allowsSensitiveProperties: false,
    archived: false,
    properties: [...crm.schemas[type].properties.values()].filter((one) => !one.archived),
  };
}

function alreadyExists(name: string): PortalError {
  return new PortalError(409, {
    ...errorBody('OBJECT_ALREADY_EXISTS', `An object type named '${name}' already exists.`),
    subCategory: 'ObjectTypeDefinition.OBJECT_TYPE_NAME_EXISTS',
  });
}

function definedOnly<T extends object>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
