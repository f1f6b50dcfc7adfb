import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { accountViewSchema } from '@attain/shared/contract/account-view';
import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { describe, expect } from 'vitest';

import { postgresServer } from '../contract/store/postgres-server.ts';
import { APP_SOURCE } from '../portal/crm/crm.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it as base } from './worker-test.ts';

const API_KEY = 'a key that programs use';
const READY_WITHIN_MS = 45_000;
const GONE_WITHIN_MS = 20_000;
const CARD_WAITS_MS = 15_000;

/** `aServer` runs `attain serve` for a portal; it ends with the test. */
const it = base.extend<{ aServer: (worker: WorkerPortal, env?: object) => Promise<ServeProcess> }>({
  aServer: async ({}, use) => {
    const running: ServeProcess[] = [];
    await use(async (worker, env = {}) => {
      const server = await serveAttain({ ...worker.env, ATTAIN_API_KEY: API_KEY, ...env });
      running.push(server);
      return server;
    });
    await Promise.all(running.map((server) => server.stop()));
  },
});

const customersOf = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].filter(
    (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
  );

/** Resolves when the worker has written `name` of a company in HubSpot. */
function writtenByWorker(
  { portal }: WorkerPortal,
  companyId: string,
  name: string,
): Promise<string> {
  return new Promise((resolve) => {
    portal.crm.onChange((change) => {
      if (change.kind !== 'propertyChange' || change.type !== 'companies') return;
      if (change.source.sourceType !== APP_SOURCE.sourceType) return;
      const value = change.values?.[name];
      if (String(change.after.id) === companyId && typeof value === 'string') resolve(value);
    });
  });
}

type Asked = { path: string; signedPath?: string; headers?: Record<string, string>; key?: string };

/** A GET as HubSpot's proxy makes it: signed for `signedPath`, unless a key or headers say otherwise. */
async function ask(worker: WorkerPortal, server: ServeProcess, asked: Asked) {
  const { path, signedPath = path, key } = asked;
  const { port } = new URL(server.origin);
  const signed = worker.portal.sign({
    method: 'GET',
    uri: `http://localhost:${port}${signedPath}`,
    body: '',
  });
  const headers = asked.headers ?? (key ? { authorization: `Bearer ${key}` } : signed);
  const response = await fetch(`${server.origin}${path}`, { headers });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe.concurrent('a server', () => {
  it('is ready in time, tells how it fares, and is gone in time', async ({ aPortal, aServer }) => {
    const worker = await aPortal();
    const server = await aServer(worker, { LOG_LEVEL: 'info' });
    expect(server.startedInMs).toBeLessThan(READY_WITHIN_MS);
    const get = (path: string) => fetch(`${server.origin}${path}`);
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });

    await server.untilPrinted('cycle finished');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('attain_sync_cycles_total{outcome="finished"} 1');
    expect(metrics).toContain(`attain_companies_written_total ${customersOf(worker).length}`);
    expect(metrics).toContain(`attain_hubspot_calls_total{kind="all"}`);

    const { status, tookMs } = await server.stop();
    expect(status).toBe(0);
    expect(tookMs).toBeLessThan(GONE_WITHIN_MS);
    expect(server.output()).not.toContain(worker.portal.token);
  });

  it('answers whom it knows, about its own portal', async ({ aPortal, aServer }) => {
    const worker = await aPortal();
    await worker.sync();
    const server = await aServer(worker);
    const [one = ''] = customersOf(worker);
    const [lead = ''] = [...worker.portal.crm.ids('companies')].filter(
      (id) => !customersOf(worker).includes(id),
    );
    const summary = (id: string, portalId: string | number = worker.portal.portalId) =>
      `/api/companies/${id}/summary?portalId=${portalId}`;
    const status = async (asked: Asked) => {
      const answer = await ask(worker, server, asked);
      if (answer.status !== 200) expect(apiErrorSchema.parse(answer.body)).toEqual(answer.body);
      return answer.status;
    };

    const answer = await ask(worker, server, { path: summary(one) });
    expect(answer.status).toBe(200);
    expect(accountViewSchema.parse(answer.body)).toEqual(answer.body);
    expect(JSON.stringify(answer.body)).toContain(one);

    expect({
      key: await status({ path: `/api/companies/${one}/summary`, key: API_KEY }),
      wrongKey: await status({ path: summary(one), key: 'another key altogether' }),
      unsigned: await status({ path: summary(one), headers: {} }),
      signedForAnother: await status({ path: summary(one), signedPath: summary(lead) }),
      onlyV2: await status({
        path: summary(one),
        headers: { 'x-hubspot-signature': 'ab'.repeat(32), 'x-hubspot-signature-version': 'v2' },
      }),
      otherPortal: await status({ path: summary(one, 1) }),
      noPortal: await status({ path: `/api/companies/${one}/summary` }),
      twoPortals: await status({ path: `${summary(one)}&portalId=1` }),
      noFigures: await status({ path: summary(lead) }),
      noCompany: await status({ path: summary('999999999') }),
      noId: await status({ path: summary('acme') }),
      noRoute: await status({ path: `/api/nothing?portalId=${worker.portal.portalId}` }),
      noRouteUnsigned: await status({ path: '/api/nothing', headers: {} }),
      outside: await status({ path: '/admin', headers: {} }),
      badEscape: await status({ path: '/api/companies/%E0%A4%A/summary', key: API_KEY }),
    }).toEqual({
      key: 200,
      wrongKey: 401,
      unsigned: 401,
      signedForAnother: 401,
      onlyV2: 401,
      otherPortal: 403,
      noPortal: 401,
      twoPortals: 403,
      noFigures: 404,
      noCompany: 404,
      noId: 400,
      noRoute: 404,
      noRouteUnsigned: 401,
      outside: 404,
      badEscape: 400,
    });
  });

  it('without the client secret refuses every signature and says so at its start', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal();
    const server = await aServer(worker, { HUBSPOT_CLIENT_SECRET: '' });
    await server.untilPrinted('every call of the card will be refused');
    const path = `/api/companies/1/summary?portalId=${worker.portal.portalId}`;
    expect((await ask(worker, server, { path })).status).toBe(401);
  });

  it('shows its figures also while HubSpot is away', async ({ aPortal, aServer }) => {
    const worker = await aPortal();
    await worker.sync();
    const [one = ''] = customersOf(worker);
    await worker.portal.stop();
    const server = await aServer(worker);
    const path = `/api/companies/${one}/summary?portalId=${worker.portal.portalId}`;
    expect((await ask(worker, server, { path })).status).toBe(200);
  });

  it('that has never reached HubSpot says so before a card gives up waiting', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal();
    await worker.portal.stop();
    const server = await aServer(worker);
    const path = `/api/companies/1/summary?portalId=${worker.portal.portalId}`;
    const askedAt = performance.now();
    expect(await ask(worker, server, { path })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
    expect((await ask(worker, server, { path, headers: {} })).status).toBe(401);
    expect(performance.now() - askedAt).toBeLessThan(CARD_WAITS_MS);
  });

  it('picks up a change by itself', async ({ aPortal, aServer }) => {
    const worker = await aPortal({ config: { schedule: { everySeconds: 5 } } });
    const [one = ''] = customersOf(worker);
    const first = writtenByWorker(worker, one, 'attain_health_band');
    const server = await aServer(worker, { LOG_LEVEL: 'info' });
    await first;
    await server.untilPrinted('cycle finished');

    const date = writtenByWorker(worker, one, 'attain_renewal_date');
    worker.portal.crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
    expect(await date).toBe('2031-05-06');
  });

  it('goes on after a cycle that failed', async ({ aPortal, aServer }) => {
    const worker = await aPortal({ config: { schedule: { everySeconds: 5 } } });
    const [one = ''] = customersOf(worker);
    worker.portal.faults.script([
      { match: { path: /account-info/ }, then: { kind: 'answer', status: 400 } },
    ]);
    const written = writtenByWorker(worker, one, 'attain_health_band');
    const server = await aServer(worker);
    await server.untilPrinted('a scheduled run failed');
    await written;
  });

  it('that is stopped while HubSpot keeps it waiting is gone in time and loses nothing', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal();
    const { portal } = worker;
    const path = /companies\/batch\/update$/;
    portal.faults.script([{ match: { path }, then: { kind: 'commitThenHang' } }]);
    const hanging = new Promise<void>((resolve) => {
      portal.requests.onRequest((seen) => path.test(seen.path) && resolve());
    });
    const server = await aServer(worker);
    await hanging;
    const { status, tookMs } = await server.stop();
    expect(status).toBe(0);
    expect(tookMs).toBeLessThan(GONE_WITHIN_MS);

    portal.faults.clear();
    worker.forget();
    expect((await worker.sync()).status).toBe(0);
    expect(worker.writes()).toEqual([]);
    for (const id of customersOf(worker))
      expect(portal.crm.value('companies', id, 'attain_health_band')).not.toBeNull();
  });

  it('whose port is taken says so in one line', async ({ aPortal }) => {
    const worker = await aPortal();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { status, stdout, stderr } = await worker.attain(['serve'], { PORT: String(port) });
    taken.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `attain: Cannot listen on 127.0.0.1:${port} (EADDRINUSE). Set PORT or HOST to another address.\n`,
    );
  });
});

