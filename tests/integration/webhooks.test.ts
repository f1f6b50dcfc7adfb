import { describe, expect, vi } from 'vitest';

import { somePeerFigures, somePortfolio } from '../contract/store/builders.ts';
import { postgresServer } from '../contract/store/postgres-server.ts';
import { APP_SOURCE } from '../portal/crm/crm.ts';
import { signedHeaders } from '../portal/webhooks.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import { attainSubscriptions } from '../processes/subscriptions.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { lightCompanies } from './light-companies.ts';
import { it as base } from './worker-test.ts';

const ANSWERED_WITHIN_MS = 1_000;
const FRESH_WITHIN_MS = 5_000;
const SIX_MINUTES_MS = 6 * 60_000;
const SOON = { timeout: 10_000, interval: 100 };
const NEVER = 86_400;
/** No scheduled cycle but the one at the start. */
const ONLY_WEBHOOKS = { schedule: { everySeconds: NEVER } };
const PATH = '/webhooks/hubspot';

/** `aServer` runs `attain serve` for a portal that was synced; it ends with the test. */
const it = base.extend<{
  aServer: (worker: WorkerPortal, env?: Record<string, string>) => Promise<ServeProcess>;
}>({
  aServer: async ({}, use) => {
    const running: ServeProcess[] = [];
    await use(async (worker, env = {}) => {
      const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info', ...env });
      running.push(server);
      await server.untilPrinted('"msg":"cycle finished"');
      return server;
    });
    await Promise.all(running.map((server) => server.stop()));
  },
});

const customersOf = ({ portal }: WorkerPortal) =>
  portal.crm
    .ids('companies')
    .filter((id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer');

const targetOf = ({ origin }: ServeProcess) => `http://localhost:${new URL(origin).port}${PATH}`;

/** Everything an administrator subscribes to, delivered by HubSpot as it happens. */
function subscribe({ portal }: WorkerPortal, server: ServeProcess) {
  const hooks = portal.webhooks(targetOf(server), attainSubscriptions());
  hooks.goLive();
  return hooks;
}

/** Resolves with the value once the worker has written `name` of a company in HubSpot. */
function writtenByWorker({ portal }: WorkerPortal, companyId: string, name: string) {
  return new Promise<string>((resolve) => {
    portal.crm.onChange((change) => {
      if (change.kind !== 'propertyChange' || change.type !== 'companies') return;
      if (change.source.sourceType !== APP_SOURCE.sourceType) return;
      const value = change.values?.[name];
      if (String(change.after.id) === companyId && typeof value === 'string') resolve(value);
    });
  });
}

type Asked = {
  body?: string;
  signedBody?: string;
  path?: string;
  signedPath?: string;
  now?: number;
  headers?: Record<string, string>;
};

/** One call as HubSpot makes it, with whatever a test makes wrong about it. */
async function call({ portal }: WorkerPortal, server: ServeProcess, asked: Asked = {}) {
  const { body = '[]', signedBody = body, path = PATH, signedPath = path } = asked;
  const { port } = new URL(server.origin);
  const signed = signedHeaders(portal.clientSecret, {
    method: 'POST',
    uri: `http://localhost:${port}${signedPath}`,
    body: signedBody,
    now: asked.now ?? Date.now(),
  });
  const askedAt = performance.now();
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(asked.headers ?? signed) },
    body,
  });
  await response.arrayBuffer();
  return { status: response.status, tookMs: performance.now() - askedAt };
}

type LogLine = { cycle?: string; kind?: string; msg: string };

const linesOf = (server: ServeProcess) =>
  server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);

const eventOf = ({ portal }: WorkerPortal, objectId: string, overrides: object = {}) => ({
  eventId: 1,
  subscriptionId: 1,
  portalId: portal.portalId,
  appId: Number(APP_SOURCE.sourceId),
  occurredAt: Date.now(),
  subscriptionType: 'object.propertyChange',
  objectTypeId: '0-2',
  objectId: Number(objectId),
  propertyName: 'attain_contract_renewal',
  changeSource: 'CRM_UI',
  sourceId: 'userId:7',
  ...overrides,
});

