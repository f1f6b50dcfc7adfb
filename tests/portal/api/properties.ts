import { z } from 'zod';

import { infoOf } from '../crm/object-types.ts';
import type { PropertyDefinition } from '../crm/property-definition.ts';
import type { Schema } from '../crm/schema.ts';
import type { ScopeGroups } from '../http/auth.ts';
import { parseBody } from '../http/body.ts';
import { errorBody, type ErrorBody, PortalError, validationError } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';
import { property } from '../schema/define.ts';

const INPUTS = 100;
const PROPERTIES_PER_OBJECT = 1_000;
const UNIQUE_PER_OBJECT = 10;

const readScopes = (params: Readonly<Record<string, string>>): ScopeGroups => [
  infoOf(typeIn(params['type'])).schemaReadScopes,
];
const writeScopes = (params: Readonly<Record<string, string>>): ScopeGroups => [
  infoOf(typeIn(params['type'])).schemaWriteScopes,
];

const FIELD_TYPES = {
  bool: ['booleancheckbox', 'calculation_equation'],
  date: ['date'],
  datetime: ['date', 'calculation_equation'],
  enumeration: ['booleancheckbox', 'checkbox', 'radio', 'select', 'calculation_equation'],
  number: ['number', 'calculation_equation'],
  phone_number: ['phonenumber', 'text'],
  string: ['text', 'textarea', 'html', 'file', 'phonenumber', 'calculation_equation'],
} as const;

const optionSchema = z.object({
  label: z.string(),
  value: z.string(),
  displayOrder: z.number().default(-1),
  hidden: z.boolean().default(false),
  description: z.string().optional(),
});

const settings = {
  description: z.string(),
  options: z.array(optionSchema),
  displayOrder: z.number(),
  hidden: z.boolean(),
  formField: z.boolean(),
  numberDisplayHint: z.enum([
    'percentage',
    'currency',
    'duration',
    'probability',
    'formatted',
    'unformatted',
  ]),
  showCurrencySymbol: z.boolean(),
  currencyPropertyName: z.string(),
  calculationFormula: z.string(),
};

/** A property as a caller defines it. */
export const newPropertySchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string']),
  fieldType: z.string(),
  groupName: z.string(),
  hasUniqueValue: z.boolean().optional(),
  ...z.object(settings).partial().shape,
});

const patchSchema = z
  .object({ label: z.string(), groupName: z.string(), type: z.string(), fieldType: z.string() })
  .extend(settings)
  .partial();

const groupSchema = z.object({
  name: z.string(),
  label: z.string(),
  displayOrder: z.number().default(-1),
});

const namesSchema = z.object({
  inputs: z.array(z.object({ name: z.string() })),
  archived: z.boolean().optional(),
});

const ONE = 'properties/:type/:name';
const GROUPS = 'properties/:type/groups';

export const propertyRoutes: readonly Route[] = [
  { method: 'GET', path: GROUPS, scopes: readScopes, handle: listGroups },
  { method: 'POST', path: GROUPS, scopes: writeScopes, handle: createGroup },
  { method: 'GET', path: `${GROUPS}/:name`, scopes: readScopes, handle: getGroup },
  { method: 'PATCH', path: `${GROUPS}/:name`, scopes: writeScopes, handle: updateGroup },
  { method: 'DELETE', path: `${GROUPS}/:name`, scopes: writeScopes, handle: archiveGroup },
  { method: 'GET', path: 'properties/:type', scopes: readScopes, handle: list },
  { method: 'POST', path: 'properties/:type', scopes: writeScopes, handle: create },
  {
    method: 'POST',
    path: 'properties/:type/batch/create',
    scopes: writeScopes,
    handle: batchCreate,
  },
  { method: 'POST', path: 'properties/:type/batch/read', scopes: readScopes, handle: batchRead },
  {
    method: 'POST',
    path: 'properties/:type/batch/archive',
    scopes: writeScopes,
    handle: batchArchive,
  },
  { method: 'GET', path: ONE, scopes: readScopes, handle: getOne },
  { method: 'PATCH', path: ONE, scopes: writeScopes, handle: update },
  { method: 'DELETE', path: ONE, scopes: writeScopes, handle: archive },
];

function list(call: Call): Answer {
  const wantArchived = call.query.get('archived') === 'true';
  const all = [...schemaOf(call).properties.values()];
  return {
    status: 200,
    json: { results: all.filter(({ archived = false }) => archived === wantArchived) },
  };
}

