import { z } from 'zod';

import { categoryOf, defaultTypeId, primaryTypeId, typeLabel } from '../crm/association-types.ts';
import type { Crm } from '../crm/crm.ts';
import type { Link } from '../crm/links.ts';
import { type ObjectType, infoOf, shout } from '../crm/object-types.ts';
import type { ScopeGroups } from '../http/auth.ts';
import { parseBody } from '../http/body.ts';
import { type ErrorBody, objectNotFound, validationError } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';

const READ_INPUTS = 1_000;
const CREATE_INPUTS = 2_000;
const ARCHIVE_INPUTS = 100;
/** Associations of one record in one answer. */
const PAGE = 500;

const bothRead = (params: Readonly<Record<string, string>>): ScopeGroups => [
  infoOf(typeIn(params['from'])).readScopes,
  infoOf(typeIn(params['to'])).readScopes,
];
const bothWrite = (params: Readonly<Record<string, string>>): ScopeGroups => {
  const scopes = [params['from'], params['to']].map((name) => infoOf(typeIn(name)).writeScopes);
  return scopes.filter((group) => group.length > 0);
};

const id = z.coerce.string();
const end = z.object({ id });
const typesSchema = z.array(
  z.object({ associationCategory: z.string(), associationTypeId: z.coerce.number() }),
);

const readSchema = z.object({ inputs: z.array(z.object({ id, after: z.string().nullish() })) });
const pairsSchema = z.object({ inputs: z.array(z.object({ from: end, to: end })) });
const createSchema = z.object({
  inputs: z.array(z.object({ from: end, to: end, types: typesSchema.min(1) })),
});
const archiveSchema = z.object({ inputs: z.array(z.object({ from: end, to: z.array(end) })) });

const PAIR = 'associations/:from/:to';
const RECORD = 'objects/:from/:id/associations';

export const associationRoutes: readonly Route[] = [
  { method: 'POST', path: `${PAIR}/batch/read`, scopes: bothRead, handle: batchRead },
  { method: 'POST', path: `${PAIR}/batch/create`, scopes: bothWrite, handle: batchCreate },
  {
    method: 'POST',
    path: `${PAIR}/batch/associate/default`,
    scopes: bothWrite,
    handle: batchAssociate,
  },
  { method: 'POST', path: `${PAIR}/batch/archive`, scopes: bothWrite, handle: batchArchive },
  { method: 'GET', path: `${PAIR}/labels`, scopes: bothRead, handle: labels },
  { method: 'GET', path: `${RECORD}/:to`, scopes: bothRead, handle: listOne },
  { method: 'PUT', path: `${RECORD}/default/:to/:toId`, scopes: bothWrite, handle: putDefault },
  { method: 'PUT', path: `${RECORD}/:to/:toId`, scopes: bothWrite, handle: putTyped },
  { method: 'DELETE', path: `${RECORD}/:to/:toId`, scopes: bothWrite, handle: removeOne },
];

function batchRead({ crm, params, rawBody }: Call): Answer {
  const [from, to] = ends(params);
  const { inputs } = parseBody(rawBody, readSchema);
  capped(inputs, READ_INPUTS);
  const started = crm.clock.now();
  const errors: ErrorBody[] = [];
  const results = inputs.flatMap((input) => {
    const record = crm.stores[from].resolve(Number(input.id));
    const links = record ? crm.liveLinks(from, record.id, to) : [];
    if (links.length === 0) {
      errors.push(noneFound(from, input.id, to));
      return [];
    }
    const { page, paging } = pageOf(links, input.after ?? undefined, PAGE, from, input.id, to);
    return [
      { from: { id: input.id }, to: page.map((link) => linkJson(from, to, link)), ...paging },
    ];
  });
  return answer(crm, 200, started, results, errors);
}