describe('the webhook route', () => {
  it('lets in only what HubSpot signed, in version 3, for this portal, a moment ago', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal();
    const server = await aServer(worker, { ATTAIN_API_KEY: 'a key that programs use' });
    const [one = ''] = customersOf(worker);
    const body = JSON.stringify([eventOf(worker, one)]);
    const status = async (asked: Asked) => (await call(worker, server, asked)).status;
    const withPortal = (id: number) => `${PATH}?portalId=${id}`;
    const old = { 'x-hubspot-signature': 'ab'.repeat(32) };

    expect({
      signed: await status({ body }),
      unsigned: await status({ body, headers: {} }),
      apiKey: await status({ body, headers: { authorization: 'Bearer a key that programs use' } }),
      v1: await status({ body, headers: { ...old, 'x-hubspot-signature-version': 'v1' } }),
      v2: await status({ body, headers: { ...old, 'x-hubspot-signature-version': 'v2' } }),
      bodyAltered: await status({ body, signedBody: body.replace('1', '2') }),
      sixMinutesOld: await status({ body, now: Date.now() - SIX_MINUTES_MS }),
      sixMinutesAhead: await status({ body, now: Date.now() + SIX_MINUTES_MS }),
      fourMinutesOld: await status({ body, now: Date.now() - 4 * 60_000 }),
      signedForAnotherPath: await status({ body, signedPath: '/api/companies/1/summary' }),
      encodedQuery: await status({ body, path: `${PATH}?at=12%3A30%2F1&x=%40` }),
      ofThisPortal: await status({ body, path: withPortal(worker.portal.portalId) }),
      ofAnotherPortal: await status({ body, path: withPortal(worker.portal.portalId + 1) }),
    }).toEqual({
      signed: 200,
      unsigned: 401,
      apiKey: 401,
      v1: 401,
      v2: 401,
      bodyAltered: 401,
      sixMinutesOld: 401,
      sixMinutesAhead: 401,
      fourMinutesOld: 200,
      signedForAnotherPath: 401,
      encodedQuery: 200,
      ofThisPortal: 200,
      ofAnotherPortal: 403,
    });
  });

  it('takes what it can use, counts what it cannot, and answers 200 so that nothing is sent again', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal();
    const server = await aServer(worker);
    const [one = ''] = customersOf(worker);
    const taken = eventOf(worker, one);
    const other = eventOf(worker, one, { portalId: worker.portal.portalId + 1 });
    const own = eventOf(worker, one, { propertyName: 'attain_health_score' });
    const lineItem = eventOf(worker, one, { objectTypeId: '0-8' });
    const events = (count: number) => JSON.stringify(Array.from({ length: count }, () => taken));
    const status = async (body: string) => (await call(worker, server, { body })).status;

    expect({
      none: await status('[]'),
      mixed: await status(JSON.stringify([taken, other, own, lineItem, null, 7])),
      hundred: await status(events(100)),
      hundredAndOne: await status(events(101)),
      notJson: await status('[{"portalId":'),
      noArray: await status('{}'),
      nothing: await status(''),
      tooLarge: await status(`["${'x'.repeat(9 * 2 ** 20)}"]`),
    }).toEqual({
      none: 200,
      mixed: 200,
      hundred: 200,
      hundredAndOne: 200,
      notJson: 400,
      noArray: 400,
      nothing: 400,
      tooLarge: 413,
    });
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    for (const line of [
      'attain_webhook_events_total{outcome="taken"} 202',
      'attain_webhook_events_total{outcome="other_portal"} 1',
      'attain_webhook_events_total{outcome="own"} 1',
      'attain_webhook_events_total{outcome="irrelevant"} 1',
      'attain_webhook_events_total{outcome="unreadable"} 2',
      'attain_http_requests_total{method="POST",route="/webhooks/hubspot",status="200"} 4',
      'attain_outbox_waiting 0',
    ])
      expect(metrics).toContain(line);
    expect(metrics).not.toContain(one);
  });

  it('answers within a second while the first full sync is under way', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, data: [...lightCompanies(8_000)] });
    const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
    try {
      const body = JSON.stringify(
        Array.from({ length: 100 }, (_, n) => eventOf(worker, String(1_000_000 + n * 7))),
      );
      const took: number[] = [];
      while (!server.output().includes('"msg":"cycle finished"')) {
        const { status, tookMs } = await call(worker, server, { body });
        if (status === 503) continue;
        expect(status).toBe(200);
        took.push(tookMs);
      }
      expect(took.length).toBeGreaterThan(10);
      expect(Math.max(...took)).toBeLessThan(ANSWERED_WITHIN_MS);
    } finally {
      await server.stop();
    }
  });
});

