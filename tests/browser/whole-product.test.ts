import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { builtSurfaces } from '../hubspot-project/built-surfaces.ts';
import { writeImportFiles } from '../portal/generate/import-files.ts';
import { type RunningRecordPage, startRecordPage } from '../portal/page/record-page.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { attain, spawnAttain, untilReady, type WorkerEnvironment } from '../processes/attain.ts';
import { attainSubscriptions } from '../processes/subscriptions.ts';
import { findBrowser, launch } from './browser.ts';
import { screenshot } from './stage.ts';

const executable = await findBrowser();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe.skipIf(executable === undefined)('portal, worker and card together', () => {
  let folder: string;
  let portal: Portal;
  let worker: ChildProcess;
  let records: RunningRecordPage;
  let browser: Browser;
  let companyId: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'attain-whole-'));
    portal = await startPortal({ companies: 12, searchIndexLagMs: 0 });
    const port = await freePort();
    const env: WorkerEnvironment = {
      HUBSPOT_ACCESS_TOKEN: portal.token,
      HUBSPOT_CLIENT_SECRET: portal.clientSecret,
      HUBSPOT_API_ORIGIN: portal.origin,
      DATABASE_URL: `sqlite:${path.join(folder, 'attain.db')}`,
      PORT: String(port),
      LOG_LEVEL: 'error',
    };
    const files = await writeImportFiles(portal, folder, { companies: 3, weeks: 4 });
    await succeed(['provision'], env);
    await succeed(['sync', '--full'], env);
    for (const kind of ['goals', 'metrics', 'events'] as const) {
      await succeed(['import', kind, files[kind]], env);
    }
    await succeed(['sync'], env);

    worker = spawnAttain(['serve'], env, 'ignore');
    await untilReady(worker, `http://127.0.0.1:${port}`);
    records = await startRecordPage({
      portalOrigin: portal.origin,
      token: portal.token,
      portalId: portal.portalId,
      clientSecret: portal.clientSecret,
      surfaces: await builtSurfaces(),
      workerOrigin: `http://127.0.0.1:${port}`,
      publicOrigin: `http://localhost:${port}`,
      edit: (id, properties) => portal.crm.update('companies', id, properties),
      refreshMs: 500,
    });
    portal.webhooks(`http://localhost:${port}/webhooks/hubspot`, attainSubscriptions()).goLive();
    browser = await launch(executable ?? { executablePath: '', env: {} });
    companyId = scoredCompany(portal);
  });

  afterAll(async () => {
    await browser?.close();
    await records?.stop();
    worker?.kill('SIGTERM');
    await portal?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const held = (name: string) => portal.crm.value('companies', companyId, name) ?? '';

  it('shows the figures that the worker wrote to the record, from the worker itself', async () => {
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(records.recordUrl(companyId));
    const card = page.getByTestId('attain_account_health');
    await card.getByText(/^Calculated /).waitFor();

    const text = (await card.textContent()) ?? '';
    expect(text).toContain(held('attain_next_action'));
    expect(text).toContain(`Health${held('attain_health_score')}`);
    expect(text).toContain(`Agreements attained${held('attain_vla_attainment')}%`);
    expect(text).toContain(`Success score${held('attain_success_score')}`);
    await screenshot(page, 'whole-product');
    await page.close();
  });

  it('shows within seconds what follows from a change that a person makes on the record', async () => {
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(records.recordUrl(companyId));
    const property = (name: string) => page.locator(`[data-property="${name}"]`);
    const renewal = property('attain_contract_renewal').locator('input');
    await renewal.fill('2031-05-06');
    await renewal.blur();
    await property('attain_renewal_date').getByText('May 6, 2031').waitFor({ timeout: 10_000 });

    await property('attain_contract_value').locator('input').fill('a lot');
    await property('attain_contract_value').locator('input').blur();
    await property('attain_contract_value').getByRole('alert').waitFor();
    await screenshot(page, 'edited-record');
    await page.close();
  });

  it('shows the same figures from the record when the worker is gone', async () => {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(records.recordUrl(companyId));
    const card = page.getByTestId('attain_account_health');
    await card.getByText(/Figures last changed/).waitFor();

    const text = (await card.textContent()) ?? '';
    expect(text).toContain(held('attain_next_action'));
    expect(text).toContain(`Health${held('attain_health_score')}`);
    expect(text).toContain(`Agreements attained${held('attain_vla_attainment')}%`);
    await page.close();
  });
});

async function succeed(args: readonly string[], env: WorkerEnvironment): Promise<void> {
  const { status, stdout, stderr } = await attain(args, env);
  if (status !== 0)
    throw new Error(`attain ${args[0]} ended with ${status}:\n${stdout}\n${stderr}`);
}

/** The first company with a health score and a measured agreement. */
function scoredCompany({ crm }: Portal): string {
  for (const id of crm.ids('companies')) {
    const value = (name: string) => crm.value('companies', id, name);
    if (value('attain_health_score') && value('attain_vla_attainment')) return id;
  }
  throw new Error('the sample portal has no company with a health score and an agreement');
}
