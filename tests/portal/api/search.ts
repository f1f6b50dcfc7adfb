import { z } from 'zod';

import { OPERATORS } from '../crm/filters.ts';
import { projection } from '../crm/projection.ts';
import { parseBody } from '../http/body.ts';
import { validationError } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';
import { readScopes } from './objects.ts';

const PAGE = 200;
const WINDOW = 10_000;
const BODY_CHARACTERS = 3_000;
const GROUPS = 5;
const FILTERS_A_GROUP = 6;
const FILTERS = 18;

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: text.optional(),
  highValue: text.optional(),
  values: z.array(text).optional(),
});

const sortSchema = z.union([
  z.string().transform((name) => ({
    propertyName: name.replace(/^-/, ''),
    direction: name.startsWith('-') ? ('DESCENDING' as const) : ('ASCENDING' as const),
  })),
  z.object({
    propertyName: z.string(),
    direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
  }),
]);

const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  filters: z.array(filterSchema).optional(),
  sorts: z.array(sortSchema).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.number().int().optional(),
  after: text.optional(),
});

export const searchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'objects/:type/search',
    scopes: readScopes,
    isSearch: true,
    handle: search,
  },
];

function search(call: Call): Answer {
  const { crm, params, rawBody } = call;
  const type = typeIn(params['type']);
  if (rawBody.length > BODY_CHARACTERS)
    throw validationError(`The request body exceeds ${BODY_CHARACTERS} characters`);
  const body = parseBody(rawBody, searchSchema);
  const groups = body.filters
    ? [body.filters]
    : body.filterGroups.map(({ filters }) => filters).filter((filters) => filters.length > 0);
  refuseTooMany(groups, body.sorts.length);
  const limit = pageSize(body.limit);
  const start = offset(body.after);
  if (start + limit > WINDOW) throw beyondWindow();

  const sort = body.sorts[0];
  if (sort && !crm.schemas[type].find(sort.propertyName))
    throw validationError(`Property "${sort.propertyName}" does not exist`);
  const found = call.search.find(type, { groups, sort });
  const page = found.slice(start, start + limit);
  const project = projection(crm, { type, properties: body.properties });
  const rows = page.map((record) => project(record)).join(',');
  const next = start + page.length;
  const paging = next < found.length ? `,"paging":{"next":{"after":"${next}"}}` : '';
  return { status: 200, json: `{"total":${found.length},"results":[${rows}]${paging}}` };
}

function refuseTooMany(groups: readonly (readonly unknown[])[], sorts: number): void {
  const total = groups.reduce((sum, filters) => sum + filters.length, 0);
  if (groups.length > GROUPS)
    throw validationError(`A maximum of ${GROUPS} filterGroups is supported, got ${groups.length}`);
  if (groups.some((filters) => filters.length > FILTERS_A_GROUP))
    throw validationError(`A maximum of ${FILTERS_A_GROUP} filters a group is supported`);
  if (total > FILTERS)
    throw validationError(`A maximum of ${FILTERS} filters is supported, got ${total}`);
  if (sorts > 1) throw validationError(`A maximum of 1 sort is supported, got ${sorts}`);
}

function pageSize(limit = 10): number {
  if (limit < 0 || limit > PAGE)
    throw validationError(`The limit of ${limit} exceeds the maximum page size of ${PAGE}`);
  return limit || 10;
}

function offset(after = '0'): number {
  if (after === '') return 0;
  if (!/^\d+$/.test(after)) throw validationError(`Invalid paging cursor: ${after}`);
  return Number(after);
}

/** HubSpot gives no better reason for it. */
function beyondWindow() {
  return validationError('There was a problem with the request.');
}
