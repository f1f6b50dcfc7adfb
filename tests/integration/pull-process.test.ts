import { once } from 'node:events';

import { calendarOf } from '@attain/sync-worker/calendar';
import type { PullReport } from '@attain/sync-worker/usage/pull/report';
import { describe, expect, onTestFinished } from 'vitest';

import { spawnAttain } from '../processes/attain.ts';
import { serveAttain } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { MIXPANEL_SECRET, mixpanelServer } from '../sources/mixpanel-server.ts';
import {
  POSTHOG_KEY,
  type PosthogEvent,
  posthogServer,
  type PosthogServer,
} from '../sources/posthog-server.ts';
import { it as base } from './worker-test.ts';

const DAY_MS = 86_400_000;
const NAMES = ['report_created', 'workflow_run', 'export_made'];

type Stage = { worker: WorkerPortal; posthog: PosthogServer; company: string };

type Options = { days?: number; more?: readonly object[]; env?: Record<string, string> };

const it = base.extend<{ aStage: (options?: Options) => Promise<Stage> }>({
  /** A portal that was synced, and a PostHog in which three users of one customer worked every day. */
  aStage: async ({ aPortal }, use) => {
    await use(async ({ days = 40, more = [], env = {} } = {}) => {
      const posthog = await posthogServer();
      onTestFinished(() => posthog.stop());
      const source = {
        name: 'hog',
        type: 'posthog',
        secretFrom: 'HOG_KEY',
        origin: posthog.origin,
        projectId: '42',
        accountIs: 'company_id',
        backfillDays: days,
      };
      const worker = await aPortal({
        config: { usage: { keyFeatures: NAMES, sources: [source, ...more] } },
        env: { HOG_KEY: POSTHOG_KEY, ...env },
      });
      const [company = ''] = [...worker.portal.crm.ids('companies')]
        .map(String)
        .filter((id) => worker.portal.crm.value('companies', id, 'lifecyclestage') === 'customer');
      posthog.events.push(...work(company, days));
      expect((await worker.sync()).status).toBe(0);
      return { worker, posthog, company };
    });
  },
});

function work(company: string, days: number): PosthogEvent[] {
  const now = Date.now();
  return Array.from({ length: days }, (_, ago) => now - (ago + 1) * DAY_MS).flatMap((at) =>
    ['ada', 'bob', 'cleo'].map((person, index) => ({
      event: NAMES[index] ?? '',
      at: new Date(at).toISOString(),
      person,
      properties: { $group_0: company, $session_id: `${person} ${at}` },
    })),
  );
}

async function pull(worker: WorkerPortal, ...flags: string[]) {
  const { status, stdout, stderr } = await worker.attain(['pull', '--json', ...flags]);
  if (stdout === '') throw new Error(stderr);
  const { sources } = JSON.parse(stdout) as { sources: PullReport[] };
  return { status, stderr, sources };
}

