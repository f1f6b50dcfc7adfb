import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { builtSurfaces } from '../hubspot-project/built-surfaces.ts';
import { writeImportFiles } from '../portal/generate/import-files.ts';
import { type RunningRecordPage, startRecordPage } from '../portal/page/record-page.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { attain, spawnAttain, untilReady, type WorkerEnvironment } from '../processes/attain.ts';
import { attainSubscriptions } from '../processes/subscriptions.ts';
import { launch } from './browser.ts';
import type { Executable } from './executable.ts';

/** Who uses HubSpot in these tests; the configuration lets this person sign for us. */
const SOMEBODY = {
  id: 9_410_001,
  email: 'maren.holt@northwind-software.example',
  firstName: 'Maren',
  lastName: 'Holt',
};

export type RealStage = {
  portal: Portal;
  records: RunningRecordPage;
  workerOrigin: string;
  open: (url: string) => Promise<Page>;
  /** What the record holds. */
  held: (companyId: string, property: string) => string;
  stopWorker: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A filled portal, the worker as a process of its own, every surface as it is shipped, and a browser. */
export async function realStage(executable: Executable): Promise<RealStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-whole-'));
  const portal = await startPortal({ companies: 12, searchIndexLagMs: 0 });
  const port = await freePort();
  const env = await environment(folder, portal, port);
  const files = await writeImportFiles(portal, folder, { companies: 3, weeks: 4 });
  await succeed(['provision'], env);
  await succeed(['sync', '--full'], env);
  for (const kind of ['goals', 'metrics', 'values', 'costs', 'events'] as const) {
    await succeed(['import', kind, files[kind]], env);
  }
  await succeed(['sync'], env);

  const worker = spawnAttain(['serve'], env, 'ignore');
  const exit = once(worker, 'exit');
  const workerOrigin = `http://127.0.0.1:${port}`;
  await untilReady(worker, workerOrigin);
  const [records, browser] = await Promise.all([
    startRecordPage({
      portalOrigin: portal.origin,
      token: portal.token,
      portalId: portal.portalId,
      clientSecret: portal.clientSecret,
      surfaces: await builtSurfaces(),
      workerOrigin,
      publicOrigin: `http://localhost:${port}`,
      user: SOMEBODY,
      edit: (id, properties) => portal.crm.update('companies', id, properties),
      refreshMs: 500,
    }),
    launch(executable),
  ]);
  portal.webhooks(`http://localhost:${port}/webhooks/hubspot`, attainSubscriptions()).goLive();
  const stopWorker = async () => {
    worker.kill('SIGTERM');
    await exit;
  };
  return {
    portal,
    records,
    workerOrigin,
    open: (url) => opened(browser, url),
    held: (companyId, property) => portal.crm.value('companies', companyId, property) ?? '',
    stopWorker,
    async stop() {
      await browser.close();
      await records.stop();
      if (worker.exitCode === null) await stopWorker();
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function environment(
  folder: string,
  portal: Portal,
  port: number,
): Promise<WorkerEnvironment> {
  const config = path.join(folder, 'attain.config.json');
  await writeFile(
    config,
    JSON.stringify({
      mapping: { deals: { renewalPipeline: 'renewals' } },
      agreements: { signOff: { executives: [SOMEBODY.email] } },
    }),
  );
  return {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_CLIENT_SECRET: portal.clientSecret,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: `sqlite:${path.join(folder, 'attain.db')}`,
    ATTAIN_CONFIG: config,
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1_600, height: 1_000 },
    locale: 'en-US',
  });
  page.setDefaultTimeout(10_000);
  await page.goto(url);
  return page;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function succeed(args: readonly string[], env: WorkerEnvironment): Promise<void> {
  const { status, stdout, stderr } = await attain(args, env);
  if (status !== 0)
    throw new Error(`attain ${args[0]} ended with ${status}:\n${stdout}\n${stderr}`);
}
