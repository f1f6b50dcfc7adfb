import type { Crm } from '../crm/crm.ts';
import { isCustom, type ObjectType, objectTypeOf } from '../crm/object-types.ts';
import type { SearchIndex } from '../crm/search-index.ts';
import type { PortalFacts } from '../facts.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Executions } from '../workflows/executions.ts';
import type { ScopeGroups, Token, Tokens } from './auth.ts';
import { resourceNotFound, validationError } from './errors.ts';
import type { Form } from './form.ts';

export type Call = {
  crm: Crm;
  search: SearchIndex;
  facts: PortalFacts;
  tokens: Tokens;
  executions: Executions;
  files: FileStore;
  token: Token | undefined;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  rawQuery: string;
  rawBody: string;
  /** The body, where it is a form. */
  form: Form | undefined;
  /** Where the portal was asked. */
  origin: string;
};

/** `json` may be text that is JSON already; `content` is a file's. Neither: no body. */
export type Answer = {
  status: number;
  json?: string | object;
  content?: { type: string; bytes: Uint8Array };
};

export type Route = {
  method: string;
  /** Path below the API family: `objects/:type/batch/read`. */
  path: string;
  /** Scopes that the token needs; `'public'` for endpoints without a token. */
  scopes: ScopeGroups | 'public' | ((params: Readonly<Record<string, string>>) => ScopeGroups);
  /** Search has its own limit and sends no rate-limit headers. */
  isSearch?: boolean;
  handle: (call: Call) => Answer;
};

export type Matched = { route: Route; params: Record<string, string> };

/** Versions by date that this portal answers; the older numbered paths lead to the same families. */
const DATED = '(?:2026-03|2026-09)';

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^/crm/(?:objects/${DATED}|v[34]/objects)/`), 'objects/'],
  [new RegExp(`^/crm/(?:associations/${DATED}|v4/associations)/`), 'associations/'],
  [new RegExp(`^/crm/(?:properties/${DATED}|v3/properties)/`), 'properties/'],
  [new RegExp(`^/crm/(?:pipelines/${DATED}|v3/pipelines)/`), 'pipelines/'],
  [new RegExp(`^/crm/(?:owners/${DATED}|v3/owners)(?:/|$)`), 'owners/'],
  [new RegExp(`^/crm-object-schemas/(?:${DATED}|v3)/`), 'object-schemas/'],
  [new RegExp(`^/crm/limits/${DATED}/`), 'limits/'],
  [new RegExp(`^/account-info/(?:${DATED}|v3)/`), 'account-info/'],
  [new RegExp(`^/oauth/${DATED}/`), 'oauth/'],
  [/^\/oauth\/v2\/private-apps\//, 'private-apps/'],
  [/^\/files\/(?:v3|2026-03)\/files(?:\/|$)/, 'files/'],
  [/^\/hubfs\//, 'hubfs/'],
  [/^\/automation\/v4\/actions\//, 'workflow-actions/'],
];

/** Finds the route of a request by walking a small table. */
export function router(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method: string, path: string): Matched => {
    const local = withinFamily(path);
    const given = local?.split('/').filter(Boolean).map(decode) ?? [];
    for (const { route, parts } of compiled) {
      if (route.method !== method || parts.length !== given.length) continue;
      const params = matchParts(parts, given);
      if (params) return { route, params };
    }
    throw resourceNotFound();
  };
}

function withinFamily(path: string): string | undefined {
  for (const [pattern, family] of FAMILIES) {
    const head = pattern.exec(path);
    if (head) return family + path.slice(head[0].length);
  }
  return undefined;
}

function matchParts(
  parts: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index]!;
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw resourceNotFound();
  }
}

const TYPE_PARAMS = ['type', 'from', 'to'] as const;

/** Names of custom objects in a path become their type ids; those of other portals are unknown here. */
export function withTypeIds(
  crm: Crm,
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const resolved: Record<string, string> = { ...params };
  for (const name of TYPE_PARAMS) {
    const segment = params[name];
    if (segment === undefined) continue;
    const own = crm.objects.find(segment);
    if (own) resolved[name] = own.type;
    else if (isCustom(segment as ObjectType)) throw noSuchType(segment);
  }
  return resolved;
}

function noSuchType(segment: string) {
  return validationError(`Unable to infer object type from: ${segment}`);
}

/** The object type of a path segment; throws HubSpot's answer for one it cannot infer. */
export function typeIn(segment: string | undefined): ObjectType {
  const type = objectTypeOf(segment ?? '');
  if (!type) throw noSuchType(segment ?? '');
  return type;
}
