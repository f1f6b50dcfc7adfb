import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { GROUP, provisionedProperties } from '@attain/shared/crm/write-back';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

import { builtSurfaces } from '../hubspot-project/built-surfaces.ts';
import { type RunningRecordPage, startRecordPage } from '../portal/page/record-page.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { launch } from './browser.ts';
import type { Executable } from './executable.ts';
import { type FakeWorker, fakeWorker } from './fake-worker.ts';

const CLIENT_SECRET = 'a-secret-for-tests';
const SCREENSHOTS = path.resolve(import.meta.dirname, '../../screenshots');

export type Stage = {
  portal: Portal;
  worker: FakeWorker;
  records: RunningRecordPage;
  /** Opens a page for the running test, which remembers what went wrong in it. */
  open: (url: string, size?: { width: number; height: number }) => Promise<OpenedPage>;
  stop: () => Promise<void>;
};

export type OpenedPage = { page: Page; problems: string[] };

/** Far more than anything takes here; a failure should not cost half a minute. */
const TIMEOUT_MS = 10_000;
const DESKTOP = { width: 1360, height: 900 };

/** A portal with the product's properties, a worker that answers what a test gives it, the record page, and a browser. */
export async function stage(executable: Executable): Promise<Stage> {
  const [portal, worker, surfaces, browser] = await Promise.all([
    startPortal({ clientSecret: CLIENT_SECRET, searchIndexLagMs: 0 }),
    fakeWorker(CLIENT_SECRET),
    builtSurfaces(),
    launch(executable),
  ]);
  for (const definition of provisionedProperties('companies')) {
    portal.crm.defineProperty(
      'companies',
      {
        ...definition,
        options: definition.options.map((option, displayOrder) => ({
          ...option,
          displayOrder,
          hidden: false,
        })),
      },
      GROUP.name,
    );
  }
  const records = await startRecordPage({
    portalOrigin: portal.origin,
    token: portal.token,
    portalId: portal.portalId,
    surfaces,
    workerOrigin: worker.origin,
    clientSecret: CLIENT_SECRET,
    refreshMs: 200,
  });
  return {
    portal,
    worker,
    records,
    open: (url, size = DESKTOP) => opened(browser, url, size),
    stop: async () => {
      await browser.close();
      await records.stop();
      await worker.stop();
      await portal.stop();
    },
  };
}

async function opened(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport, locale: 'en-US' });
  page.setDefaultTimeout(TIMEOUT_MS);
  onTestFinished(() => page.close());
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(url);
  return { page, problems };
}

/** Keeps a picture for people to look at; nothing compares it. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
