import { readFile } from 'node:fs/promises';

import { type PortalProcess, startPortalProcess } from '../processes/portal.ts';
import { atMost, type BenchResult } from './result.ts';

const COMPANIES = 200_000;
const MAX_MB = 2_048;
const PAGES = 50;
const BYTES_PER_MB = 1_024;

/** What the portal in a box itself takes at its largest, after pages from all types and a search were read. */
export async function portalBench(): Promise<BenchResult[]> {
  const portal = await startPortalProcess(['--companies', String(COMPANIES), '--limits', 'off']);
  try {
    let read = 0;
    for (const type of ['companies', 'contacts', 'deals', 'tickets', 'emails']) {
      read += await readPages(portal, type);
    }
    await search(portal);
    const naming = { name: `portal in a box with ${COMPANIES} companies`, unit: 'MB' };
    return [
      atMost(naming, await peakMemoryMb(portal), MAX_MB),
      { name: '  records read for it', value: read, unit: 'records' },
    ];
  } finally {
    await portal.stop();
  }
}

async function readPages(portal: PortalProcess, type: string): Promise<number> {
  let read = 0;
  let after = '';
  for (let page = 0; page < PAGES; page += 1) {
    const url = `${portal.origin}/crm/objects/2026-09/${type}?limit=100${after && `&after=${after}`}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${portal.token}` } });
    const body = (await answer.json()) as {
      results: unknown[];
      paging?: { next: { after: string } };
    };
    read += body.results.length;
    if (!body.paging) break;
    after = body.paging.next.after;
  }
  return read;
}

async function search(portal: PortalProcess): Promise<void> {
  const filters = [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '0' }];
  const answer = await fetch(`${portal.origin}/crm/objects/2026-09/companies/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ filterGroups: [{ filters }], limit: 200 }),
  });
  if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
}

/** The most memory the process ever held, as the kernel counts it. */
async function peakMemoryMb({ pid }: PortalProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const peakKb = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (!peakKb) throw new Error('this system does not tell the memory of a process');
  return Number(peakKb) / BYTES_PER_MB;
}