function getOne(call: Call): Answer {
  const found = schemaOf(call).properties.get(nameOf(call));
  const wantArchived = call.query.get('archived') === 'true';
  if (!found || (found.archived ?? false) !== wantArchived) throw noSuchProperty(nameOf(call));
  return { status: 200, json: found };
}

function create(call: Call): Answer {
  return { status: 201, json: add(call, parseBody(call.rawBody, newPropertySchema)) };
}

function batchCreate(call: Call): Answer {
  const { inputs } = parseBody(call.rawBody, z.object({ inputs: z.array(newPropertySchema) }));
  capped(inputs);
  return batch(call, 201, inputs, (input) => add(call, input));
}

function batchRead(call: Call): Answer {
  const { inputs, archived = false } = parseBody(call.rawBody, namesSchema);
  capped(inputs);
  return batch(call, 200, inputs, ({ name }) => {
    const found = schemaOf(call).properties.get(name);
    if (!found || (found.archived ?? false) !== archived) throw noSuchProperty(name);
    return found;
  });
}

function batchArchive(call: Call): Answer {
  const { inputs } = parseBody(call.rawBody, namesSchema);
  capped(inputs);
  for (const { name } of inputs) if (schemaOf(call).find(name)) setArchived(call, name);
  return { status: 204 };
}

/** A batch does what it can: the rest is listed in `errors`. */
function batch<I>(
  { crm }: Call,
  status: number,
  inputs: readonly I[],
  run: (input: I) => PropertyDefinition,
): Answer {
  const startedAt = new Date(crm.clock.now()).toISOString();
  const results: PropertyDefinition[] = [];
  const errors: ErrorBody[] = [];
  for (const input of inputs) {
    try {
      results.push(run(input));
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const { correlationId: _, ...body } = error.body;
      errors.push({ ...body, context: { name: [(input as { name: string }).name] } });
    }
  }
  return {
    status: errors.length > 0 ? 207 : status,
    json: {
      status: 'COMPLETE',
      results,
      ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
      startedAt,
      completedAt: new Date(crm.clock.now()).toISOString(),
    },
  };
}

function add(call: Call, draft: z.output<typeof newPropertySchema>): PropertyDefinition {
  const definitions = schemaOf(call);
  refuseMalformed(definitions, draft);
  const existing = definitions.properties.get(draft.name);
  if (existing && !existing.archived) throw alreadyExists(draft.name);
  const at = new Date(call.crm.clock.now()).toISOString();
  const { name, label, type, fieldType, groupName, ...rest } = draft;
  const made: PropertyDefinition = {
    ...property({ name, label, type, fieldType, ...defined(rest) }, groupName),
    createdAt: existing?.createdAt ?? at,
    updatedAt: at,
    createdUserId: '88842095',
    updatedUserId: '88842095',
    archived: false,
    calculated: fieldType === 'calculation_equation',
  };
  definitions.put(made);
  return made;
}

function refuseMalformed(definitions: Schema, draft: z.output<typeof newPropertySchema>): void {
  const { name, type, fieldType, groupName, options = [], hasUniqueValue } = draft;
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(name)) {
    throw validationError(
      `Property name "${name}" is not valid: it must start with a letter and hold lower-case letters, digits and underscores only`,
    );
  }
  if (!(FIELD_TYPES[type] as readonly string[]).includes(fieldType))
    throw validationError(`Field type ${fieldType} is not valid for property type ${type}`);
  if (!definitions.groups.has(groupName)) {
    throw validationError(`Property group "${groupName}" does not exist`, {
      context: { groupName: [groupName] },
    });
  }
  refuseBadOptions(name, type, options);
  const live = [...definitions.properties.values()].filter(({ archived }) => !archived);
  if (live.length >= PROPERTIES_PER_OBJECT)
    throw validationError(`The limit of ${PROPERTIES_PER_OBJECT} properties has been reached`);
  if (hasUniqueValue && live.filter((one) => one.hasUniqueValue).length >= UNIQUE_PER_OBJECT)
    throw validationError(`The limit of ${UNIQUE_PER_OBJECT} unique properties has been reached`);
}

function refuseBadOptions(name: string, type: string, options: readonly { value: string }[]): void {
  const values = options.map(({ value }) => value);
  if (type === 'enumeration' && values.length === 0)
    throw validationError(`Property "${name}" of type enumeration needs options`);
  if (new Set(values).size < values.length)
    throw validationError(`Property "${name}" has option values that repeat`);
  const isYesNo = [...values].sort().join() === 'false,true';
  if (type === 'bool' && !isYesNo)
    throw validationError(
      `Boolean property "${name}" must have exactly the options true and false`,
    );
}