describe('two workers on one PostgreSQL', () => {
  it('do the work of a portal once, and one goes on when the other ends', async ({
    aPortal,
    aServer,
    skip,
  }) => {
    const database = await postgresServer();
    if ('missing' in database) return skip(database.missing);
    try {
      const worker = await aPortal({
        config: { schedule: { everySeconds: 5 } },
        env: { DATABASE_URL: database.url, LOG_LEVEL: 'info' },
      });
      const customers = customersOf(worker);
      const [one = ''] = customers;
      const written = writtenByWorker(worker, one, 'attain_health_band');
      const servers = await Promise.all([aServer(worker), aServer(worker)]);
      await written;
      await Promise.race(servers.map((server) => server.untilPrinted('cycle finished')));
      expect(
        worker
          .writes()
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...customers].sort());
      expect(
        worker.portal.requests.count({ method: 'GET', path: /objects\/[\d-]+\/contacts$/ }),
      ).toBe(2);

      const [first, second] = servers;
      expect((await first.stop()).status).toBe(0);
      const date = writtenByWorker(worker, one, 'attain_renewal_date');
      worker.portal.crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
      expect(await date).toBe('2031-05-06');
      expect((await second.stop()).status).toBe(0);
    } finally {
      await database.stop();
    }
  });
});