describe('attain pull', { timeout: 120_000 }, () => {
  it('brings usage that the next cycle scores and writes, once', async ({ aStage }) => {
    const { worker, posthog, company } = await aStage();
    const before = worker.portal.crm.value('companies', company, 'attain_health_coverage');
    const first = await pull(worker);
    expect(first).toMatchObject({
      status: 0,
      sources: [{ state: 'pulled', cells: 120, userDays: 120 }],
    });
    worker.forget();
    await worker.sync();
    expect(worker.writes().map(({ id }) => id)).toEqual([company]);
    const after = worker.portal.crm.value('companies', company, 'attain_health_coverage');
    expect(Number(after)).toBeGreaterThan(Number(before ?? 0));

    const asked = posthog.requests.length;
    expect(await pull(worker)).toMatchObject({ status: 0, sources: [{ changedDays: 0 }] });
    expect(posthog.requests.length - asked).toBe(2);
    worker.forget();
    expect((await worker.sync()).summary).toMatchObject({ scored: 0, written: 0 });
  });

  it('goes on where it was killed, and stores the same as one that was not', async ({ aStage }) => {
    const { worker, posthog, company } = await aStage({ days: 60 });
    posthog.fail(...Array.from({ length: 7 }, () => 'none' as const), 'silence');
    const child = spawnAttain(['pull'], worker.env);
    await posthog.asked(8);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // Three weeks were stored; the fourth was not, and of the third the last three days are asked for again.
    const { sources } = await pull(worker);
    expect(sources).toMatchObject([{ state: 'pulled', firstDay: dayAgo(60 - 21 + 3) }]);
    const usage = await worker.withStore((store) =>
      store.usage.accounts({ matched: true, limit: 9 }),
    );
    expect(usage).toMatchObject([{ companyId: company, events: 180 }]);
  });

  it('tells the source that failed and pulls the others', async ({ aStage }) => {
    const mixpanel = await mixpanelServer([
      {
        event: 'login',
        at: new Date(Date.now() - DAY_MS).toISOString(),
        properties: { distinct_id: 'u', company: 'acc_x' },
      },
    ]);
    onTestFinished(() => mixpanel.stop());
    const other = {
      name: 'mix',
      type: 'mixpanel',
      secretFrom: 'MIX',
      origin: mixpanel.origin,
      projectId: '42',
      accountProperty: 'company',
    };
    const { worker, posthog } = await aStage({
      days: 3,
      more: [other],
      env: { MIX: MIXPANEL_SECRET },
    });
    posthog.fail({ status: 403, body: '{"detail":"no scope query:read"}' });
    const { status, sources } = await pull(worker);
    expect(status).toBe(1);
    expect(sources).toMatchObject([
      {
        source: 'hog',
        state: 'failed',
        error: expect.stringContaining('HOG_KEY (403: no scope query:read)') as string,
      },
      { source: 'mix', state: 'pulled', cells: 1 },
    ]);
    const text = await worker.attain(['pull', '--source', 'mix']);
    expect(text).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^mix: \d{4}-\d\d-\d\d to /) as string,
    });
    expect(text.stderr).toContain('Pulling mix: ');
    const failing = await worker.attain(['pull'], { HOG_KEY: 'phx_wrong' });
    expect(failing.stdout).toContain('hog: failed. PostHog refuses the secret in HOG_KEY (401');
    expect(`${failing.stdout}${failing.stderr}`).not.toContain('phx_wrong');
    const shown = await worker.attain(['usage']);
    expect(shown.stdout).toContain('it failed: PostHog refuses the secret in HOG_KEY');
    expect(shown.stdout).toContain(`complete to ${dayAgo(1)}`);
  });

  it('asks earlier days again, and refuses what is no day, source or secret', async ({
    aStage,
  }) => {
    const { worker } = await aStage({ days: 3 });
    expect((await pull(worker, '--since', dayAgo(20))).sources).toMatchObject([
      { firstDay: dayAgo(20) },
    ]);
    expect(await worker.attain(['pull', '--since', 'monday'])).toMatchObject({ status: 64 });
    expect(await worker.attain(['pull', '--source', 'nobody'])).toMatchObject({
      status: 1,
      stderr: 'attain: There is no source nobody: usage.sources has hog.\n',
    });
    for (const command of ['pull', 'serve'])
      expect(await worker.attain([command], { HOG_KEY: '' })).toMatchObject({
        status: 1,
        stdout: '',
        stderr:
          'attain: The environment is not valid. Not set, and usage.sources asks for it: HOG_KEY (source hog).\n',
      });
  });

  it('leaves a closed source alone', async ({ aStage }) => {
    const { worker, posthog } = await aStage({ days: 3 });
    await pull(worker);
    await worker.withStore((store) => store.usage.closeSource('hog', Date.now()));
    const asked = posthog.requests.length;
    expect(await pull(worker)).toMatchObject({ status: 0, sources: [{ state: 'closed' }] });
    expect(posthog.requests.length).toBe(asked);
  });
});

describe('a source of usage', { timeout: 120_000 }, () => {
  it('is pulled by serve when it is due, scored at once, and counted', async ({ aStage }) => {
    const { worker, posthog, company } = await aStage({ days: 30 });
    worker.forget();
    const written = new Promise<void>((resolve) => {
      worker.portal.requests.onRequest(() => {
        if (worker.writes().some(({ id }) => id === company)) resolve();
      });
    });
    const server = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
    onTestFinished(async () => void (await server.stop()));
    await server.untilPrinted('source pulled');
    await written;
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain('attain_usage_pulls_total{source="hog",outcome="pulled"} 1');
    expect(metrics).toContain('attain_usage_pulled_rows_total{source="hog",kind="cell"} 90');
    await server.stop();
    expect(server.output()).not.toContain(POSTHOG_KEY);

    const asked = posthog.requests.length;
    const again = await serveAttain({ ...worker.env, LOG_LEVEL: 'info' });
    await again.untilPrinted('cycle finished');
    await again.stop();
    expect(posthog.requests.length).toBe(asked);
  });

  it('lets a worker end in time, whatever it does not answer', async ({ aStage }) => {
    const { worker, posthog } = await aStage({ days: 3 });
    posthog.fail('silence');
    const server = await serveAttain(worker.env);
    await posthog.asked(1);
    const { status, tookMs } = await server.stop();
    expect({ status, inTime: tookMs < 10_000 }).toEqual({ status: 0, inTime: true });
  });

  it('is looked at by the doctor', async ({ aStage }) => {
    const { worker } = await aStage({ days: 3 });
    const found = async (env = {}) => {
      const { stdout } = await worker.attain(['doctor', '--json'], env);
      const { findings } = JSON.parse(stdout) as {
        findings: { check: string; state: string; message: string }[];
      };
      return findings.filter(({ check }) => check === 'usage source');
    };
    expect(await found()).toEqual([
      { check: 'usage source', state: 'ok', message: 'hog answers queries of project 42' },
    ]);
    expect(await found({ HOG_KEY: 'phx_wrong' })).toMatchObject([
      {
        state: 'fail',
        message: expect.stringContaining('hog: PostHog refuses the secret in HOG_KEY') as string,
      },
    ]);
    expect(await found({ HOG_KEY: '' })).toMatchObject([
      { state: 'fail', message: expect.stringContaining('HOG_KEY (source hog)') as string },
    ]);
  });
});

/** In the zone of the portal, whose day may still be yesterday's. */
const dayAgo = (days: number) => calendarOf('America/New_York').dayAt(Date.now() - days * DAY_MS);
