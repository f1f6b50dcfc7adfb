import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { APP_SOURCE } from '../portal/crm/crm.ts';
import { type Portal, startPortal } from '../portal/portal.ts';
import { attain, type WorkerEnvironment } from '../processes/attain.ts';
import { serveAttain } from '../processes/serve.ts';
import { attainSubscriptions } from '../processes/subscriptions.ts';
import { atLeast, atMost, type BenchResult } from './result.ts';

/** Of these about two thirds are customers. */
const COMPANIES = 1_000;
const LATENCY_MS = 100;
/** Scheduled cycles run beside the webhooks, more often than they would. */
const SCHEDULE = { everySeconds: 20 };

const STEADY_SECONDS = 60;
const EVENTS_PER_SECOND = 10;
const MAX_P95_SECONDS = 5;

const BURST_COMPANIES = 500;
const BURST_EVENTS = 10_000;
const BURST_GRACE_SECONDS = 5;

const LIMIT = { requests: 190, seconds: 10 };
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2030, 0, 1);

/**
 * How long a change in HubSpot takes until the figures that follow from it are on the record, in a portal with the limits of a
 * Professional account, told by webhooks: ten a second for a minute, and ten thousand at once.
 */
export async function freshnessBench(): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-bench-'));
  const portal = await startPortal({ companies: COMPANIES, limits: 'pro', latencyMs: LATENCY_MS });
  try {
    const config = path.join(folder, 'attain.config.json');
    await writeFile(config, JSON.stringify({ schedule: SCHEDULE }));
    const env: WorkerEnvironment = {
      HUBSPOT_ACCESS_TOKEN: portal.token,
      HUBSPOT_CLIENT_SECRET: portal.clientSecret,
      HUBSPOT_API_ORIGIN: portal.origin,
      DATABASE_URL: `sqlite:${path.join(folder, 'attain.db')}`,
      ATTAIN_CONFIG: config,
      LOG_LEVEL: 'info',
    };
    await attain(['provision'], env);
    const server = await serveAttain(env);
    try {
      await server.untilPrinted('"msg":"cycle finished"');
      const { port } = new URL(server.origin);
      const target = `http://localhost:${port}/webhooks/hubspot`;
      portal.webhooks(target, attainSubscriptions()).goLive();
      return [...(await steady(portal)), ...(await burst(portal))];
    } finally {
      await server.stop();
    }
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes that wait to be seen on their company, and how long those took that were. */
function watch({ crm }: Portal) {
  const pending = new Map<string, { wanted: string; since: number[] }>();
  const seconds: number[] = [];
  crm.onChange(({ type, after, values, source }) => {
    if (type !== 'companies' || source.sourceType !== APP_SOURCE.sourceType) return;
    const id = String(after.id);
    const change = pending.get(id);
    if (!change || values?.['attain_renewal_date'] !== change.wanted) return;
    const now = performance.now();
    for (const since of change.since) seconds.push((now - since) / 1_000);
    pending.delete(id);
  });
  return {
    seconds,
    pending: () => pending.size,
    /** A person sets the renewal date; a change that comes before the last one was seen is seen with it. */
    change(id: string, wanted: string): void {
      const since = pending.get(id)?.since ?? [];
      pending.set(id, { wanted, since: [...since, performance.now()] });
      crm.update('companies', id, { attain_contract_renewal: wanted });
    },
  };
}

async function steady(portal: Portal): Promise<BenchResult[]> {
  const { crm } = portal;
  const ids = customersOf(portal);
  const tickets = crm.ids('tickets');
  const watched = watch(portal);
  const total = STEADY_SECONDS * EVENTS_PER_SECOND;
  const startedAt = performance.now();
  for (let n = 0; n < total; n += 1) {
    await until(startedAt + (n * 1_000) / EVENTS_PER_SECOND);
    // Of ten events seven can be recognised on the record; the others are of tickets and of other inputs.
    const id = ids[(n * 7) % ids.length] ?? '';
    if (n % 10 < 7) watched.change(id, dayOf(n));
    else if (n % 10 < 9) {
      const priority = n % 4 < 2 ? 'HIGH' : 'LOW';
      crm.update('tickets', tickets[n % tickets.length] ?? '', { hs_ticket_priority: priority });
    } else crm.update('companies', id, { attain_licensed_seats: String(10 + n) });
  }
  await settled(watched.pending, 30);
  const at = (share: number) => quantile(watched.seconds, share);
  return [
    {
      name: `webhook to written, ${EVENTS_PER_SECOND} events/s, median`,
      value: at(0.5),
      unit: 's',
    },
    atMost({ name: '  95 %', unit: 's' }, at(0.95), MAX_P95_SECONDS),
    { name: '  99 %', value: at(0.99), unit: 's' },
    atLeast(
      { name: '  changes seen on the record', unit: 'share' },
      watched.seconds.length / (total * 0.7),
      1,
    ),
    atMost(
      { name: '  refused for their rate', unit: 'requests' },
      portal.requests.count({ status: 429 }),
      0,
    ),
  ];
}

async function burst(portal: Portal): Promise<BenchResult[]> {
  // The steady part has spent the limit of its last seconds.
  await delay(LIMIT.seconds * 1_000);
  const ids = customersOf(portal).slice(0, BURST_COMPANIES);
  const watched = watch(portal);
  const before = portal.requests.total();
  const startedAt = performance.now();
  for (let n = 0; n < BURST_EVENTS; n += 1) watched.change(ids[n % ids.length] ?? '', dayOf(n));
  await settled(watched.pending, 120);
  const took = (performance.now() - startedAt) / 1_000;
  const calls = portal.requests.total() - before;
  const floor = (Math.max(0, calls - LIMIT.requests) / LIMIT.requests) * LIMIT.seconds;
  return [
    atLeast(
      { name: `burst of ${BURST_EVENTS} events, companies`, unit: 'companies' },
      ids.length,
      BURST_COMPANIES,
    ),
    atMost(
      { name: '  until all are written', unit: 's' },
      took,
      Math.round((floor + BURST_GRACE_SECONDS) * 1_000) / 1_000,
    ),
    { name: '  calls for it', value: calls, unit: 'calls' },
    { name: '  time that the limit alone asks for these', value: floor, unit: 's' },
    atMost({ name: '  companies lost', unit: 'companies' }, watched.pending(), 0),
    atMost(
      { name: '  refused for their rate', unit: 'requests' },
      portal.requests.count({ status: 429 }),
      0,
    ),
  ];
}

const customersOf = ({ crm }: Portal) =>
  crm.ids('companies').filter((id) => crm.value('companies', id, 'lifecyclestage') === 'customer');

/** Another day for each change, so that the value on a record tells which change it follows from. */
const dayOf = (n: number) => new Date(FIRST_DAY + n * DAY_MS).toISOString().slice(0, 10);

async function until(instant: number): Promise<void> {
  const ms = instant - performance.now();
  if (ms > 0) await delay(ms);
}

async function settled(pending: () => number, withinSeconds: number): Promise<void> {
  const end = performance.now() + withinSeconds * 1_000;
  while (pending() > 0 && performance.now() < end) await delay(20);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
