import { z } from 'zod';

import { APP_SOURCE, type Crm } from '../crm/crm.ts';
import { type ObjectType, shout } from '../crm/object-types.ts';
import { projection } from '../crm/projection.ts';
import type { StoredRecord, Values } from '../crm/records.ts';
import { problemsMessage } from '../crm/values.ts';
import { iso } from '../iso.ts';
import { parseBody } from '../http/body.ts';
import { errorBody, type ErrorBody, PortalError, validationError } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';
import {
  associationTargets,
  createSchema,
  findRecord,
  notUnique,
  projectionOf,
  readScopes,
  refuseDuplicate,
  refuseIncomplete,
  writeScopes,
} from './objects.ts';

const INPUTS = 100;
const INPUTS_WITH_HISTORY = 50;

const id = z.coerce.string();
const traceId = z.string().optional();
const properties = z.record(z.string(), z.unknown()).default({});

const readSchema = z.object({
  inputs: z.array(z.object({ id })),
  properties: z.array(z.string()).nullish(),
  propertiesWithHistory: z.array(z.string()).nullish(),
  idProperty: z.string().nullish(),
});
const archiveSchema = z.object({ inputs: z.array(z.object({ id })) });
const updateSchema = z.object({
  inputs: z.array(
    z.object({ id, idProperty: z.string().nullish(), objectWriteTraceId: traceId, properties }),
  ),
});
const creationSchema = z.object({
  inputs: z.array(createSchema.extend({ objectWriteTraceId: traceId })),
});

export const batchRoutes: readonly Route[] = [
  { method: 'POST', path: 'objects/:type/batch/read', scopes: readScopes, handle: batchRead },
  { method: 'POST', path: 'objects/:type/batch/create', scopes: writeScopes, handle: batchCreate },
  { method: 'POST', path: 'objects/:type/batch/update', scopes: writeScopes, handle: batchUpdate },
  { method: 'POST', path: 'objects/:type/batch/upsert', scopes: writeScopes, handle: batchUpsert },
  {
    method: 'POST',
    path: 'objects/:type/batch/archive',
    scopes: writeScopes,
    handle: batchArchive,
  },
];

function batchRead(call: Call): Answer {
  const { crm, params, query } = call;
  const type = typeIn(params['type']);
  const body = parseBody(call.rawBody, readSchema);
  const history = body.propertiesWithHistory ?? [];
  capped(body.inputs, history.length > 0 ? INPUTS_WITH_HISTORY : INPUTS, history.length > 0);
  const wantArchived = query.get('archived') === 'true';
  const started = crm.clock.now();

  const found = new Map<number, StoredRecord>();
  const missing: string[] = [];
  for (const input of body.inputs) {
    const record = findRecord(call, type, input.id, body.idProperty);
    if (record && (record.archivedAt !== undefined) === wantArchived) found.set(record.id, record);
    else missing.push(input.id);
  }
  const project = projection(crm, { type, properties: body.properties ?? [], history });
  const errors = missing.length > 0 ? [notFoundError(type, missing)] : [];
  return batchAnswer(
    crm,
    200,
    started,
    inIdOrder(found.values()).map((record) => project(record)),
    errors,
  );
}

function batchCreate(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { inputs } = parseBody(call.rawBody, creationSchema);
  capped(inputs, INPUTS, false);
  const started = crm.clock.now();
  const { good, errors } = sortOut(inputs, (input) => {
    const values = checked(crm, type, input.properties);
    refuseDuplicate(call, type, values);
    refuseIncomplete(crm, type, values);
    return { values, targets: associationTargets(crm, type, input.associations) };
  });
  const rows = good.map(({ input, prepared: { values, targets } }) => {
    const record = crm.insert(type, values, { source: APP_SOURCE });
    for (const { to, toId, typeId } of targets)
      crm.links.connect(type, record.id, to, toId, typeId);
    return row(crm, type, record.values, record, input.objectWriteTraceId);
  });
  return batchAnswer(crm, 201, started, rows, errors);
}

function batchUpdate(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { inputs } = parseBody(call.rawBody, updateSchema);
  capped(inputs, INPUTS, false);
  const started = crm.clock.now();
  refuseRepeats(inputs.map((input) => input.id));
  const found = inputs.map((input) => findRecord(call, type, input.id, input.idProperty));
  refuseRepeats(found.flatMap((record) => (record ? [String(record.id)] : [])));

  const { good, errors } = sortOut(inputs, (input, index) => {
    const record = found[index];
    if (!record || record.archivedAt !== undefined) throw notFound(type, input.id);
    return { record, values: checked(crm, type, input.properties) };
  });
  const rows = good.map(({ input, prepared: { record, values } }) =>
    row(crm, type, values, crm.write(type, record, values, APP_SOURCE), input.objectWriteTraceId),
  );
  return batchAnswer(crm, 200, started, shuffled(rows), errors);
}

function batchUpsert(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { inputs } = parseBody(call.rawBody, updateSchema);
  capped(inputs, INPUTS, false);
  const started = crm.clock.now();
  refuseRepeats(inputs.map((input) => input.id));
  const { good, errors } = sortOut(inputs, (input) => {
    const { idProperty } = input;
    if (!idProperty) throw validationError('idProperty is required for upsert');
    if (!crm.schemas[type].find(idProperty)?.hasUniqueValue) throw notUnique(type, idProperty);
    const values = checked(crm, type, { [idProperty]: input.id, ...input.properties });
    const record = crm.findUnique(type, idProperty, input.id);
    if (!record) refuseIncomplete(crm, type, values);
    return { record, values };
  });
  const rows = good.map(({ input, prepared: { record, values } }) => {
    const after = record
      ? crm.write(type, record, values, APP_SOURCE)
      : crm.insert(type, values, { source: APP_SOURCE });
    return row(crm, type, values, after, input.objectWriteTraceId, !record);
  });
  return batchAnswer(crm, 200, started, shuffled(rows), errors);
}