function listOne({ crm, params, query }: Call): Answer {
  const [from, to] = ends(params);
  const record = crm.stores[from].resolve(Number(params['id']));
  if (!record || record.archivedAt !== undefined) throw objectNotFound(params['id']!);
  const limit = Number(query.get('limit') ?? PAGE);
  if (!(limit >= 1 && limit <= PAGE))
    throw validationError(`The limit of ${limit} exceeds the maximum page size of ${PAGE}`);
  const links = crm.liveLinks(from, record.id, to);
  const after = query.get('after') ?? undefined;
  const { page, paging } = pageOf(links, after, limit, from, String(record.id), to);
  return {
    status: 200,
    json: { results: page.map((link) => linkJson(from, to, link)), ...paging },
  };
}

function pageOf(
  links: readonly Link[],
  after: string | undefined,
  size: number,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
) {
  const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0;
  if (Number.isNaN(start)) throw validationError(`Invalid paging cursor: ${after}`);
  const rest = links.filter(({ toId }) => toId > start);
  const page = rest.slice(0, size);
  if (rest.length === page.length) return { page, paging: {} };
  const next = Buffer.from(String(page.at(-1)!.toId)).toString('base64url');
  const link = `https://api.hubapi.com/crm/v4/objects/${from}/${fromId}/associations/${to}?after=${next}`;
  return { page, paging: { paging: { next: { after: next, link } } } };
}

function linkJson(from: ObjectType, to: ObjectType, { toId, typeIds }: Link) {
  const associationTypes = typeIds.map((typeId) => ({
    category: categoryOf(from, to),
    typeId,
    label: typeLabel(from, to, typeId),
  }));
  return { toObjectId: toId, associationTypes };
}

