import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { hashOfKey } from '@attain/sync-worker/usage/key-holders';

import { attain, type WorkerEnvironment } from '../processes/attain.ts';
import { startPortalProcess } from '../processes/portal.ts';
import { serveAttain, type ServeProcess } from '../processes/serve.ts';
import { parseOnly, storeOnly } from './ingest/parts.ts';
import { atLeast, atMost, type BenchResult } from './result.ts';

const COMPANIES = 2_000;
const BATCH = 100;
const CONNECTIONS = 256;
const WARM_UP_SECONDS = 5;
const SECONDS = 20;
const LEAST_PER_SECOND = 50_000;
const MOST_RSS_MB = 500;

const LOAD = fileURLToPath(new URL('ingest/load.ts', import.meta.url));
const KEY = 'write_key_of_the_benchmark';
const run = promisify(execFile);

type Load = {
  events: number;
  statuses: Record<number, number>;
  seconds: number;
  p50: number;
  p99: number;
};

/**
 * Events over loopback HTTP into the real worker, which has one core to itself; the load generator has another. Beside it
 * what of the same work one core does alone: parsing, and storing.
 */
export async function ingestBench(): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-ingest-bench-'));
  const portal = await startPortalProcess(['--companies', String(COMPANIES), '--limits', 'off']);
  const url = `sqlite:${path.join(folder, 'attain.db')}`;
  const env: WorkerEnvironment = {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_CLIENT_SECRET: portal.clientSecret,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: url,
    LOG_LEVEL: 'warn',
  };
  try {
    await attain(['provision'], env);
    await attain(['sync'], env);
    const accounts = await openSource(url, portal.portalId);
    const server = await serveAttain(env);
    try {
      const served = await underLoad(server, accounts);
      return [
        ...served,
        await sizeOf(path.join(folder, 'attain.db')),
        parseOnly(accounts),
        ...(await storeOnly(folder, accounts)),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A source with a key; answers the names of accounts, which are domains of the portal's companies. */
async function openSource(url: string, portalId: number): Promise<readonly string[]> {
  const store = await openStore(url);
  try {
    const { usage } = store.forPortal(portalId);
    await usage.createSource({ name: 'app', kind: 'http', at: Date.now() });
    const key = { id: 'key', source: 'app', hash: hashOfKey(KEY), hint: 'hint', at: Date.now() };
    await usage.addWriteKey(key);
  } finally {
    await store.close();
  }
  return Array.from({ length: COMPANIES }, (_, n) => `account-${n}`);
}

async function underLoad(
  server: ServeProcess,
  accounts: readonly string[],
): Promise<BenchResult[]> {
  const load = fork(LOAD, [
    ...[server.origin, KEY, JSON.stringify(accounts)],
    ...[String(BATCH), String(CONNECTIONS)],
  ]);
  try {
    await once(load, 'message');
    await Promise.all([pinned(server.pid, 0), pinned(load.pid ?? 0, 1)]);
    await loaded(load, WARM_UP_SECONDS);
    const cpuBefore = await cpuSecondsOf(server.pid);
    const { events, seconds, statuses, p50, p99 } = await loaded(load, SECONDS);
    const cpu = (await cpuSecondsOf(server.pid)) - cpuBefore;
    const refused = Object.entries(statuses).filter(([status]) => status !== '200');
    if (refused.length > 0) throw new Error(`Answered otherwise: ${JSON.stringify(refused)}`);
    return [
      atLeast(
        { name: `usage over HTTP, batches of ${BATCH}`, unit: 'events/s' },
        Math.round(events / seconds),
        LEAST_PER_SECOND,
      ),
      { name: '  p50 of an answer', value: p50, unit: 'ms' },
      { name: '  p99 of an answer', value: p99, unit: 'ms' },
      { name: '  CPU of the worker', value: (cpu * 1e6) / events, unit: 'us/event' },
      atMost(
        { name: '  peak memory of the worker', unit: 'MB' },
        await peakMbOf(server.pid),
        MOST_RSS_MB,
      ),
    ];
  } finally {
    load.kill();
  }
}

async function loaded(load: ChildProcess, seconds: number): Promise<Load> {
  load.send(seconds);
  const [result] = (await once(load, 'message')) as [Load];
  return result;
}

/** Gives a process one core. Where the machine has no `taskset`, the system shares the cores out. */
async function pinned(pid: number, core: number): Promise<void> {
  await run('taskset', ['-a', '-c', '-p', String(core), String(pid)]).catch(() => undefined);
}

const TICKS_PER_SECOND = 100;

async function cpuSecondsOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function peakMbOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1]) / 1_024;
}

async function sizeOf(file: string): Promise<BenchResult> {
  const { size } = await stat(file);
  return { name: '  the database', value: Math.round(size / 1_048_576), unit: 'MB' };
}
