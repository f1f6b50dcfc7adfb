import { once } from 'node:events';

import { ownPropertyNames } from '@attain/shared/crm/write-back';
import { beforeAll, describe, expect } from 'vitest';

import { postgresServer } from '../contract/store/postgres-server.ts';
import { APP_SOURCE } from '../portal/crm/crm.ts';
import type { FaultEffect } from '../portal/http/faults.ts';
import { spawnAttain } from '../processes/attain.ts';
import { type WorkerPortal, workerPortal } from '../processes/worker-portal.ts';
import { lightCompanies } from './light-companies.ts';
import { it } from './worker-test.ts';

/** Six pages of companies, six batches of writes. */
const COMPANIES = 600;
const OURS = ownPropertyNames('companies').filter((name) => name !== 'attain_scored_at');

type Point = { method: string; path: RegExp; nth: number; effect?: FaultEffect };

const LIST = { method: 'GET', path: /objects\/[\d-]+\/companies$/ };
const LINKS = { method: 'POST', path: /associations/ };
const SEARCH = { method: 'POST', path: /companies\/search$/ };
const WRITE = { method: 'POST', path: /companies\/batch\/update$/ };

/** Runs `attain sync` and kills it with SIGKILL the moment the portal has dealt with the request in question. */
async function syncKilledAt(
  { portal, env }: WorkerPortal,
  { method, path, nth, effect }: Point,
): Promise<void> {
  if (effect) portal.faults.script([{ match: { method, path }, after: nth - 1, then: effect }]);
  const child = spawnAttain(['sync'], env, 'ignore');
  const exit = once(child, 'exit');
  let seen = 0;
  portal.requests.onRequest((request) => {
    if (request.method !== method || !path.test(request.path)) return;
    seen += 1;
    if (seen === nth) child.kill('SIGKILL');
  });
  expect(await exit).toEqual([null, 'SIGKILL']);
}

/** How often the worker has written each company. */
function countWrites({ portal }: WorkerPortal): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  portal.crm.onChange(({ kind, type, after, source }) => {
    if (kind !== 'propertyChange' || type !== 'companies') return;
    if (source.sourceType !== APP_SOURCE.sourceType) return;
    const id = String(after.id);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  return counts;
}

const figures = ({ portal }: WorkerPortal) =>
  [...portal.crm.ids('companies')].map((id) => [
    id,
    ...OURS.map((name) => portal.crm.value('companies', id, name)),
  ]);

const eachOnce = ({ portal }: WorkerPortal) =>
  new Map([...portal.crm.ids('companies')].map((id) => [id, 1]));

describe('a sync that is asked to stop', () => {
  it('saves what is under way, says so in one line, and is taken up by the next', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 0, data: lightCompanies(2 * COMPANIES) });
    const written = countWrites(worker);
    worker.portal.faults.script([
      { match: WRITE, times: Infinity, then: { kind: 'delay', ms: 1_000 } },
    ]);
    const child = spawnAttain(['sync', '--json'], worker.env);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let isAsked = false;
    worker.portal.requests.onRequest(({ path }) => {
      if (!isAsked && WRITE.path.test(path)) isAsked = child.kill('SIGTERM');
    });
    const [status] = (await once(child, 'close')) as [number | null];

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^attain: Stopped by a signal\./);
    expect(written.size).toBeLessThan(2 * COMPANIES);

    worker.portal.faults.clear();
    expect((await worker.sync()).status).toBe(0);
    expect(written).toEqual(eachOnce(worker));
  });
});

describe('a sync beside another one', () => {
  it('waits for it to end and repeats nothing', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, data: lightCompanies(COMPANIES) });
    const { requests } = worker.portal;
    const written = countWrites(worker);
    const second = new Promise<Awaited<ReturnType<typeof worker.sync>>>((resolve, reject) => {
      let isStarted = false;
      requests.onRequest(({ path }) => {
        if (isStarted || !WRITE.path.test(path)) return;
        isStarted = true;
        worker.sync().then(resolve, reject);
      });
    });
    const first = await worker.sync();
    expect([first.status, (await second).status]).toEqual([0, 0]);
    expect((await second).summary).toMatchObject({ mode: 'incremental', written: 0 });
    expect(written).toEqual(eachOnce(worker));
  });
});

