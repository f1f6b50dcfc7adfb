import { ownPropertyNames } from '@attain/shared/crm/write-back';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { StoreUnavailableError } from '@attain/sync-worker/ports/errors';
import pg from 'pg';
import { afterAll, describe, expect } from 'vitest';

import { databaseOn, freePort, postgresServer } from '../contract/store/postgres-server.ts';
import { virtualClock } from '../portal/clock.ts';
import { APP_SOURCE } from '../portal/crm/crm.ts';
import { KEY_FEATURES, writeImportFiles } from '../portal/generate/import-files.ts';
import { attain } from '../processes/attain.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { type CuttableLink, cuttableLink } from './cuttable-link.ts';
import { it as base } from './worker-test.ts';

const GONE_WITHIN_MS = 20_000;
/** Heartbeat of 30 s, looked at every 10 s; the rest is a slow machine's. */
const REPLACED_WITHIN_MS = 90_000;
const WRITE = /companies\/batch\/update$/;
const EVERY_FIVE_SECONDS = { schedule: { everySeconds: 5 } };

const server = await postgresServer();
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

type Fixtures = {
  /** The URL of an empty database; it goes away with the test. */
  database: string;
  aServer: (worker: WorkerPortal, databaseUrl: string) => Promise<ServeProcess>;
};

