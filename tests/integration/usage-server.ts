import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';

import { hashOfKey } from '@attain/sync-worker/usage/key-holders';
import type { UsageOutcome } from '@attain/sync-worker/ports/usage';

import type { WorkerEnvironment } from '../processes/attain.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import type { WorkerPortal, WorkerPortalOptions } from '../processes/worker-portal.ts';
import { it as base } from './worker-test.ts';

export const SOURCE = 'app';
export const WRITE_KEY = 'write_key_of_the_app_0123456789';

/** How often an event happened in an account on a day. */
type Cell = { account: string; event: string; day: number; count: number; seconds: number | null };

type Posted = { status: number; body: unknown; headers: Headers };

/** The worker as its own process, with a source that has a write key. */
export type UsageServer = {
  worker: WorkerPortal;
  server: ServeProcess;
  /** POST of JSON, or of bytes as they are; with the write key unless `key` is another one, or `null`. */
  post(path: string, body: unknown, options?: PostOptions): Promise<Posted>;
  /** What became of what the source sent, as stored. */
  outcomes(source?: string): Promise<Partial<Record<UsageOutcome, number>>>;
  /** Resolves once the outcomes of a source are these: refused requests are counted a moment after their answer. */
  untilOutcomes(expected: object, source?: string): Promise<void>;
  cells(): readonly Cell[];
  /** Rows of a query on the worker's database. */
  rows: <T>(query: string) => readonly T[];
};

type PostOptions = { key?: string | null; headers?: Record<string, string>; origin?: string };

type Options = WorkerPortalOptions & { serve?: WorkerEnvironment };

type UsageFixtures = { aUsageServer: (options?: Options) => Promise<UsageServer> };

/** `aUsageServer` runs `attain serve` for a portal of a few companies; it ends with the test. */
export const it = base.extend<UsageFixtures>({
  aUsageServer: async ({ aPortal }, use) => {
    const running: ServeProcess[] = [];
    await use(async ({ serve = {}, ...options } = {}) => {
      const worker = await aPortal({ companies: 2, ...options });
      const server = await serveAttain({ ...worker.env, ...serve });
      running.push(server);
      await addSource(worker, SOURCE, WRITE_KEY);
      return usageServer(worker, server);
    });
    await Promise.all(running.map((server) => server.stop()));
  },
});

export async function addSource(worker: WorkerPortal, source: string, key: string): Promise<void> {
  await worker.withStore(async ({ usage }) => {
    await usage.createSource({ name: source, kind: 'http', at: Date.now() });
    await addKey(usage, source, key);
  });
}

type Keys = { addWriteKey: (key: NewKey) => Promise<void> };
type NewKey = { id: string; source: string; hash: string; hint: string; at: number };

export async function addKey(usage: Keys, source: string, key: string): Promise<void> {
  const hash = hashOfKey(key);
  await usage.addWriteKey({ id: `id of ${key}`, source, hash, hint: 'hint', at: Date.now() });
}

export function usageServer(worker: WorkerPortal, server: ServeProcess): UsageServer {
  const file = worker.file('attain.db');
  const rows = <T>(query: string): readonly T[] => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare(query).all() as T[];
    } finally {
      database.close();
    }
  };
  const outcomes = async (source = SOURCE) => {
    const counted = await worker.withStore(({ usage }) => usage.outcomes(0));
    const own = counted.filter((each) => each.source === source);
    return Object.fromEntries(own.map(({ outcome, count }) => [outcome, count]));
  };
  return {
    worker,
    server,
    rows,
    outcomes,
    untilOutcomes: async (expected, source) =>
      until(async () => isDeepStrictEqual(await outcomes(source), expected)),
    post: (path, body, { origin = server.origin, ...options } = {}) =>
      post(`${origin}${path}`, body, options),
    cells: () =>
      rows<Cell>(`select a.value as account, n.name as event, c.day, c.count, c.seconds
        from usage_cell c join usage_account a on a.id = c.account_id
        join usage_event_name n on n.id = c.event_id order by 1, 2, 3`),
  };
}

export async function post(
  url: string,
  body: unknown,
  { key = WRITE_KEY, headers = {} }: Omit<PostOptions, 'origin'> = {},
): Promise<Posted> {
  const isBytes = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Basic ${btoa(`${key}:`)}` }),
      ...headers,
    },
    body: isBytes ? (body as BodyInit) : JSON.stringify(body),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: answer, headers: response.headers };
}

const LOOK_EVERY_MS = 100;
const GIVE_UP_MS = 15_000;

/** Resolves once something holds that the worker does in its own time. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); !(await holds()); ) {
    if (performance.now() - startedAt > GIVE_UP_MS) throw new Error('This took too long.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** A track call of Segment's, now. */
export function track(messageId: string, overrides: object = {}): object {
  return {
    type: 'track',
    event: 'Report exported',
    userId: 'user-1',
    messageId,
    timestamp: new Date().toISOString(),
    context: { groupId: 'acme' },
    ...overrides,
  };
}
