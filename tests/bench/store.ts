import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import type { ObjectType } from '@attain/sync-worker/ports/crm';
import type {
  EngagementRow,
  LinkedType,
  PortalStore,
  RowOf,
  ScoredCompany,
} from '@attain/sync-worker/ports/store';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { DAY_MS } from '@attain/shared/domain/basics/time';

import {
  someCompany,
  someSnapshot,
  someWindows,
  usageBatch,
  somePeerFigures,
  somePortfolio,
} from '../contract/store/builders.ts';
import { atLeast, atMost, type BenchResult } from './result.ts';

const PORTAL = 4711;
const NOW = Date.UTC(2026, 6, 1);
/** Rows a transaction, as the pipeline sends them. */
const CHUNK = 1_000;
const EVENTS = 200_000;

/**
 * The embedded store under a portal of average companies: 3 contacts, 1 deal, 2 tickets, half a survey answer and 5
 * engagements each. Rates are per second of CPU, since the machine is not ours alone and its disk is not the question; the
 * scoring pass is what the store costs of it, without the formulas.
 */
export async function storeBench(companies = 100_000): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-store-bench-'));
  const store = await openStore(`sqlite:${path.join(folder, 'bench.db')}`);
  try {
    await store.migrate();
    const portal = store.forPortal(PORTAL);
    return [
      ...(await mirrorFigures(portal, companies)),
      ...(await usageFigures(portal, companies)),
      ...(await scoringFigures(portal, companies)),
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function mirrorFigures(portal: PortalStore, companies: number): Promise<BenchResult[]> {
  const rate = async (name: string, rows: number, run: () => Promise<void>) => {
    const { cpuSeconds } = await timed(run);
    return { name: `store: ${name}`, value: Math.round(rows / cpuSeconds), unit: 'rows/s' };
  };
  const figures: BenchResult[] = [];
  figures.push(
    await rate('companies, first load', companies, () =>
      saveAll(portal, 'companies', companies, company, 1),
    ),
  );
  for (const [type, each] of LINKED) {
    await inChunks(companies, async (from, to) => {
      const links = range(from, to).flatMap((n) =>
        range(0, each).map((k) => ({ companyId: idOf(n), objectId: objectId(n, k) })),
      );
      await portal.mirror.replaceCompanyLinks(type, range(from, to).map(idOf), links);
    });
  }
  const tickets = companies * 2;
  const first = await rate('tickets, first load', tickets, () =>
    saveAll(portal, 'tickets', tickets, (n) => ticket(n >> 1, n & 1), 1),
  );
  figures.push(atLeast(first, first.value, 150_000));
  figures.push(
    await rate('tickets, nothing changed', tickets, () =>
      saveAll(portal, 'tickets', tickets, (n) => ticket(n >> 1, n & 1), 2),
    ),
    await rate('deals, first load', companies, () => saveAll(portal, 'deals', companies, deal, 1)),
  );
  await saveAll(portal, 'contacts', companies * 3, (n) => contact(n), 1);
  await saveAll(portal, 'meetings', companies * 2, (n) => engagement('meeting', n, 2), 1);
  await saveAll(portal, 'emails', companies * 3, (n) => engagement('email', n, 3), 1);
  await saveAll(portal, 'feedback_submissions', companies >> 1, survey, 1);
  await inChunks(companies >> 1, async (from, to) => {
    const links = range(from, to).map((n) => ({
      surveyId: idOf(n),
      contactId: objectId(2 * n, 0),
    }));
    await portal.mirror.replaceSurveyContacts(range(from, to).map(idOf), links);
  });
  return figures;
}

async function usageFigures(portal: PortalStore, companies: number): Promise<BenchResult[]> {
  const { cpuSeconds } = await timed(() =>
    inChunks(EVENTS, async (from, to) => {
      await portal.usage.add(usageBatch(range(from, to).map((n) => usageEvent(n, companies))));
    }),
  );
  const figure = { name: 'store: usage events', unit: 'events/s' };
  return [{ ...figure, value: Math.round(EVENTS / cpuSeconds) }];
}

async function scoringFigures(portal: PortalStore, companies: number): Promise<BenchResult[]> {
  const spent = { due: 0, load: 0, save: 0 };
  const timedAs = async <T>(step: 'due' | 'load' | 'save', run: () => Promise<T>): Promise<T> => {
    const { cpuSeconds, answer } = await timed(run);
    spent[step] += cpuSeconds;
    return answer;
  };
  const windows = someWindows(NOW);
  let after: string | null = null;
  for (;;) {
    const at: string | null = after;
    const ids: readonly string[] = await timedAs('due', () => portal.scoring.due(NOW, at, CHUNK));
    if (ids.length === 0) break;
    const rows = await timedAs('load', () => portal.scoring.load(ids, windows));
    const scored = rows.map(
      ({ company: { id }, dirtyMark }): ScoredCompany => ({
        companyId: id,
        dirtyMark,
        snapshot: { ...SNAPSHOT, companyId: id },
        cohort: 'COMPUTER_SOFTWARE, 51-200 employees',
        peerFigures: somePeerFigures(id),
        employees: 120,
        healthSegment: null,
        formerEmployees: undefined,
        portfolio: somePortfolio(SNAPSHOT),
        patches: [{ type: 'companies', patch: { id, properties: PATCH } }],
        followUps: [],
        reports: [],
      }),
    );
    await timedAs('save', () => portal.scoring.save(scored));
    after = ids.at(-1) ?? null;
  }
  const { seconds: idle } = await timed(() => portal.scoring.due(NOW, null, CHUNK));
  const acknowledged = await timed(() => sendAll(portal));
  return [
    { name: 'store: load', value: Math.round(companies / spent.load), unit: 'companies/s' },
    { name: 'store: save scored', value: Math.round(companies / spent.save), unit: 'companies/s' },
    atMost(
      { name: `store: scoring pass over ${companies}`, unit: 's of CPU' },
      spent.due + spent.load + spent.save,
      (15 * companies) / 100_000,
    ),
    { name: 'store: asking what is due, nothing is', value: idle * 1_000, unit: 'ms' },
    {
      name: 'store: claim and acknowledge',
      value: Math.round(companies / acknowledged.cpuSeconds),
      unit: 'records/s',
    },
    await cardRead(portal),
  ];
}

async function sendAll(portal: PortalStore): Promise<void> {
  for (;;) {
    const items = await portal.outbox.claim('companies', 100, NOW);
    if (items.length === 0) return;
    await portal.outbox.acknowledge(items);
  }
}

async function cardRead(portal: PortalStore): Promise<BenchResult> {
  const times: number[] = [];
  for (const n of range(0, 500)) {
    const { seconds } = await timed(() => portal.scoring.snapshot(idOf(n * 7)));
    times.push(seconds * 1_000);
  }
  times.sort((a, b) => a - b);
  return { name: 'store: snapshot of a company, median', value: times[250] ?? 0, unit: 'ms' };
}

async function timed<T>(run: () => Promise<T>) {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const answer = await run();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { answer, seconds, cpuSeconds: (user + system) / 1e6 };
}

async function inChunks(total: number, run: (from: number, to: number) => Promise<void>) {
  for (let from = 0; from < total; from += CHUNK) await run(from, Math.min(from + CHUNK, total));
}

async function saveAll<T extends ObjectType>(
  portal: PortalStore,
  type: T,
  total: number,
  row: (n: number) => RowOf[T],
  generation: number,
): Promise<void> {
  await inChunks(total, async (from, to) => {
    await portal.mirror.save(type, range(from, to).map(row), generation);
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const idOf = (n: number) => String(100_000_000_000 + n);
/** The k-th record of a kind that hangs on company n. */
const objectId = (n: number, k: number) => String(200_000_000_000 + n * 10 + k);

const LINKED: readonly (readonly [LinkedType, number])[] = [
  ['contacts', 3],
  ['deals', 1],
  ['tickets', 2],
  ['meetings', 2],
  ['emails', 3],
];
const SNAPSHOT = someSnapshot('', { asOf: NOW });
const PATCH = Object.fromEntries(
  range(0, 25).map((n) => [`attain_property_${n}`, `value ${n}`] as const),
);

function company(n: number) {
  return someCompany(idOf(n), {
    name: `Company ${n}`,
    domain: `company-${n}.example`,
    accountKeys: [`acc_${n}`],
    properties: {
      lifecyclestage: 'customer',
      attain_contract_value: '12000',
      attain_contract_start: '2026-01-01',
      attain_contract_renewal: '2026-12-31',
      attain_licensed_seats: '50',
      num_associated_contacts: '3',
    },
  });
}

function contact(n: number): RowOf['contacts'] {
  return { id: objectId(Math.floor(n / 3), n % 3), updatedAt: NOW };
}

function deal(n: number): RowOf['deals'] {
  return {
    id: objectId(n, 0),
    updatedAt: NOW,
    createdAt: NOW - 90 * DAY_MS,
    pipeline: 'default',
    stage: 'closedwon',
    amount: 12_000_00,
    closeAt: NOW - 60 * DAY_MS,
    isClosed: true,
    isWon: true,
    lostReason: null,
    properties: {},
    held: {},
  };
}

function ticket(n: number, k: number): RowOf['tickets'] {
  return {
    id: objectId(n, k),
    updatedAt: NOW,
    createdAt: NOW - ((n % 60) + k) * DAY_MS,
    closedAt: k === 0 ? null : NOW,
    priority: n % 3 === 0 ? 'high' : 'medium',
    category: null,
    firstReplyAt: null,
  };
}

function engagement(kind: EngagementRow['kind'], n: number, each: number): EngagementRow {
  return {
    id: objectId(Math.floor(n / each), n % each),
    updatedAt: NOW,
    kind,
    at: NOW - (n % 120) * DAY_MS,
    outreach: true,
    answered: n % 2 === 0,
    type: null,
  };
}

function survey(n: number): RowOf['feedback_submissions'] {
  return {
    id: idOf(n),
    updatedAt: NOW,
    kind: n % 2 === 0 ? 'nps' : 'csat',
    value: n % 2 === 0 ? 9 : 4,
    answeredAt: NOW - (n % 60) * DAY_MS,
  };
}

/** A live stream: every thousand events of 100 companies with 10 users each, day after day. */
function usageEvent(n: number, companies: number): UsageEvent {
  const at = NOW - (28 - ((n / CHUNK) % 28)) * DAY_MS;
  return {
    account: { by: 'company_id', value: idOf((Math.floor(n / 10) * 7) % companies) },
    event: `event ${n % 20}`,
    at: Math.floor(at),
    day: Math.floor(at / DAY_MS),
    user: `user ${n % 10}`,
    session: null,
    durationSeconds: 30,
    numbers: null,
    countsUsers: false,
    key: `event-${n}`,
  };
}