describe('a webhook', () => {
  it('takes effect within five seconds, without a scheduled cycle', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS, limits: 'pro', searchIndexLagMs: 2_000 });
    const server = await aServer(worker);
    subscribe(worker, server);
    const [one = ''] = customersOf(worker);
    for (const date of ['2031-05-06', '2032-01-02', '2033-03-04']) {
      const written = writtenByWorker(worker, one, 'attain_renewal_date');
      const changedAt = performance.now();
      worker.portal.crm.update('companies', one, { attain_contract_renewal: date });
      expect(await written).toBe(date);
      expect(performance.now() - changedAt).toBeLessThan(FRESH_WITHIN_MS);
    }
    expect(worker.portal.requests.count({ status: 429 })).toBe(0);
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain('attain_webhook_to_written_seconds_count');
    expect(metrics).toContain('attain_cycle_duration_seconds_count{kind="live"}');

    const lines = linesOf(server);
    const ended = lines.filter(({ msg }) => msg === 'live cycle done' || msg === 'cycle finished');
    expect(new Set(ended.map(({ cycle }) => cycle)).size).toBe(ended.length);
    const first = lines.filter(({ cycle }) => cycle === ended[0]?.cycle);
    expect(first.map(({ msg }) => msg)).toEqual(['full pull', 'cycle finished']);
    expect(first.every(({ kind }) => kind === 'scheduled')).toBe(true);
  });

  it('repeated and in disorder leads to the same figures, written once', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS });
    const server = await aServer(worker);
    const [one = '', other = ''] = customersOf(worker);
    const hooks = worker.portal.webhooks(targetOf(server), attainSubscriptions());
    worker.forget();
    const written = [one, other].map((id) => writtenByWorker(worker, id, 'attain_renewal_date'));
    for (const date of ['2030-01-02', '2031-05-06']) {
      worker.portal.crm.update('companies', one, { attain_contract_renewal: date });
      worker.portal.crm.update('companies', other, { attain_contract_renewal: date });
    }
    const log = await hooks.flush({ shuffle: true, twice: true });
    expect(log.map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(written)).toEqual(['2031-05-06', '2031-05-06']);
    await hooks.flush({ twice: true });
    const dates = worker.writes().map(({ properties }) => properties['attain_renewal_date']);
    expect(dates).toEqual(['2031-05-06', '2031-05-06']);
  });

  it('of a ticket, of its links and of its deletion changes the companies it hangs on', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS });
    const { crm } = worker.portal;
    const server = await aServer(worker);
    subscribe(worker, server);
    const [one = '', other = ''] = customersOf(worker);
    const openOf = async (id: string) => {
      const [rows] = await worker.withStore((store) => store.mirror.companiesOf('tickets', [id]));
      return rows;
    };
    const score = (id: string) => crm.value('companies', id, 'attain_health_score');
    const untilScored = (id: string) => writtenByWorker(worker, id, 'attain_scored_at');

    const before = score(one);
    const added = untilScored(one);
    const urgent = { subject: 'Down', hs_ticket_priority: 'URGENT', hs_pipeline_stage: '1' };
    const tickets = Array.from({ length: 12 }, () =>
      crm.create('tickets', urgent, { associations: { companies: [one] } }),
    );
    await added;
    const loaded = score(one);
    expect(loaded).not.toBe(before);
    expect(await openOf(tickets[0] ?? '')).toBe(one);

    const moved = [untilScored(one), untilScored(other)];
    for (const id of tickets) {
      crm.dissociate('tickets', id, 'companies', one);
      crm.associate('companies', other, 'tickets', id);
    }
    await Promise.all(moved);
    expect(await openOf(tickets[0] ?? '')).toBe(other);

    const gone = untilScored(other);
    for (const id of tickets) crm.archive('tickets', id);
    await gone;
    expect(await openOf(tickets[0] ?? '')).toBeUndefined();
  });

  it('of a deleted, a restored and a merged company is followed', async ({ aPortal, aServer }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS });
    const { crm } = worker.portal;
    const server = await aServer(worker);
    subscribe(worker, server);
    const [one = '', other = ''] = customersOf(worker);
    const removed = () => worker.withStore((store) => store.mirror.removedCompanies());
    crm.archive('companies', one);
    await vi.waitFor(async () => expect(await removed()).toContain(one), SOON);
    const back = writtenByWorker(worker, one, 'attain_renewal_date');
    crm.restore('companies', one);
    crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
    expect(await back).toBe('2031-05-06');
    expect(await removed()).toEqual([]);

    const survivor = crm.merge('companies', one, other);
    await vi.waitFor(async () => {
      const refs = [one, other].map((value) => ({ by: 'company_id' as const, value }));
      const led = await worker.withStore((store) => store.companies.resolve(refs));
      expect(led).toEqual([survivor, survivor]);
    }, SOON);
    const written = writtenByWorker(worker, survivor, 'attain_renewal_date');
    crm.update('companies', survivor, { attain_contract_renewal: '2032-01-02' });
    expect(await written).toBe('2032-01-02');
  });

  it('that was answered is not lost when the worker is killed at once', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS });
    const [one = ''] = customersOf(worker);
    const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
    await server.untilPrinted('"msg":"cycle finished"');
    worker.portal.crm.update('companies', one, { attain_contract_renewal: '2031-05-06' });
    const { status } = await call(worker, server, {
      body: JSON.stringify([eventOf(worker, one)]),
    });
    await server.kill();
    expect(status).toBe(200);
    const waiting = await worker.withStore((store) => store.touched.waiting(10));
    expect(waiting.map(({ id }) => id)).toEqual([one]);

    const written = writtenByWorker(worker, one, 'attain_renewal_date');
    await aServer(worker);
    expect(await written).toBe('2031-05-06');
  });
});

