import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { openStore, type StoreOptions } from '@attain/sync-worker/adapters/store/open-store';
import type { PortalStore, Store } from '@attain/sync-worker/ports/store';
import { PGliteDialect } from 'kysely';

import { postgresServer } from './postgres-server.ts';

/** A migrated database of one engine, shared by the tests of a file: every test is a portal of its own. */
export type TestEngine = {
  name: string;
  url: string;
  store: Store;
  /** A second worker on the same database; absent where there can be none. */
  another?: (options?: StoreOptions) => Promise<Store>;
  close(): Promise<void>;
};

export type Missing = { name: string; missing: string };

/** Every engine that this machine offers, and those it lacks with the reason. */
export async function allEngines(): Promise<(TestEngine | Missing)[]> {
  return [await sqliteEngine(), await pgliteEngine(), await postgresEngine()];
}

async function sqliteEngine(): Promise<TestEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-store-'));
  const url = `sqlite:${path.join(folder, 'new', 'folder', 'attain.db')}`;
  const engine = await migrated('SQLite file', url);
  return {
    ...engine,
    another: (options) => openStore(url, options),
    async close() {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL inside the process: the dialect is tested wherever npm runs. It has one session. */
async function pgliteEngine(): Promise<TestEngine> {
  const dialect = new PGliteDialect({ pglite: await PGlite.create() });
  return migrated('PGlite', 'postgres://pglite', { dialect });
}

async function postgresEngine(): Promise<TestEngine | Missing> {
  const server = await postgresServer();
  if ('missing' in server) return { name: 'PostgreSQL', missing: server.missing };
  const engine = await migrated('PostgreSQL', server.url);
  return {
    ...engine,
    another: (options) => openStore(server.url, options),
    async close() {
      await engine.close();
      await server.stop();
    },
  };
}

async function migrated(name: string, url: string, options?: StoreOptions): Promise<TestEngine> {
  const store = await openStore(url, options);
  await store.migrate();
  return { name, url, store, close: () => store.close() };
}

let portals = 1_000;

/** A portal that no other test has touched. */
export function freshPortal(store: Store): PortalStore {
  portals += 1;
  return store.forPortal(portals);
}
