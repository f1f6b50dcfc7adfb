import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';

import { builtSurfaces } from '../hubspot-project/built-surfaces.ts';
import { KEY_FEATURES, writeImportFiles } from '../portal/generate/import-files.ts';
import { SHOWCASE } from '../portal/generate/showcase.ts';
import { startRecordPage } from '../portal/page/record-page.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { actOnAgreements } from './agreements.ts';
import { signOffAddress } from './sign-off-link.ts';
import { statesTable } from './states-table.ts';
import { writtenTable } from './written-table.ts';
import { attainSubscriptions } from '../processes/subscriptions.ts';
import { spawnAttain, untilReady, type WorkerEnvironment } from '../processes/attain.ts';

export type DemoOptions = {
  once: boolean;
  companies: number;
  pagePort: number;
  workerPort: number;
  signal: AbortSignal;
};

/** An open record shows what the worker wrote a moment ago. */
const PAGE_REFRESH_MS = 1_000;
const IMPORTS = [
  'goals',
  'metrics',
  'values',
  'costs',
  'events',
  'onboarding',
  'advocacy',
  'reviews',
  'quotes',
  'escalations',
  'overrides',
  'hypotheses',
  'opportunities',
] as const;

/** The main job on a portal in a box, with the commands that an administrator would type. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { companies, signal } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-demo-'));
  say(`Starting a HubSpot portal in a box with ${companies} companies ...`);
  const portal = await startPortal({ companies, limits: 'pro', clock: 'real' });
  try {
    const env = await workerEnvironment(portal, folder, options.workerPort);
    const files = await writeImportFiles(portal, folder);

    await command(['provision'], env, signal);
    await command(['sync', '--full'], env, signal);
    for (const kind of IMPORTS) await command(['import', kind, files[kind]], env, signal);
    if (signal.aborted) return;
    const story = await tellStory(portal, env, publicOriginOf(options));
    say(`\n${story.states}`);
    await command(['sync'], env, signal);
    say(`\n${writtenTable(portal)}`);
    if (!options.once && !signal.aborted) {
      await keepSyncing(portal, env, { ...options, signOff: story.signOff });
    }
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function workerEnvironment(
  portal: Portal,
  folder: string,
  workerPort: number,
): Promise<WorkerEnvironment> {
  const config = path.join(folder, 'attain.config.json');
  await writeFile(
    config,
    JSON.stringify({
      usage: { keyFeatures: KEY_FEATURES },
      mapping: {
        deals: { renewalPipeline: 'renewals', pilotPipeline: 'pilots' },
        meetings: { reviewType: 'Quarterly business review', checkInTypes: ['Check-in'] },
        tickets: {
          escalation: { downtime: ['OUTAGE'], churnThreat: ['CANCELLATION'], legal: ['LEGAL'] },
          levels: {
            selfService: ['GENERAL_INQUIRY'],
            csAgent: ['BILLING_ISSUE', 'FEATURE_REQUEST'],
            technical: ['PRODUCT_ISSUE', 'OUTAGE'],
          },
        },
      },
    }),
  );
  return {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_CLIENT_SECRET: portal.clientSecret,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: `sqlite:${path.join(folder, 'attain.db')}`,
    ATTAIN_CONFIG: config,
    PORT: String(workerPort),
    LOG_LEVEL: 'warn',
  };
}

/** Does what people would do with the agreements that were imported, in the worker's own store. */
async function tellStory(
  portal: Portal,
  env: WorkerEnvironment,
  publicOrigin: string,
): Promise<{ states: string; signOff: string | undefined }> {
  const opened = await openStore(env['DATABASE_URL'] ?? '');
  try {
    const now = Date.now();
    const ids = portal.crm.ids('companies');
    const stage = {
      store: opened.forPortal(portal.portalId),
      now,
      today: calendarOf(portal.timeZone).dayAt(now),
      companyId: (showcase: number) => ids[showcase] ?? '',
    };
    await actOnAgreements(stage);
    return {
      states: await statesTable(stage, portal, SHOWCASE.length),
      signOff: await signOffAddress(stage, SHOWCASE.length, { ...portal, publicOrigin }),
    };
  } finally {
    await opened.close();
  }
}

/** Runs one command where the person can watch it; a refused row or record is told by it and stops nothing. */
async function command(
  args: readonly string[],
  env: WorkerEnvironment,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  say(`\n$ attain ${args.map((arg) => path.basename(arg)).join(' ')}`);
  const child = spawnAttain(args, env, ['ignore', 'inherit', 'inherit']);
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const [status] = (await once(child, 'close')) as [number | null];
  signal.removeEventListener('abort', stop);
  if (status !== 0 && status !== 2 && !signal.aborted) {
    throw new Error(`attain ${args.join(' ')} ended with ${status}`);
  }
}

async function keepSyncing(
  portal: Portal,
  env: WorkerEnvironment,
  { signOff, ...options }: DemoOptions & { signOff: string | undefined },
): Promise<void> {
  const { pagePort, workerPort, signal } = options;
  say('\nBuilding the cards and pages with the bundler that HubSpot uses ...');
  const surfaces = await builtSurfaces();
  const workerOrigin = `http://127.0.0.1:${workerPort}`;
  say('\n$ attain serve');
  const worker = spawnAttain(['serve'], env, ['ignore', 'ignore', 'inherit']);
  await untilReady(worker, workerOrigin);
  const page = await startRecordPage({
    port: pagePort,
    portalOrigin: portal.origin,
    token: portal.token,
    portalId: portal.portalId,
    clientSecret: portal.clientSecret,
    surfaces,
    workerOrigin,
    publicOrigin: publicOriginOf(options),
    edit: (id, properties) => portal.crm.update('companies', id, properties),
    refreshMs: PAGE_REFRESH_MS,
  });
  portal.webhooks(`${publicOriginOf(options)}/webhooks/hubspot`, attainSubscriptions()).goLive();
  const first = portal.crm.ids('companies')[0];
  say(`
Open in a browser:
  ${page.origin}   all companies
  ${page.recordUrl(first ?? '')}   a company record with its cards
  ${page.dealUrl(renewalOf(portal) ?? '')}   a renewal deal with its case
  ${page.appUrl}   the portfolio
  ${page.settingsUrl}   the settings, with a preview of what they would move
  ${signOff ?? 'no agreement waits for a customer'}
     the page on which a customer reads and signs

Change a contract value or the escalation flag on a record: HubSpot tells the worker by webhook, and what follows
from it is on the record within seconds. Ctrl-C stops everything.`);

  const ended = once(worker, 'exit');
  if (!signal.aborted) await Promise.race([once(signal, 'abort'), ended]);
  worker.kill('SIGTERM');
  await ended;
  await page.stop();
}

/** The first open deal of the renewal pipeline. */
function renewalOf({ crm }: Portal): string | undefined {
  return crm.ids('deals').find((id) => crm.value('deals', id, 'pipeline') === 'renewals');
}

/** Where HubSpot and customers reach the worker. */
function publicOriginOf({ workerPort }: DemoOptions): string {
  return `http://localhost:${workerPort}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
