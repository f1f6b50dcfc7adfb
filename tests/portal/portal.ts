import { randomBytes, randomUUID } from 'node:crypto';

import { accountRoutes } from './api/account.ts';
import { associationRoutes } from './api/associations.ts';
import { batchRoutes } from './api/batch.ts';
import { fileRoutes } from './api/files.ts';
import { oauthRoutes } from './api/oauth.ts';
import { objectRoutes } from './api/objects.ts';
import { objectSchemaRoutes } from './api/object-schemas.ts';
import { ownerRoutes } from './api/owners.ts';
import { pipelineRoutes } from './api/pipelines.ts';
import { propertyRoutes } from './api/properties.ts';
import { searchRoutes } from './api/search.ts';
import { workflowActionRoutes } from './api/workflow-actions.ts';
import { type Clock, realClock } from './clock.ts';
import type { PortalFacts } from './facts.ts';
import { fileHandle, type FileHandle, fileStore } from './files/file-store.ts';
import { crm as makeCrm } from './crm/crm.ts';
import { type CrmHandle, crmHandle } from './crm/handle.ts';
import { loadRecords, type PlainRecord } from './crm/load.ts';
import { searchIndex } from './crm/search-index.ts';
import { type GeneratedPortal, generatePortal } from './generate/portal-data.ts';
import { ALL_SCOPES, type Tokens, tokens as makeTokens } from './http/auth.ts';
import { type Faults, faults as makeFaults } from './http/faults.ts';
import { type LimitOptions, limits as makeLimits, type Tier, TIERS } from './http/limits.ts';
import { type Requests, requests as makeRequests } from './http/requests.ts';
import { router } from './http/router.ts';
import { listen } from './http/server.ts';
import {
  signedHeaders,
  type SignedParts,
  type Subscription,
  type Webhooks,
  webhooks,
} from './webhooks.ts';
import { executions as makeExecutions } from './workflows/executions.ts';
import { type ActionRan, type ActionRun, runAction } from './workflows/run-action.ts';

export type PortalOptions = {
  /** 0 or absent: a free port. */
  port?: number;
  portalId?: number;
  /** Tokens and their scopes. Absent: one token with every scope, as `portal.token`. */
  tokens?: Readonly<Record<string, readonly string[]>>;
  /** The value of the one token that has every scope, where `tokens` is absent. */
  token?: string;
  /** The app's client secret, which signs what HubSpot sends. */
  clientSecret?: string;
  /** Request limits: those of a tier, or figures of one's own. Default `pro`. */
  limits?: Tier | LimitOptions;
  clock?: 'real' | Clock;
  /** Added to every answer. */
  latencyMs?: number;
  timeZone?: string;
  currency?: string;
  /** How far search lags behind writes. Default 2 seconds. */
  searchIndexLagMs?: number;
  /** Whether the account has Service Hub: without it nobody can read feedback submissions. */
  feedback?: boolean;
  /** Whether the account has an Enterprise hub: without it there are no custom objects. Default no. */
  enterprise?: boolean;
  /** The largest file that may be uploaded. Default 20 MB, as of accounts without a subscription. */
  maxFileBytes?: number;
  /** Whether the contract properties (`attain_contract_value` ...) exist from the start. Default yes. */
  contractProperties?: boolean;
  /** How many companies to generate; 0 or absent: none. */
  companies?: number;
  /** The same seed and clock generate the same portal. */
  seed?: number;
  /** Records to start with, for example recorded ones. */
  data?: Iterable<PlainRecord>;
};

export type Portal = {
  origin: string;
  port: number;
  portalId: number;
  currency: string;
  timeZone: string;
  /** A token that works: the first of `tokens`, or the one made for this portal. */
  token: string;
  clientId: string;
  /** Signs what HubSpot sends to an app. */
  clientSecret: string;
  crm: CrmHandle;
  /** The file manager, as a person sees it. */
  files: FileHandle;
  /** What was generated, where `companies` were asked for; import files are written from it. */
  generated: GeneratedPortal | undefined;
  tokens: Tokens;
  requests: Requests;
  faults: Faults;
  clock: Clock;
  /** Starts to gather events for an app's webhook URL; `flush` delivers them. */
  webhooks: (targetUrl: string, subscriptions: readonly Subscription[]) => Webhooks;
  /** Runs an action of the app, as a workflow or an agent does. */
  runAction: (run: ActionRun) => Promise<ActionRan>;
  /** Headers of a request that HubSpot makes to the app, for a card, a workflow or a webhook. */
  sign: (request: Omit<SignedParts, 'now'>) => Record<string, string>;
  /** An authorization code as a finished install hands it to the redirect URI. */
  authorizationCode: (scopes?: readonly string[]) => string;
  /** Uninstalls the app: refresh tokens and access tokens stop working. */
  uninstall: () => void;
  stop: () => Promise<void>;
};