function update(call: Call): Answer {
  const definitions = schemaOf(call);
  const current = definitions.find(nameOf(call));
  if (!current) throw noSuchProperty(nameOf(call));
  if (current.modificationMetadata.readOnlyDefinition)
    throw validationError(`Property "${current.name}" is read only and cannot be changed`);
  const { type, fieldType, ...patch } = parseBody(call.rawBody, patchSchema);
  if (type !== undefined && type !== current.type)
    throw validationError(`The type of property "${current.name}" cannot be changed`);
  if (patch.groupName !== undefined && !definitions.groups.has(patch.groupName))
    throw validationError(`Property group "${patch.groupName}" does not exist`);
  if (patch.options) refuseBadOptions(current.name, current.type, patch.options);
  const changed: PropertyDefinition = {
    ...current,
    ...defined(patch),
    fieldType: fieldType ?? current.fieldType,
    updatedAt: new Date(call.crm.clock.now()).toISOString(),
    updatedUserId: '88842095',
  };
  definitions.put(changed);
  return { status: 200, json: changed };
}

function archive(call: Call): Answer {
  const current = schemaOf(call).find(nameOf(call));
  if (!current) throw noSuchProperty(nameOf(call));
  if (current.hubspotDefined)
    throw validationError(
      `Property "${current.name}" is defined by HubSpot and cannot be archived`,
    );
  setArchived(call, current.name);
  return { status: 204 };
}

function setArchived(call: Call, name: string): void {
  const definitions = schemaOf(call);
  const at = new Date(call.crm.clock.now()).toISOString();
  definitions.put({ ...definitions.find(name)!, archived: true, archivedAt: at });
}

function listGroups(call: Call): Answer {
  return { status: 200, json: { results: [...schemaOf(call).groups.values()] } };
}

function getGroup(call: Call): Answer {
  const group = schemaOf(call).groups.get(nameOf(call));
  if (!group) throw noSuchGroup(nameOf(call));
  return { status: 200, json: group };
}

function createGroup(call: Call): Answer {
  const draft = parseBody(call.rawBody, groupSchema);
  const { groups } = schemaOf(call);
  if (groups.has(draft.name)) {
    throw new PortalError(409, {
      ...errorBody(
        'OBJECT_ALREADY_EXISTS',
        `A property group named '${draft.name}' already exists.`,
      ),
      subCategory: 'Properties.GROUP_WITH_NAME_EXISTS',
    });
  }
  const group = { ...draft, archived: false };
  groups.set(group.name, group);
  return { status: 201, json: group };
}

function updateGroup(call: Call): Answer {
  const { groups } = schemaOf(call);
  const current = groups.get(nameOf(call));
  if (!current) throw noSuchGroup(nameOf(call));
  const patch = parseBody(call.rawBody, groupSchema.omit({ name: true }).partial());
  const changed = { ...current, ...defined(patch) };
  groups.set(changed.name, changed);
  return { status: 200, json: changed };
}

function archiveGroup(call: Call): Answer {
  const { groups, properties } = schemaOf(call);
  const name = nameOf(call);
  if (!groups.has(name)) throw noSuchGroup(name);
  const active = [...properties.values()].some((one) => one.groupName === name && !one.archived);
  if (active) {
    throw validationError(`Group "${name}" still has properties`, {
      subCategory: 'PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES',
    });
  }
  groups.delete(name);
  return { status: 204 };
}

function schemaOf({ crm, params }: Call): Schema {
  return crm.schemas[typeIn(params['type'])];
}

function nameOf({ params }: Call): string {
  return params['name']!;
}

/** The fields that were given: an absent one must not overwrite. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function capped(inputs: readonly unknown[]): void {
  if (inputs.length > INPUTS) {
    throw validationError(
      `The maximum number of inputs supported in a batch request is ${INPUTS}, but received ${inputs.length} in the request`,
    );
  }
}

function alreadyExists(name: string): PortalError {
  return new PortalError(409, {
    ...errorBody('OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`),
    subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
  });
}

function noSuchProperty(name: string): PortalError {
  return new PortalError(404, {
    ...errorBody('OBJECT_NOT_FOUND', `The property named '${name}' does not exist.`),
    subCategory: 'Properties.PROPERTY_NOT_FOUND',
  });
}

function noSuchGroup(name: string): PortalError {
  return new PortalError(
    404,
    errorBody('OBJECT_NOT_FOUND', `The property group named '${name}' does not exist.`),
  );
}
