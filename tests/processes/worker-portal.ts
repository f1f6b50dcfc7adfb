import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { provisionedProperties } from '@attain/shared/crm/write-back';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import type { SyncSummary } from '@attain/sync-worker/pipeline/sync-report';
import type { PortalStore } from '@attain/sync-worker/ports/store';

import { type Portal, type PortalOptions, startPortal } from '../portal/portal.ts';
import { attain, type Finished, type WorkerEnvironment } from './attain.ts';

/** One update that the portal was asked for, by object type and record. */
export type Write = { type: string; id: string; properties: Record<string, string> };

type Synced = { status: number | null; summary: SyncSummary; stderr: string };

/** A portal in a box, a database of its own, and the real command line to go between them. */
export type WorkerPortal = {
  portal: Portal;
  env: WorkerEnvironment;
  /** A path in a folder that goes away with the test. */
  file(name: string): string;
  attain(args: readonly string[], env?: WorkerEnvironment): Promise<Finished>;
  /** `attain sync --json` with flags; throws with what it said when there is no summary. */
  sync(...flags: readonly string[]): Promise<Synced>;
  /** Every update since the start or since the last `forget`, answered or not. */
  writes(): readonly Write[];
  forget(): void;
  /** Uses the worker's database from here. */
  withStore<T>(use: (store: PortalStore) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type WorkerPortalOptions = PortalOptions & {
  /** Whether our properties are there from the start. Default yes. */
  provisioned?: boolean;
  /** The configuration file. */
  config?: object;
  /** Added to the worker's environment. */
  env?: WorkerEnvironment;
};

export async function workerPortal(options: WorkerPortalOptions = {}): Promise<WorkerPortal> {
  const { provisioned = true, config = {}, env: own = {}, ...portalOptions } = options;
  const portal = await startPortal({
    searchIndexLagMs: 0,
    limits: { perTenSeconds: 1_000 },
    ...portalOptions,
  });
  if (provisioned) defineOurProperties(portal);
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-worker-'));
  const file = (name: string) => path.join(folder, name);
  await writeFile(file('attain.config.json'), JSON.stringify(config));

  const env: WorkerEnvironment = {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_CLIENT_SECRET: portal.clientSecret,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: `sqlite:${file('attain.db')}`,
    ATTAIN_CONFIG: file('attain.config.json'),
    LOG_LEVEL: 'warn',
    ...own,
  };
  const writes: Write[] = [];
  portal.requests.onRequest(({ path: url }, body) => writes.push(...updatesIn(url, body)));
  const run = (args: readonly string[], more: WorkerEnvironment = {}) =>
    attain(args, { ...env, ...more });

  return {
    portal,
    env,
    file,
    attain: run,
    async sync(...flags) {
      const { status, stdout, stderr } = await run(['sync', '--json', ...flags]);
      const last = stdout.trim().split('\n').at(-1);
      if (!last) throw new Error(`attain sync ended with ${status}: ${stderr}`);
      return { status, summary: JSON.parse(last) as SyncSummary, stderr };
    },
    writes: () => [...writes],
    forget() {
      writes.length = 0;
      portal.requests.reset();
    },
    async withStore(use) {
      const store = await openStore(env['DATABASE_URL'] ?? '');
      try {
        return await use(store.forPortal(portal.portalId));
      } finally {
        await store.close();
      }
    },
    async close() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function defineOurProperties(portal: Portal): void {
  for (const type of ['companies', 'deals'] as const) {
    for (const definition of provisionedProperties(type)) {
      if (portal.crm.property(type, definition.name)) continue;
      const options = definition.options.map((option, displayOrder) => ({
        ...option,
        displayOrder,
        hidden: false,
      }));
      portal.crm.defineProperty(type, { ...definition, options }, definition.groupName);
    }
  }
}

type UpdateBody = { inputs: { id: string; properties: Record<string, string> }[] };

function updatesIn(url: string, body: string): Write[] {
  const type = /^\/crm\/objects\/[^/]+\/(\w+)\/batch\/update$/.exec(url)?.[1];
  if (!type) return [];
  const { inputs } = JSON.parse(body) as UpdateBody;
  return inputs.map(({ id, properties }) => ({ type, id, properties }));
}
