import { readFileSync } from 'node:fs';
import path from 'node:path';

import { API_PATHS } from '@attain/sync-worker/adapters/hubspot/api-paths';
import { describe, expect, it } from 'vitest';

import { ALL_SCOPES } from '../../portal/http/auth.ts';
import { caller } from '../../portal/call.ts';
import { startPortal } from '../../portal/portal.ts';

type Auth = { requiredScopes: string[]; optionalScopes: string[] };

const { requiredScopes, optionalScopes } = (
  JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, '../../../hubspot-app/src/app/app-hsmeta.json'),
      'utf8',
    ),
  ) as { config: { auth: Auth } }
).config.auth;

/** `always`: for figures in every portal; else what has to be wished, or bought, before the call is made. */
type Need =
  | 'always'
  | 'tickets'
  | 'surveys'
  | 'deal figures'
  | 'custom objects'
  | 'workflows'
  | 'reports';
type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  scope: string;
  /** HubSpot takes this one instead. */
  or?: string;
  need: Need;
};

const read = (type: string) => `crm.objects.${type}.read`;
const write = (type: string) => `crm.objects.${type}.write`;
const CUSTOM = '2-140000000';

/** Types that are read, with their scopes. Engagements ride on contacts. */
const READ: readonly [string, string, Need][] = [
  ['companies', read('companies'), 'always'],
  ['contacts', read('contacts'), 'always'],
  ['deals', read('deals'), 'always'],
  ['meetings', read('contacts'), 'always'],
  ['calls', read('contacts'), 'always'],
  ['emails', read('contacts'), 'always'],
  ['tasks', read('contacts'), 'always'],
  ['notes', read('contacts'), 'always'],
  ['tickets', 'tickets', 'tickets'],
  ['feedback_submissions', read('feedback_submissions'), 'surveys'],
  [CUSTOM, read('custom'), 'custom objects'],
];
const reads = (pathOf: (type: string) => string, method: 'GET' | 'POST'): readonly Call[] =>
  READ.map(([type, scope, need]) => ({ method, path: pathOf(type), scope, need }));

