import { performance } from 'node:perf_hooks';

import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { silentLog } from '@attain/sync-worker/ports/log';

import { startPortal } from '../portal/portal.ts';
import { atLeast, atMost, type BenchResult } from './result.ts';

const PER_TEN_SECONDS = 190;
const PER_SECOND = PER_TEN_SECONDS / 10;
const LEAST_USE = 0.9;

/** Three windows: the burst of the first one alone would flatter the figure. */
const SECONDS = 31;

/** About what a distant HubSpot takes to answer. */
const LATENCY_MS = 150;

/** More callers than may be in flight, so that there is always work. */
const CALLERS = 16;

/** Keeps a portal with the limits of an Enterprise account busy: near its limit, and never refused. */
export async function rateBench(): Promise<BenchResult[]> {
  const portal = await startPortal({
    limits: { perTenSeconds: PER_TEN_SECONDS, searchPerSecond: 5, daily: 1_000_000 },
    latencyMs: LATENCY_MS,
  });
  const crm = hubspotCrm({ origin: portal.origin, accessToken: portal.token, log: silentLog });
  try {
    await crm.portal();
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1_000;
    const keepAsking = async (ask: () => Promise<unknown>) => {
      while (seconds() < SECONDS) await ask();
    };
    const search = async () => {
      for await (const _ of crm.changedSince('companies', 0, ['name']));
    };
    const callers = [
      ...Array.from({ length: CALLERS }, () => keepAsking(() => crm.groups('companies'))),
      ...Array.from({ length: 2 }, () => keepAsking(search)),
    ];
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));

    const measured = seconds();
    const searches = portal.requests.count({ path: /\/search$/ });
    const requests = portal.requests.total() - searches;
    const refused = portal.requests.count({ status: 429 });
    await Promise.all(callers);
    return [
      atLeast(
        { name: `requests at a limit of ${PER_TEN_SECONDS} in 10 s`, unit: 'share of it' },
        requests / measured / PER_SECOND,
        LEAST_USE,
      ),
      { name: '  searches beside them', value: searches / measured, unit: 'a second' },
      atMost({ name: '  refused for their rate', unit: 'requests' }, refused, 0),
    ];
  } finally {
    await crm.close();
    await portal.stop();
  }
}