describe('time alone', () => {
  it('makes figures due, without a change in HubSpot and without a scheduled cycle', async ({
    aPortal,
    aServer,
  }) => {
    const schedule = { everySeconds: NEVER, dueEverySeconds: 1 };
    const worker = await aPortal({ config: { schedule } });
    const [one = ''] = customersOf(worker);
    const server = await aServer(worker);
    const dueAt = Date.now() + 1_500;
    await worker.withStore(async ({ scoring }) => {
      const snapshot = await scoring.snapshot(one);
      if (!snapshot) throw new Error('the company was not scored');
      const held = { ...snapshot, dueAgainAt: dueAt };
      const kept = {
        cohort: null,
        employees: null,
        healthSegment: null,
        formerEmployees: undefined,
        patches: [],
        followUps: [],
        reports: [],
        peerFigures: somePeerFigures(one),
        portfolio: somePortfolio(held),
      };
      await scoring.save([{ ...kept, companyId: one, dirtyMark: null, snapshot: held }]);
    });
    await server.untilPrinted('"msg":"live cycle done"');
    const snapshot = await worker.withStore(({ scoring }) => scoring.snapshot(one));
    expect(snapshot?.asOf).toBeGreaterThanOrEqual(dueAt);
    expect(snapshot?.dueAgainAt).toBeGreaterThan(dueAt);
  });
});

describe('a worker that is stopped', () => {
  it('says that it is not ready, still takes webhooks, and leaves them to the next one', async ({
    aPortal,
    aServer,
  }) => {
    const worker = await aPortal({ config: ONLY_WEBHOOKS });
    const { portal } = worker;
    const server = await aServer(worker);
    const [one = '', other = ''] = customersOf(worker);
    const path = /companies\/batch\/update$/;
    portal.faults.script([{ match: { path }, then: { kind: 'commitThenHang' } }]);
    const hanging = new Promise<void>((resolve) => {
      portal.requests.onRequest((seen) => path.test(seen.path) && resolve());
    });
    const change = (id: string) => {
      portal.crm.update('companies', id, { attain_contract_renewal: '2031-05-06' });
      return call(worker, server, { body: JSON.stringify([eventOf(worker, id)]) });
    };
    expect((await change(one)).status).toBe(200);
    await hanging;
    const stopped = server.stop();
    await vi.waitFor(async () => {
      const answer = await fetch(`${server.origin}/readyz`);
      expect([answer.status, await answer.json()]).toEqual([503, { status: 'draining' }]);
    }, SOON);
    expect((await change(other)).status).toBe(200);
    expect((await stopped).status).toBe(0);

    portal.faults.clear();
    const written = writtenByWorker(worker, other, 'attain_renewal_date');
    await aServer(worker);
    expect(await written).toBe('2031-05-06');
    expect(portal.crm.value('companies', one, 'attain_renewal_date')).toBe('2031-05-06');
  });
});