function noneFound(from: ObjectType, fromId: string, to: ObjectType): ErrorBody {
  const [fromName, toName] = [infoOf(from).singular, infoOf(to).singular];
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${toName} is associated with ${fromName} ${fromId}.`,
    context: { fromObjectId: [fromId], fromObjectType: [fromName], toObjectType: [toName] },
  };
}

function batchCreate({ crm, params, rawBody }: Call): Answer {
  const { inputs } = parseBody(rawBody, createSchema);
  const [from, to] = ends(params);
  const known = [defaultTypeId(from, to), primaryTypeId(from, to)];
  for (const { types } of inputs) {
    const stray = types.find(({ associationTypeId }) => !known.includes(associationTypeId));
    if (stray) throw unknownType(stray.associationTypeId, from, to);
  }
  return connectAll(
    crm,
    params,
    inputs.flatMap((input) =>
      input.types.map(({ associationTypeId }) => ({ ...input, typeId: associationTypeId })),
    ),
  );
}

function batchAssociate({ crm, params, rawBody }: Call): Answer {
  return connectAll(crm, params, parseBody(rawBody, pairsSchema).inputs);
}

type Pair = { from: { id: string }; to: { id: string }; typeId?: number };

/** Connecting what is connected already changes nothing. */
function connectAll(
  crm: Crm,
  params: Readonly<Record<string, string>>,
  inputs: readonly Pair[],
): Answer {
  const [from, to] = ends(params);
  capped(inputs, CREATE_INPUTS);
  const started = crm.clock.now();
  const errors: ErrorBody[] = [];
  const results = inputs.flatMap((input) => {
    const [left, right] = [liveId(crm, from, input.from.id), liveId(crm, to, input.to.id)];
    if (left === undefined || right === undefined) {
      errors.push(
        missingEnd(
          left === undefined ? from : to,
          left === undefined ? input.from.id : input.to.id,
        ),
      );
      return [];
    }
    return connect(crm, from, left, to, right, input.typeId);
  });
  return answer(crm, 201, started, results, errors);
}

function putDefault({ crm, params }: Call): Answer {
  const [from, to] = ends(params);
  const started = crm.clock.now();
  const [left, right] = recordEnds(crm, params);
  const results = connect(crm, from, left, to, right, undefined);
  return answer(crm, 200, started, results, []);
}

function putTyped({ crm, params, rawBody }: Call): Answer {
  const [from, to] = ends(params);
  const [left, right] = recordEnds(crm, params);
  for (const { associationTypeId } of parseBody(rawBody, typesSchema))
    connect(crm, from, left, to, right, associationTypeId);
  const json = {
    fromObjectTypeId: infoOf(from).typeId,
    fromObjectId: left,
    toObjectTypeId: infoOf(to).typeId,
    toObjectId: right,
    labels: [],
  };
  return { status: 201, json };
}

function connect(
  crm: Crm,
  from: ObjectType,
  fromId: number,
  to: ObjectType,
  toId: number,
  typeId: number | undefined,
) {
  const defaultId = defaultTypeId(from, to);
  if (defaultId === undefined)
    throw validationError(`${shout(from)} cannot be associated with ${shout(to)}`);
  const known = [defaultId, primaryTypeId(from, to)];
  if (typeId !== undefined && !known.includes(typeId)) throw unknownType(typeId, from, to);
  crm.links.connect(from, fromId, to, toId, typeId);
  const row = (left: number, right: number, associationTypeId: number | undefined) => ({
    from: { id: String(left) },
    to: { id: String(right) },
    associationSpec: { associationCategory: categoryOf(from, to), associationTypeId },
  });
  return [row(fromId, toId, defaultId), row(toId, fromId, defaultTypeId(to, from))];
}

function batchArchive({ crm, params, rawBody }: Call): Answer {
  const [from, to] = ends(params);
  const { inputs } = parseBody(rawBody, archiveSchema);
  capped(inputs, ARCHIVE_INPUTS);
  for (const input of inputs) {
    for (const target of input.to)
      crm.links.disconnect(from, Number(input.from.id), to, Number(target.id));
  }
  return { status: 204 };
}

function removeOne({ crm, params }: Call): Answer {
  const [from, to] = ends(params);
  crm.links.disconnect(from, Number(params['id']), to, Number(params['toId']));
  return { status: 204 };
}

function labels({ params }: Call): Answer {
  const [from, to] = ends(params);
  const ids = [primaryTypeId(from, to), defaultTypeId(from, to)].filter((one) => one !== undefined);
  const results = ids.map((typeId) => ({
    category: categoryOf(from, to),
    typeId,
    label: typeLabel(from, to, typeId),
  }));
  return { status: 200, json: { results } };
}

function ends(params: Readonly<Record<string, string>>): [ObjectType, ObjectType] {
  return [typeIn(params['from']), typeIn(params['to'])];
}

function recordEnds(crm: Crm, params: Readonly<Record<string, string>>): [number, number] {
  const [from, to] = ends(params);
  const left = liveId(crm, from, params['id']!);
  const right = liveId(crm, to, params['toId']!);
  if (left === undefined) throw objectNotFound(params['id']!);
  if (right === undefined) throw objectNotFound(params['toId']!);
  return [left, right];
}

function liveId(crm: Crm, type: ObjectType, given: string): number | undefined {
  const record = crm.stores[type].resolve(Number(given));
  return record && record.archivedAt === undefined ? record.id : undefined;
}

function missingEnd(type: ObjectType, given: string): ErrorBody {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `${shout(type)} with id ${given} does not exist`,
    context: { ids: [given] },
  };
}

function unknownType(typeId: number, from: ObjectType, to: ObjectType) {
  return validationError(`Invalid association type: ${typeId} from ${shout(from)} to ${shout(to)}`);
}

function capped(inputs: readonly unknown[], max: number): void {
  if (inputs.length > max) {
    throw validationError(
      `The maximum number of inputs supported in a batch request is ${max}, but received ${inputs.length} in the request`,
    );
  }
}

function answer(
  crm: Crm,
  status: number,
  started: number,
  results: readonly unknown[],
  errors: readonly ErrorBody[],
): Answer {
  return {
    status: errors.length > 0 ? 207 : status,
    json: {
      status: 'COMPLETE',
      results,
      ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
      startedAt: new Date(started).toISOString(),
      completedAt: new Date(crm.clock.now()).toISOString(),
    },
  };
}
