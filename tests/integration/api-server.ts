import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { apiErrorSchema, type ApiError } from '@attain/shared/contract/api-error';
import { linkTokens } from '@attain/sync-worker/agreements/link-token';
import { REPORT_LINKS } from '@attain/sync-worker/agreements/report-link';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { createApp } from '@attain/sync-worker/http/app';
import { createMetrics } from '@attain/sync-worker/metrics';
import { compute } from '@attain/sync-worker/pipeline/compute';
import type { SyncContext } from '@attain/sync-worker/pipeline/sync-context';
import { reportContext } from '@attain/sync-worker/pipeline/reports/report-context';
import { syncReport } from '@attain/sync-worker/pipeline/sync-report';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import type { CompanyRow, PortalStore } from '@attain/sync-worker/ports/store';
import { usageMeasures } from '@attain/sync-worker/usage/measures';
import { expect } from 'vitest';

import { NOW, someCompany } from '../contract/store/builders.ts';
import { NO_HUBSPOT } from './no-hubspot.ts';
import { signedHeaders } from '../portal/webhooks.ts';

export const SECRET = 'the secret of the app';
export const API_KEY = 'a key that programs use';
export const PORTAL = 4711;
export const ORIGIN = 'https://attain.example.com';

type Headers = Record<string, string>;
export type Call = {
  /** A JSON body, or bytes as they are. */
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Headers;
  /** A card of this user calls instead of a program. */
  userId?: string;
};

export type Reply = { status: number; headers: globalThis.Headers; body: unknown };

export type ApiServer = {
  origin: string;
  store: PortalStore;
  /** Another portal in the same database. */
  neighbour(): PortalStore;
  call(method: string, path: string, call?: Call): Promise<Reply>;
  get(path: string, call?: Call): Promise<Reply>;
  post(path: string, body: unknown, call?: Call): Promise<Reply>;
  /** Rows of every table, by its name. */
  rows(): Record<string, number>;
  addCustomer(company?: Partial<CompanyRow>): Promise<string>;
  /** Computes what is due, as a cycle does, for the properties of deals that may be written. */
  score(ids: readonly string[], writable?: { deals: readonly string[] }): Promise<void>;
  /** How often a write woke the worker. */
  woken(): number;
  setNow(now: number): void;
  close(): Promise<void>;
};

type App = Parameters<typeof createApp>[0];

/** What there is beside the app: HubSpot, and what the doctor finds. */
export type ApiOptions = {
  crm?: Partial<App['crm']>;
  findings?: Awaited<ReturnType<App['diagnose']>>;
  diagnose?: App['diagnose'];
};

/** The real app over real HTTP and a database of its own, with the clock of the test. */
export async function apiServer(config: object = {}, options: ApiOptions = {}): Promise<ApiServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-api-'));
  const file = path.join(folder, 'attain.db');
  const allPortals = await openStore(`sqlite:${file}`);
  await allPortals.migrate();
  await allPortals.savePortal({ portalId: PORTAL, timeZone: 'America/New_York', currency: 'USD' });
  const store = allPortals.forPortal(PORTAL);
  const configuration = configurationSchema.parse(config);
  let now = NOW;
  let woken = 0;
  let companies = 510;
  const unhandled: unknown[] = [];
  const app = createApp({
    store: allPortals,
    file: { configuration, written: config },
    crm: { ...NO_HUBSPOT.crm, ...options.crm },
    diagnose: options.diagnose ?? (async () => options.findings ?? []),
    tokens: linkTokens(SECRET),
    reportTokens: linkTokens(SECRET, REPORT_LINKS),
    metrics: createMetrics(allPortals),
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (...said: unknown[]) => unhandled.push(said),
      debug: () => undefined,
    },
    authentication: {
      clientSecret: SECRET,
      apiKey: API_KEY,
      publicOrigin: ORIGIN,
      portalId: async () => PORTAL,
      now: () => now,
    },
    live: { wake: () => void (woken += 1) },
    isDraining: () => false,
  });
  const counted = rowCounter(file);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function call(method: string, url: string, asked: Call = {}): Promise<Reply> {
    const { body, raw, userId } = asked;
    const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const json: Headers = bytes === undefined ? {} : { 'content-type': 'application/json' };
    const target = userId === undefined ? url : asSigned(url, userId);
    const proof =
      userId === undefined
        ? { authorization: `Bearer ${API_KEY}` }
        : signed(method, target, typeof bytes === 'string' ? bytes : '', now);
    const response = await fetch(`${origin}${target}`, {
      method,
      headers: { ...json, ...proof, ...asked.headers },
      ...(bytes === undefined ? {} : { body: bytes }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      // A file is for those who ask for its bytes.
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  return {
    origin,
    store,
    neighbour: () => allPortals.forPortal(PORTAL + 1),
    call,
    get: (url, asked) => call('GET', url, asked),
    post: (url, body, asked) => call('POST', url, { body, ...asked }),
    rows: () => counted(),
    async addCustomer(company = {}) {
      companies += 1;
      const id = company.id ?? String(companies);
      const properties = { lifecyclestage: 'customer', ...company.properties };
      await store.mirror.save('companies', [someCompany(id, { ...company, properties })], 1);
      return id;
    },
    async score(ids, { deals } = { deals: [] }) {
      const context = {
        ...configuration,
        store,
        keyFeatures: configuration.usage.keyFeatures,
        measures: usageMeasures(configuration.usage),
        calendar: calendarOf('America/New_York'),
        money: { currency: 'USD', digits: 2 },
        writable: { companies: new Set(), deals: new Set(deals) },
        report: syncReport(),
        reports: reportContext(configuration, () => now, undefined),
        progress: silentProgress,
        atSafePoint: async () => undefined,
        now: () => now,
        signal: new AbortController().signal,
      } as unknown as SyncContext;
      await compute(context, { dryRun: false, scope: { kind: 'companies', ids } });
    },
    woken: () => woken,
    setNow: (instant) => void (now = instant),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      counted.close();
      await allPortals.close();
      await rm(folder, { recursive: true, force: true });
      expect(unhandled).toEqual([]);
    },
  };
}

/** What HubSpot's proxy appends to an address before it signs. */
export function asSigned(url: string, userId: string, portalId = PORTAL): string {
  const mark = url.includes('?') ? '&' : '?';
  const email = encodeURIComponent('ann.lee@example.com');
  return `${url}${mark}userId=${userId}&portalId=${portalId}&userEmail=${email}&appId=77`;
}

/** The headers of a request that HubSpot signs at an instant. */
export function signed(method: string, url: string, body: string, now = NOW): Headers {
  return signedHeaders(SECRET, { method, uri: `${ORIGIN}${url}`, body, now });
}

/** The error of a reply, which must have the shape of the contract and no more. */
export function errorOf({ body }: Reply): ApiError {
  const error = apiErrorSchema.strict().parse(body);
  expect(error.message).toMatch(/[.?!]$/);
  return error;
}

/** Counts on a connection of its own, which sees what was committed. */
function rowCounter(file: string): (() => Record<string, number>) & { close(): void } {
  const db = new DatabaseSync(file, { readOnly: true });
  const names = db
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => String(name));
  const counts = names.map((name) => `(select count(*) from "${name}") as "${name}"`);
  const query = db.prepare(`select ${counts.join(', ')}`);
  const count = () => ({ ...query.get() }) as Record<string, number>;
  return Object.assign(count, { close: () => db.close() });
}