/** Every call of the worker with the scope that it needs: a path that is not told here does not compile. */
const CALLS: Readonly<Record<keyof typeof API_PATHS, readonly Call[]>> = {
  accountInfo: [{ path: API_PATHS.accountInfo, scope: 'oauth', need: 'always' }],
  objects: reads(API_PATHS.objects, 'GET'),
  batchRead: reads(API_PATHS.batchRead, 'POST'),
  search: reads(API_PATHS.search, 'POST'),
  batchCreate: ['tasks', 'notes'].map((type) => ({
    method: 'POST',
    path: API_PATHS.batchCreate(type),
    scope: write('contacts'),
    need: 'always',
  })),
  batchUpdate: [
    ['companies', write('companies'), 'always'] as const,
    ['tasks', write('contacts'), 'always'] as const,
    ['deals', write('deals'), 'deal figures'] as const,
  ].map(([type, scope, need]) => ({
    method: 'POST',
    path: API_PATHS.batchUpdate(type),
    scope,
    need,
  })),
  batchUpsert: [
    {
      method: 'POST',
      path: API_PATHS.batchUpsert(CUSTOM),
      scope: write('custom'),
      need: 'custom objects',
    },
  ],
  associationsRead: [
    ['companies', 'contacts', read('companies'), 'always'] as const,
    ['companies', 'deals', read('deals'), 'always'] as const,
    ['companies', 'tickets', 'tickets', 'tickets'] as const,
    ['feedback_submissions', 'contacts', read('feedback_submissions'), 'surveys'] as const,
  ].map(([from, to, scope, need]) => ({
    method: 'POST',
    path: API_PATHS.associationsRead(from, to),
    scope,
    need,
  })),
  associateDefault: [
    {
      method: 'POST',
      path: API_PATHS.associateDefault(CUSTOM, 'companies'),
      scope: write('custom'),
      need: 'custom objects',
    },
  ],
  files: [{ method: 'POST', path: API_PATHS.files, scope: 'files', need: 'reports' }],
  file: (['PUT', 'DELETE'] as const).map((method) => ({
    method,
    path: API_PATHS.file('7'),
    scope: 'files',
    need: 'reports',
  })),
  fileSearch: [{ path: API_PATHS.fileSearch, scope: 'files', need: 'reports' }],
  fileSignedUrl: [{ path: API_PATHS.fileSignedUrl('7'), scope: 'files', need: 'reports' }],
  objectSchemas: [
    {
      method: 'POST',
      path: API_PATHS.objectSchemas,
      scope: 'crm.schemas.custom.write',
      need: 'custom objects',
    },
  ],
  objectSchema: [
    {
      path: API_PATHS.objectSchema('p1_goals'),
      scope: 'crm.schemas.custom.read',
      or: read('custom'),
      need: 'custom objects',
    },
  ],
  owners: [{ path: API_PATHS.owners, scope: read('owners'), need: 'always' }],
  owner: [{ path: API_PATHS.owner('7'), scope: read('owners'), need: 'always' }],
  pipelines: [
    {
      path: API_PATHS.pipelines('deals'),
      scope: 'crm.schemas.deals.read',
      or: read('deals'),
      need: 'always',
    },
    { path: API_PATHS.pipelines('tickets'), scope: 'tickets', need: 'tickets' },
  ],
  properties: ['companies', 'deals'].map((type) => ({
    path: API_PATHS.properties(type),
    scope: `crm.schemas.${type}.read`,
    or: read(type),
    need: 'always',
  })),
  property: [],
  propertyBatchCreate: [
    ['companies', 'crm.schemas.companies.write', 'always'] as const,
    ['deals', 'crm.schemas.deals.write', 'deal figures'] as const,
  ].map(([type, scope, need]) => ({
    method: 'POST',
    path: API_PATHS.propertyBatchCreate(type),
    scope,
    need,
  })),
  propertyGroups: [
    ['companies', 'crm.schemas.companies.write', 'always'] as const,
    ['deals', 'crm.schemas.deals.write', 'deal figures'] as const,
  ].map(([type, scope, need]) => ({
    method: 'POST',
    path: API_PATHS.propertyGroups(type),
    scope,
    need,
  })),
  workflowCallback: [
    {
      method: 'POST',
      path: API_PATHS.workflowCallback('ap-1'),
      scope: 'automation',
      need: 'workflows',
    },
  ],
  tokenInfo: [],
};

const ALL = Object.values(CALLS).flat();
const scopesOf = (isRequired: boolean) => [
  ...new Set(
    ALL.filter(({ need }) => (need === 'always') === isRequired).map((each) => each.scope),
  ),
];

describe('the scopes of the app', () => {
  it('are required where every portal needs them, and optional elsewhere', () => {
    expect([...requiredScopes].sort()).toEqual(scopesOf(true).sort());
    expect([...optionalScopes].sort()).toEqual(scopesOf(false).sort());
  });

  it('are those that HubSpot asks for, call by call', async () => {
    // A portal without custom objects tells of them that they are unknown, whatever the scopes.
    const calls = ALL.filter(({ path: url }) => !url.includes(CUSTOM));
    const tokenWithout = ({ scope, or }: Call) => `pat-na1-${scope}-${or ?? 'alone'}`;
    const portal = await startPortal({
      enterprise: true,
      limits: { perTenSeconds: 10_000 },
      tokens: Object.fromEntries(
        calls.map((call) => [
          tokenWithout(call),
          ALL_SCOPES.filter((scope) => scope !== call.scope && scope !== call.or),
        ]),
      ),
    });
    try {
      for (const call of calls) {
        const { method = 'GET', path: url } = call;
        const ask = caller(portal, tokenWithout(call));
        const { status } = await ask(method, url, method === 'POST' ? {} : undefined);
        expect([method, url, call.scope, status]).toEqual([method, url, call.scope, 403]);
      }
    } finally {
      await portal.stop();
    }
  });
});