const it = base.extend<Fixtures>({
  database: async ({}, use) => {
    if ('missing' in server) throw new Error(server.missing);
    const empty = await databaseOn(server.url);
    await use(empty.url);
    await empty.stop();
  },
  aServer: async ({ database: _ }, use) => {
    const running: ServeProcess[] = [];
    await use(async ({ env }, databaseUrl) => {
      const started = await serveAttain({ ...env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' });
      running.push(started);
      return started;
    });
    await Promise.all(running.map((each) => each.stop()));
  },
});

const customersOf = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].filter(
    (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
  );

/** Moves a renewal in HubSpot; resolves when the worker has answered it with a property of ours. */
function renewalWritten({ portal }: WorkerPortal, companyId: string, day: string): Promise<void> {
  const written = new Promise<void>((resolve) => {
    portal.crm.onChange((change) => {
      if (change.kind !== 'propertyChange' || String(change.after.id) !== companyId) return;
      if (change.source.sourceType !== APP_SOURCE.sourceType) return;
      if (change.values?.['attain_renewal_date'] === day) resolve();
    });
  });
  portal.crm.update('companies', companyId, { attain_contract_renewal: day });
  return written;
}

/** Resolves when the worker has asked the portal to write. */
function firstWrite({ portal }: WorkerPortal): Promise<void> {
  return new Promise((resolve) => {
    portal.requests.onRequest(({ path }) => WRITE.test(path) && resolve());
  });
}

type Cycle = { from: number; to: number };

function cyclesOf(servers: readonly ServeProcess[]): Cycle[] {
  const lines = servers.flatMap((each) => each.output().split('\n'));
  return lines
    .filter((line) => line.includes('cycle finished'))
    .map((line) => JSON.parse(line) as { time: number; durationMs: number })
    .map(({ time, durationMs }) => ({ from: time - durationMs, to: time }))
    .sort((a, b) => a.from - b.from);
}

const name =
  'missing' in server ? `Attain on PostgreSQL: ${server.missing}` : 'Attain on PostgreSQL';

describe.skipIf('missing' in server).concurrent(name, { timeout: 180_000 }, () => {
  it('does the main job and puts the same on every record as on SQLite', async ({
    aPortal,
    database,
  }) => {
    const now = Date.now();
    const outcome = async (env: Record<string, string>) => {
      const worker = await aPortal({
        clock: virtualClock(now),
        provisioned: false,
        config: { usage: { keyFeatures: KEY_FEATURES } },
        env,
      });
      const run = async (...args: string[]) => {
        const { status, stderr } = await worker.attain(args);
        expect(status, stderr).toBe(0);
      };
      await run('provision');
      await run('sync');
      const files = await writeImportFiles(worker.portal, worker.file('.'), {
        companies: 3,
        weeks: 5,
      });
      for (const [kind, file] of Object.entries(files)) await run('import', kind, file);
      expect((await worker.sync()).summary.written).toBeGreaterThan(0);
      worker.forget();
      expect((await worker.sync()).summary).toMatchObject({ scored: 0, written: 0 });
      expect(worker.writes()).toEqual([]);
      const names = ownPropertyNames('companies').filter((own) => own !== 'attain_scored_at');
      return customersOf(worker).map((id) => [
        id,
        ...names.map((own) => worker.portal.crm.value('companies', id, own)),
      ]);
    };
    const [onPostgres, onSqlite] = [await outcome({ DATABASE_URL: database }), await outcome({})];
    expect(onPostgres.length).toBeGreaterThan(10);
    expect(onPostgres).toEqual(onSqlite);
  });

  it('tells a connection lost in the middle of a query, and works on once it is back', async ({
    database,
  }) => {
    const link = await cuttableLink(database);
    const store = await openStore(link.url);
    await store.migrate();
    const { host, pathname } = new URL(link.url);
    const lost = `The connection to PostgreSQL at ${host}${pathname} was lost: see that it runs, then try again.`;

    const betweenQueries = store.forPortal(1).transaction(async (inner) => {
      await link.cut();
      await inner.cursors.set('a', '1');
    });
    await expect(betweenQueries).rejects.toThrow(new StoreUnavailableError(lost));
    await link.restore();

    const inAQuery = await whileBlocked(database, () =>
      store.forPortal(1).transaction((inner) => inner.cursors.set('a', '1')),
    );
    await link.cut();
    await expect(inAQuery.outcome).rejects.toThrow(new StoreUnavailableError(lost));
    await inAQuery.unblock();
    await expect(store.portals()).rejects.toThrow(/^Nothing answers at /);

    await link.restore();
    await store.forPortal(1).transaction((inner) => inner.cursors.set('a', '2'));
    expect(await store.forPortal(1).cursors.get('a')).toBe('2');
    await store.close();
    await link.cut();
  });

  it('serves on when the database goes away and comes back, and ends well without it', async ({
    aPortal,
    aServer,
    database,
  }) => {
    const worker = await aPortal({ config: EVERY_FIVE_SECONDS });
    const [one = ''] = customersOf(worker);
    const link: CuttableLink = await cuttableLink(database);
    const serving = await aServer(worker, link.url);
    const ready = async () => (await fetch(`${serving.origin}/readyz`)).status;
    await serving.untilPrinted('cycle finished');
    expect(await ready()).toBe(200);

    await link.cut();
    await serving.untilPrinted('the job engine reports an error');
    expect(await ready()).toBe(503);
    await link.restore();
    await renewalWritten(worker, one, '2031-05-06');
    expect(await ready()).toBe(200);

    await link.cut();
    const { status, tookMs } = await serving.stop();
    expect(status, serving.output()).toBe(0);
    expect(tookMs).toBeLessThan(GONE_WITHIN_MS);
    expect(serving.output()).not.toContain(new URL(database).password || 'no password');
  });

  it('is started by two workers at once on an empty database, which take turns', async ({
    aPortal,
    aServer,
    database,
  }) => {
    const worker = await aPortal({ config: EVERY_FIVE_SECONDS });
    const [one = ''] = customersOf(worker);
    const servers = await Promise.all([aServer(worker, database), aServer(worker, database)]);
    await Promise.race(servers.map((each) => each.untilPrinted('cycle finished')));
    for (const day of ['2031-05-06', '2031-05-07', '2031-05-08'])
      await renewalWritten(worker, one, day);

    for (const { status, tookMs } of await Promise.all(servers.map((each) => each.stop()))) {
      expect(status).toBe(0);
      expect(tookMs).toBeLessThan(GONE_WITHIN_MS);
    }
    const cycles = cyclesOf(servers);
    expect(cycles.length).toBeGreaterThanOrEqual(3);
    cycles.forEach(({ from }, at) => {
      expect(from).toBeGreaterThanOrEqual(cycles[at - 1]?.to ?? 0);
    });
  });

  it('replaces a worker that is killed in the middle, without a write lost or repeated', async ({
    aPortal,
    aServer,
    database,
  }) => {
    const worker = await aPortal({ config: EVERY_FIVE_SECONDS });
    worker.portal.faults.script([{ match: { path: WRITE }, then: { kind: 'commitThenHang' } }]);
    const writing = firstWrite(worker);
    const first = await aServer(worker, database);
    await writing;
    const second = await aServer(worker, database);
    const killedAt = performance.now();
    await first.kill();
    worker.portal.faults.clear();

    await second.untilPrinted('cycle finished');
    expect(performance.now() - killedAt).toBeLessThan(REPLACED_WITHIN_MS);
    const [one = ''] = customersOf(worker);
    await renewalWritten(worker, one, '2031-05-06');
    const companies = worker.writes().filter(({ type }) => type === 'companies');
    expect(companies.map(({ id }) => id).sort()).toEqual([one, ...customersOf(worker)].sort());
  });

  it('refuses to start in one line where the database cannot be used', async ({
    aPortal,
    database,
  }) => {
    const { env } = await aPortal();
    const changed = (change: (url: URL) => void) => {
      const url = new URL(database);
      change(url);
      return url;
    };
    const closedPort = await freePort();
    const refusals: [URL, string][] = [
      [changed((url) => (url.pathname = '/nowhere')), 'does not exist: create it'],
      [changed((url) => (url.port = String(closedPort))), 'Nothing answers at'],
      [changed((url) => (url.hostname = 'nowhere.invalid')), 'is not known'],
      [await strangerOn(database), 'permission denied for schema public. Let its user create'],
    ];
    for (const [url, reason] of refusals) {
      const { status, stdout, stderr } = await attain(['serve'], {
        ...env,
        PORT: '0',
        DATABASE_URL: url.href,
      });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^attain: [^\n]+\n$/);
      expect(stderr).toContain(reason);
      if (url.password) expect(stderr).not.toContain(url.password);
    }
  });
});

/** Starts what sets a cursor while somebody else holds the table, and waits until it waits. */
async function whileBlocked(databaseUrl: string, start: () => Promise<void>) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin; lock table cursor in exclusive mode');
  const outcome = start();
  outcome.catch(() => undefined);
  const waiting = `select 1 from pg_locks where not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while ((await client.query(waiting)).rowCount === 0);
  return { outcome, unblock: () => client.end() };
}

/** A user who may connect to the database and nothing else. */
async function strangerOn(databaseUrl: string): Promise<URL> {
  const url = new URL(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const user = `stranger_${url.pathname.slice(-6)}`;
  await client.query(`create role ${user} login password 'stranger-secret'`);
  await client.query('revoke create on schema public from public');
  await client.end();
  url.username = user;
  url.password = 'stranger-secret';
  return url;
}
