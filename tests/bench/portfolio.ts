import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';

import { postgresServer } from '../contract/store/postgres-server.ts';
import { signV3 } from '../portal/sign-v3.ts';
import { fillPortfolio, PORTFOLIO_PORTAL } from './portfolio/fill.ts';
import { atMost, type BenchResult } from './result.ts';

const COMPANIES = 100_000;
const LIMIT_MS = 300;
const ASKED = 40;
const SECRET = 'the secret of the app in this benchmark';
const ORIGIN = 'https://attain.example.com';
const SERVER = fileURLToPath(new URL('card-server.ts', import.meta.url));

/** What a manager asks for, first of all the page that the portfolio opens with. */
const QUESTIONS: readonly (readonly [name: string, address: string, limit?: number])[] = [
  ['first page, worst first, with counts', 'accounts?', LIMIT_MS],
  ['first page of one owner, at risk', 'accounts?owner=7&band=at_risk,critical', LIMIT_MS],
  ['first page by name, searched', 'accounts?sort=name&search=company%2012', LIMIT_MS],
  ['another order, without counts', 'accounts?sort=value&order=desc&counts=false'],
  ['renewals by quarter and play', 'renewals?'],
  ['what changed in a week', 'changes?'],
  ['the daily checklist', 'today?'],
  ['the scorecards', 'scorecards?'],
];

/** The portfolio of 100,000 accounts over HTTP, on both engines, one request after the other. */
export async function portfolioBench(companies = COMPANIES): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-portfolio-bench-'));
  try {
    const results = await measuredOn(
      'SQLite',
      `sqlite:${path.join(folder, 'bench.db')}`,
      companies,
    );
    const server = await postgresServer();
    if ('missing' in server) return results;
    try {
      return [...results, ...(await measuredOn('PostgreSQL', server.url, companies))];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measuredOn(engine: string, url: string, companies: number): Promise<BenchResult[]> {
  const store = await openStore(url);
  let report: Awaited<ReturnType<typeof fillPortfolio>>;
  try {
    await store.migrate();
    report = await fillPortfolio(store, companies);
  } finally {
    await store.close();
  }
  const child = fork(SERVER, [url, SECRET, ORIGIN, String(PORTFOLIO_PORTAL)]);
  try {
    const { port } = await told<{ port: number }>(child);
    const results: BenchResult[] = [];
    for (const [name, address, limit] of QUESTIONS) {
      const times: number[] = [];
      const before = await usageOf(child);
      for (let n = 0; n <= ASKED; n += 1) times.push(await ask(port, address));
      // The first request reads pages of the database that nobody has read.
      const [first = 0, ...others] = times;
      const naming = { name: `${engine}: ${name}, p99`, unit: 'ms' };
      const p99 = quantile(others, 0.99);
      results.push(limit === undefined ? { ...naming, value: p99 } : atMost(naming, p99, limit));
      const { cpuSeconds } = await usageOf(child);
      const cpu = (1_000 * (cpuSeconds - before.cpuSeconds)) / times.length;
      results.push({ name: '  p50', value: quantile(others, 0.5), unit: 'ms' });
      results.push({ name: '  of the server', value: cpu, unit: 'ms of CPU' });
      if (limit !== undefined)
        results.push(atMost({ name: '  the very first', unit: 'ms' }, first, LIMIT_MS));
    }
    const { maxRssMb } = await usageOf(child);
    return [
      ...results,
      { name: '  memory of the server', value: Math.round(maxRssMb), unit: 'MB' },
      { name: `${engine}: the daily report, all of it`, value: report.cpuMs, unit: 'ms of CPU' },
    ];
  } finally {
    child.kill();
  }
}

async function ask(port: number, address: string): Promise<number> {
  const mark = address.endsWith('?') ? '' : '&';
  const uri = `/api/portfolio/${address}${mark}portalId=${PORTFOLIO_PORTAL}`;
  const timestamp = Date.now();
  const headers = {
    'x-hubspot-signature-v3': signV3(SECRET, {
      method: 'GET',
      uri: ORIGIN + uri,
      body: '',
      timestamp,
    }),
    'x-hubspot-request-timestamp': String(timestamp),
  };
  const startedAt = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${uri}`, { headers });
  const body = await answer.text();
  if (answer.status !== 200) throw new Error(`${uri} was answered ${answer.status}: ${body}`);
  return performance.now() - startedAt;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

async function usageOf(child: ChildProcess): Promise<{ cpuSeconds: number; maxRssMb: number }> {
  child.send('usage');
  return told(child);
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}
