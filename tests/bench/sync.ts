import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { attain, type WorkerEnvironment } from '../processes/attain.ts';
import { type PortalProcess, startPortalProcess } from '../processes/portal.ts';
import { type MeasuredSync, measuredSync } from './measured-run.ts';
import { atMost, type BenchResult } from './result.ts';

const FULL_SYNC_COMPANIES = 100_000;
const MAX_RSS_MB = 600;
const MAX_CPU_SECONDS = 60;
const MAX_CALL_RATIO = 1.05;
const CHANGED = 1_000;
const MAX_WRITE_CALLS = 10;
const CHANGES_AT_ONCE = 100;
const LIST_PAGE = 100;
const LINK_BATCH = 1_000;
const SEARCH_AND_SETUP_TYPES = 8;

/** The main job at size, worker and portal in processes of their own, the portal's limits off. */
export async function syncBench(companies = FULL_SYNC_COMPANIES): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-bench-'));
  const portal = await startPortalProcess([
    '--companies',
    String(companies),
    '--limits',
    'off',
    '--lag',
    '0',
  ]);
  const env: WorkerEnvironment = {
    HUBSPOT_ACCESS_TOKEN: portal.token,
    HUBSPOT_API_ORIGIN: portal.origin,
    DATABASE_URL: `sqlite:${path.join(folder, 'attain.db')}`,
  };
  try {
    await attain(['provision'], env);
    const full = await measuredSync(env);
    // Our own writes come back once as modifications; the cycle behind that one is the quiet one.
    await measuredSync(env);
    const quiet = await measuredSync(env);
    await changeCompanies(portal, CHANGED);
    const changed = await measuredSync(env);
    return [
      {
        name: `full sync of ${companies} companies`,
        value: full.durationMs / 1_000,
        unit: 's wall',
      },
      atMost({ name: '  CPU of the worker', unit: 's' }, full.cpuSeconds, MAX_CPU_SECONDS),
      atMost({ name: '  peak memory of the worker', unit: 'MB' }, full.maxRssMb, MAX_RSS_MB),
      atMost(
        { name: '  calls / pages and batches needed', unit: 'ratio' },
        full.apiCalls.total / needed(full),
        MAX_CALL_RATIO,
      ),
      atMost({ name: 'write calls when nothing changed', unit: 'calls' }, writeCalls(quiet), 0),
      {
        name: 'calls of a cycle in which nothing changed',
        value: quiet.apiCalls.total,
        unit: 'calls',
      },
      atMost(
        { name: `company write calls for ${CHANGED} changed companies`, unit: 'calls' },
        writeCalls(changed),
        MAX_WRITE_CALLS,
      ),
      { name: '  companies written', value: changed.written, unit: 'companies' },
    ];
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** List pages of every type, link batches, and write batches: what no client can do without. */
function needed({ pulled, written }: MeasuredSync): number {
  const of = (type: string) => pulled[type] ?? 0;
  const pages = Object.keys(pulled).reduce((sum, type) => sum + Math.ceil(of(type) / LIST_PAGE), 0);
  const linkedTypes = 6;
  const links =
    linkedTypes * Math.ceil(of('companies') / LINK_BATCH) +
    Math.ceil(of('feedbackSubmissions') / LINK_BATCH);
  return pages + links + Math.ceil(written / LIST_PAGE) + SEARCH_AND_SETUP_TYPES;
}

function writeCalls({ apiCalls }: MeasuredSync): number {
  const writes = Object.entries(apiCalls.byEndpoint).filter(([endpoint]) =>
    endpoint.endsWith('/companies/batch/update'),
  );
  return writes.reduce((sum, [, calls]) => sum + calls, 0);
}

/** Changes what the score reads: the seats of the first companies that are customers. */
async function changeCompanies(portal: PortalProcess, count: number): Promise<void> {
  const headers = { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' };
  const ids = await customers(portal, headers, count);
  for (let start = 0; start < ids.length; start += CHANGES_AT_ONCE) {
    const inputs = ids.slice(start, start + CHANGES_AT_ONCE).map((id) => ({
      id,
      properties: { attain_escalation_flag: 'legal' },
    }));
    const url = `${portal.origin}/crm/objects/2026-09/companies/batch/update`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ inputs }) });
    if (!answer.ok)
      throw new Error(`the portal refused the change: ${answer.status} ${await answer.text()}`);
  }
}

async function customers(
  portal: PortalProcess,
  headers: Record<string, string>,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined = undefined;
  while (ids.length < count) {
    const query: string = `limit=100&properties=lifecyclestage,attain_escalation_flag${after ? `&after=${after}` : ''}`;
    const answer = await fetch(`${portal.origin}/crm/objects/2026-09/companies?${query}`, {
      headers,
    });
    const page = (await answer.json()) as {
      results: { id: string; properties: Record<string, string | null> }[];
      paging?: { next: { after: string } };
    };
    const found = page.results.filter(
      ({ properties: p }) =>
        p['lifecyclestage'] === 'customer' && p['attain_escalation_flag'] !== 'legal',
    );
    ids.push(...found.map(({ id }) => id));
    after = page.paging?.next.after;
    if (!after) break;
  }
  return ids.slice(0, count);
}