describe.concurrent('a sync that is killed', () => {
  const portalOptions = () => ({ companies: 0, data: lightCompanies(COMPANIES) });
  let undisturbed: ReturnType<typeof figures>;

  beforeAll(async () => {
    const worker = await workerPortal(portalOptions());
    await worker.sync();
    undisturbed = figures(worker);
    await worker.close();
  });

  const points: (Point & { at: string })[] = [
    { at: 'while it lists', ...LIST, nth: 3 },
    { at: 'while it reads links', ...LINKS, nth: 2 },
    {
      at: 'before HubSpot has seen the first batch',
      ...WRITE,
      nth: 1,
      effect: { kind: 'hang' },
    },
    {
      at: 'after HubSpot has written the first batch and before it answers',
      ...WRITE,
      nth: 1,
      effect: { kind: 'commitThenHang' },
    },
    { at: 'when HubSpot has answered three batches', ...WRITE, nth: 3 },
    {
      at: 'with most batches written and one without an answer',
      ...WRITE,
      nth: 5,
      effect: { kind: 'commitThenHang' },
    },
  ];

  it.for(points)('$at ends as if nothing had happened', async (point, { aPortal }) => {
    const worker = await aPortal(portalOptions());
    const written = countWrites(worker);
    await syncKilledAt(worker, point);
    worker.portal.faults.clear();

    expect((await worker.sync()).status).toBe(0);
    expect(figures(worker)).toEqual(undisturbed);
    expect(written).toEqual(eachOnce(worker));
  });

  it('again and again ends as if nothing had happened', async ({ aPortal }) => {
    const worker = await aPortal(portalOptions());
    const written = countWrites(worker);
    await syncKilledAt(worker, { ...LIST, nth: 2 });
    await syncKilledAt(worker, { ...WRITE, nth: 1, effect: { kind: 'commitThenHang' } });
    await syncKilledAt(worker, { ...WRITE, nth: 2 });
    worker.portal.faults.clear();

    expect((await worker.sync()).status).toBe(0);
    expect(figures(worker)).toEqual(undisturbed);
    expect(written).toEqual(eachOnce(worker));
    expect((await worker.sync()).summary).toMatchObject({ scored: 0, written: 0 });
  });

  it('ends so on PostgreSQL too, at once', async ({ aPortal, skip }) => {
    const database = await postgresServer();
    if ('missing' in database) return skip(database.missing);
    try {
      const worker = await aPortal({ ...portalOptions(), env: { DATABASE_URL: database.url } });
      const written = countWrites(worker);
      await syncKilledAt(worker, { ...WRITE, nth: 2, effect: { kind: 'commitThenHang' } });
      worker.portal.faults.clear();

      expect((await worker.sync()).status).toBe(0);
      expect(figures(worker)).toEqual(undisturbed);
      expect(written).toEqual(eachOnce(worker));
    } finally {
      await database.stop();
    }
  });

  it('while it reads changes loses none of them', async ({ aPortal }) => {
    const worker = await aPortal(portalOptions());
    const { crm } = worker.portal;
    await worker.sync();
    const ids = [...crm.ids('companies')];
    for (const id of ids) crm.update('companies', id, { attain_contract_renewal: '2032-01-01' });

    await syncKilledAt(worker, { ...SEARCH, nth: 2 });
    const written = countWrites(worker);
    expect((await worker.sync()).status).toBe(0);
    expect(written).toEqual(eachOnce(worker));
    const dates = ids.map((id) => crm.value('companies', id, 'attain_renewal_date'));
    expect(new Set(dates)).toEqual(new Set(['2032-01-01']));
  });
});

it(
  'a full pass that was killed goes on where it was',
  { timeout: 120_000 },
  async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, data: lightCompanies(3_000, 'lead') });
    const { requests } = worker.portal;
    await syncKilledAt(worker, { ...LIST, nth: 25 });

    requests.reset();
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.mode).toBe('full');
    expect(requests.count(LIST)).toBeLessThanOrEqual(10 + 1);
    const { companies } = await worker.withStore((store) => store.mirror.counts());
    expect(companies).toBe(3_000);
  },
);
