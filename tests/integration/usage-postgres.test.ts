import { afterAll, describe, expect } from 'vitest';

import { databaseOn, postgresServer } from '../contract/store/postgres-server.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { cuttableLink } from './cuttable-link.ts';
import { addSource, post, SOURCE, track, until, WRITE_KEY } from './usage-server.ts';
import { it as base } from './worker-test.ts';

const server = await postgresServer();
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

type Fixtures = {
  /** A portal whose worker's database is on PostgreSQL, with a source that has a key. */
  onPostgres: () => Promise<{ worker: WorkerPortal; url: string }>;
  aServer: (worker: WorkerPortal, databaseUrl: string) => Promise<ServeProcess>;
};

const it = base.extend<Fixtures>({
  onPostgres: async ({ aPortal }, use) => {
    if ('missing' in server) throw new Error(server.missing);
    const database = await databaseOn(server.url);
    const { url } = database;
    await use(async () => {
      const worker = await aPortal({ companies: 2, env: { DATABASE_URL: url } });
      await worker.sync();
      await addSource(worker, SOURCE, WRITE_KEY);
      return { worker, url };
    });
    await database.stop();
  },
  aServer: async ({ onPostgres: _ }, use) => {
    const running: ServeProcess[] = [];
    await use(async ({ env }, databaseUrl) => {
      const started = await serveAttain({ ...env, DATABASE_URL: databaseUrl });
      running.push(started);
      return started;
    });
    await Promise.all(running.map((each) => each.stop()));
  },
});

const storedBy = (worker: WorkerPortal) =>
  worker.withStore(async ({ usage }) => {
    const counts = await usage.outcomes(0);
    return Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count]));
  });

const batchOf = (name: string) => ({
  batch: Array.from({ length: 50 }, (_, n) => track(`${name}-${n}`)),
});

describe.skipIf('missing' in server)('usage over HTTP with PostgreSQL', () => {
  it('is refused while the database is away, and stored once when it is back', async ({
    onPostgres,
    aServer,
  }) => {
    const { worker, url } = await onPostgres();
    const link = await cuttableLink(url);
    const { origin } = await aServer(worker, link.url);
    const send = (name: string) => post(`${origin}/v1/batch`, batchOf(name));
    expect((await send('first')).status).toBe(200);
    await link.cut();
    const refused = await send('second');
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    await link.restore();
    await until(async () => (await send('second')).status === 200);
    expect((await send('second')).status).toBe(200);
    expect(await storedBy(worker)).toMatchObject({ stored: 100 });
  });

  it('counts once what two workers take in at the same time', async ({ onPostgres, aServer }) => {
    const { worker, url } = await onPostgres();
    const workers = [await aServer(worker, url), await aServer(worker, url)];
    const sends = Array.from({ length: 20 }, (_, n) =>
      workers.map(({ origin }) => post(`${origin}/v1/batch`, batchOf(`batch ${n}`))),
    );
    const answers = await Promise.all(sends.flat());
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await storedBy(worker)).toEqual({ stored: 1_000, repeated: 1_000 });
  });
});