function batchArchive(call: Call): Answer {
  const { crm, params } = call;
  const type = typeIn(params['type']);
  const { inputs } = parseBody(call.rawBody, archiveSchema);
  capped(inputs, INPUTS, false);
  for (const input of inputs) {
    const record = crm.stores[type].resolve(Number(input.id));
    if (record && record.archivedAt === undefined) crm.setArchived(type, record, true, APP_SOURCE);
  }
  return { status: 204 };
}

function capped(inputs: readonly unknown[], max: number, history: boolean): void {
  if (inputs.length <= max) return;
  const what = history ? 'a batch request for property histories' : 'a batch request';
  throw validationError(
    `The maximum number of inputs supported in ${what} is ${max}, but received ${inputs.length} in the request`,
  );
}

function refuseRepeats(ids: readonly string[]): void {
  const repeated = [...new Set(ids.filter((one, index) => ids.indexOf(one) !== index))];
  if (repeated.length === 0) return;
  throw validationError(
    `Duplicate IDs found in batch input: [${repeated.join(', ')}]. IDs must be unique`,
    { context: { ids: repeated } },
  );
}

type Traced = { objectWriteTraceId?: string | undefined };
type Good<I, P> = { input: I; prepared: P };

/**
 * Checks every input before anything is written. With trace ids the bad ones are reported by name
 * and the rest go on; without them one bad input refuses the whole batch.
 */
function sortOut<I extends Traced, P>(
  inputs: readonly I[],
  prepare: (input: I, index: number) => P,
): { good: Good<I, P>[]; errors: ErrorBody[] } {
  const good: Good<I, P>[] = [];
  const errors: ErrorBody[] = [];
  const traces = new Set(inputs.map((input) => input.objectWriteTraceId).filter(Boolean));
  const traced = traces.size === inputs.length;
  for (const [index, input] of inputs.entries()) {
    try {
      good.push({ input, prepared: prepare(input, index) });
    } catch (error) {
      if (!(error instanceof PortalError) || !traced) throw error;
      errors.push(rowError(error, input.objectWriteTraceId!));
    }
  }
  return { good, errors };
}

/** The error of one input: no correlation id of its own, and the trace id in its context. */
function rowError({ body }: PortalError, trace: string): ErrorBody {
  const { status, category, message, context } = body;
  return {
    status,
    category,
    message,
    context: { ...(context as object | undefined), objectWriteTraceId: [trace] },
  };
}

function checked(crm: Crm, type: ObjectType, raw: Readonly<Record<string, unknown>>): Values {
  const { values, problems } = crm.check(type, raw);
  if (problems.length > 0) throw validationError(problemsMessage(problems));
  return values;
}

function notFound(type: ObjectType, missing: string): PortalError {
  return new PortalError(
    404,
    errorBody('OBJECT_NOT_FOUND', notFoundMessage(type), { context: { ids: [missing] } }),
  );
}

function notFoundError(type: ObjectType, ids: readonly string[]): ErrorBody {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: notFoundMessage(type),
    context: { ids },
  };
}

const notFoundMessage = (type: ObjectType) =>
  `Could not get some ${shout(type)} objects, they may be deleted or not exist. Check that ids are valid.`;

function row(
  crm: Crm,
  type: ObjectType,
  values: Values,
  record: StoredRecord,
  trace: string | undefined,
  isNew?: boolean,
): string {
  const extra =
    (trace === undefined ? '' : `,"objectWriteTraceId":${JSON.stringify(trace)}`) +
    (isNew === undefined ? '' : `,"new":${isNew}`);
  return projectionFor(crm, type, values)(record, extra);
}

let latest: { key: string; crm: Crm; project: ReturnType<typeof projectionOf> } | undefined;

/** The rows of a batch mostly write the same properties. */
function projectionFor(crm: Crm, type: ObjectType, values: Values) {
  const names = Object.keys(values);
  const key = `${type}|${crm.schemas[type].generation()}|${names.join(',')}`;
  if (latest?.key !== key || latest.crm !== crm)
    latest = { key, crm, project: projectionOf(crm, type, names) };
  return latest.project;
}

/** Results come in an order of their own; whoever relies on the input's is to find out. */
function shuffled(rows: readonly string[]): string[] {
  return [...rows].reverse();
}

function inIdOrder(records: Iterable<StoredRecord>): StoredRecord[] {
  return [...records].sort((a, b) => a.id - b.id);
}

function batchAnswer(
  crm: Crm,
  status: number,
  started: number,
  rows: readonly string[],
  errors: readonly ErrorBody[],
): Answer {
  const times = `"startedAt":"${iso(started)}","completedAt":"${iso(crm.clock.now())}"`;
  const failed =
    errors.length > 0 ? `"numErrors":${errors.length},"errors":${JSON.stringify(errors)},` : '';
  return {
    status: errors.length > 0 ? 207 : status,
    json: `{"status":"COMPLETE","results":[${rows.join(',')}],${failed}${times}}`,
  };
}