/** Starts a HubSpot portal on the loopback interface. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const clock = options.clock === undefined || options.clock === 'real' ? realClock : options.clock;
  const facts = portalFacts(options);
  const { portalId, timeZone } = facts;
  const contractProperties = options.contractProperties ?? true;
  const { companies = 0, seed = 1 } = options;
  const generated =
    companies > 0
      ? generatePortal({ companies, seed, now: clock.now(), contractProperties })
      : undefined;
  const state = makeCrm({
    clock,
    portalId,
    contractProperties,
    ...(generated ? { tables: generated.tables, links: generated.links } : {}),
  });
  const search = searchIndex(state, options.searchIndexLagMs ?? 2_000);
  loadRecords(state, options.data ?? []);

  const tokens = makeTokens(clock);
  const granted = options.tokens ?? { [options.token ?? `pat-na1-${randomUUID()}`]: ALL_SCOPES };
  for (const [value, scopes] of Object.entries(granted))
    tokens.issue(value, grantable(scopes, options));

  const handle = crmHandle(state);
  const requests = makeRequests();
  const files = fileStore(clock);
  const executions = makeExecutions(() => clock.now());
  const faults = makeFaults();
  const chosen = options.limits ?? 'pro';
  const limits = makeLimits(typeof chosen === 'string' ? TIERS[chosen] : chosen, clock, timeZone);
  const { origin, port, stop } = await listen(
    {
      find: router(ROUTES),
      context: { crm: state, search, facts, tokens, executions, files },
      limits,
      faults,
      requests,
      clock,
      latencyMs: options.latencyMs ?? 0,
    },
    options.port ?? 0,
  );
  return {
    origin,
    port,
    portalId,
    currency: facts.currency,
    timeZone,
    token: Object.keys(granted)[0] ?? '',
    clientId: facts.clientId,
    clientSecret: facts.clientSecret,
    crm: handle,
    files: fileHandle(files),
    generated,
    tokens,
    requests,
    faults,
    clock,
    webhooks: (targetUrl, subscriptions) =>
      webhooks({
        targetUrl,
        subscriptions,
        clientSecret: facts.clientSecret,
        portalId,
        appId: facts.appId,
        crm: handle,
        clock,
      }),
    runAction: (run) =>
      runAction(
        { portalId, clientSecret: facts.clientSecret, executions, now: () => clock.now() },
        run,
      ),
    sign: (request) => signedHeaders(facts.clientSecret, { ...request, now: clock.now() }),
    authorizationCode: (scopes = ALL_SCOPES) => {
      const code = randomUUID();
      facts.grants.codes.set(code, grantable(scopes, options));
      return code;
    },
    uninstall: () => {
      facts.grants.refreshTokens.clear();
      tokens.revokeAll();
    },
    stop,
  };
}

/** Batch and search come before `:id`, which would match them too. */
const ROUTES = [
  ...searchRoutes,
  ...batchRoutes,
  ...objectRoutes,
  ...objectSchemaRoutes,
  ...associationRoutes,
  ...propertyRoutes,
  ...pipelineRoutes,
  ...ownerRoutes,
  ...accountRoutes,
  ...oauthRoutes,
  ...workflowActionRoutes,
  ...fileRoutes,
];

const FEEDBACK_SCOPE = 'crm.objects.feedback_submissions.read';
const CUSTOM_OBJECT_SCOPE = /\.custom\./;

/** A scope that the account's subscription does not have cannot be granted. */
function grantable(
  scopes: readonly string[],
  { feedback = true, enterprise = false }: PortalOptions,
): string[] {
  return scopes.filter(
    (scope) =>
      (feedback || scope !== FEEDBACK_SCOPE) && (enterprise || !CUSTOM_OBJECT_SCOPE.test(scope)),
  );
}

function portalFacts(options: PortalOptions): PortalFacts {
  return {
    portalId: options.portalId ?? 48_151_623,
    accountType: 'STANDARD',
    timeZone: options.timeZone ?? 'America/New_York',
    currency: options.currency ?? 'USD',
    hubDomain: 'northwind-software.example',
    userId: 9_410_001,
    userEmail: 'maren.holt@northwind-software.example',
    appId: 1_160_452,
    maxFileBytes: options.maxFileBytes ?? 20 * 1_024 * 1_024,
    clientId: randomUUID(),
    clientSecret: options.clientSecret ?? randomBytes(16).toString('hex'),
    grants: { codes: new Map(), refreshTokens: new Map() },
  };
}