describe('a whole pass every so often', () => {
  it('heals what HubSpot never told as a change', async ({ aPortal, aServer }) => {
    const schedule = { everySeconds: 5, fullEveryHours: 0.000_1 };
    const worker = await aPortal({ config: { schedule } });
    const { crm } = worker.portal;
    const [one = ''] = customersOf(worker);
    const ticket = crm.create('tickets', {}, { associations: { companies: [one] } });
    await aServer(worker);
    const hangsOn = () => worker.withStore(({ mirror }) => mirror.companiesOf('tickets', [ticket]));
    expect(await hangsOn()).toEqual([one]);
    crm.dissociate('tickets', ticket, 'companies', one);
    await vi.waitFor(async () => expect(await hangsOn()).toEqual([]), SOON);
  });
});

describe('a long scheduled cycle', () => {
  it('lets pass what HubSpot tells of meanwhile', async ({ aPortal, aServer }) => {
    const worker = await aPortal({
      companies: 0,
      data: [...lightCompanies(3_000)],
      config: { schedule: { everySeconds: 5 } },
      latencyMs: 150,
    });
    const { portal } = worker;
    const server = await aServer(worker);
    const ids = portal.crm.ids('companies');
    const one = ids.at(-1) ?? '';
    const written = writtenByWorker(worker, one, 'attain_renewal_date');
    let others = 0;
    portal.crm.onChange(({ source, after }) => {
      if (source.sourceType === APP_SOURCE.sourceType && String(after.id) !== one) others += 1;
    });
    const found = new Promise<void>((resolve) => {
      let pages = 0;
      portal.requests.onRequest(({ path }) => {
        if (path.endsWith('/companies/search') && (pages += 1) === 3) resolve();
      });
    });
    // Changes that no webhook tells of: the next scheduled cycle has them all to read and to write.
    for (const id of ids.slice(0, -1)) {
      portal.crm.update('companies', id, { attain_contract_renewal: '2032-01-02' });
    }
    await found;
    const changedAt = performance.now();
    portal.crm.update('companies', one, { attain_contract_renewal: '2033-03-04' });
    const answer = await call(worker, server, { body: JSON.stringify([eventOf(worker, one)]) });
    expect(answer.status).toBe(200);
    expect(await written).toBe('2033-03-04');
    expect(performance.now() - changedAt).toBeLessThan(FRESH_WITHIN_MS);
    expect(others).toBeLessThan(ids.length - 1);
  });
});

describe('two workers on one PostgreSQL', () => {
  it('follow a webhook whichever of them received it', async ({ aPortal, aServer, skip }) => {
    const database = await postgresServer();
    if ('missing' in database) return skip(database.missing);
    try {
      const worker = await aPortal({
        config: ONLY_WEBHOOKS,
        env: { DATABASE_URL: database.url },
      });
      const first = await aServer(worker);
      const second = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
      const [one = '', other = ''] = customersOf(worker);
      for (const [server, id] of [
        [first, one],
        [second, other],
      ] as const) {
        const written = writtenByWorker(worker, id, 'attain_renewal_date');
        worker.portal.crm.update('companies', id, { attain_contract_renewal: '2031-05-06' });
        const answer = await call(worker, server, { body: JSON.stringify([eventOf(worker, id)]) });
        expect(answer.status).toBe(200);
        expect(await written).toBe('2031-05-06');
      }
      await second.stop();
    } finally {
      await database.stop();
    }
  });
});
