import type { Account, AsOf } from '@attain/shared/domain/account';
import { addDays, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import type { PortalStore, ScoredCompany } from '@attain/sync-worker/ports/store';

import { someCompany, somePeerFigures, somePortfolio } from '../contract/store/builders.ts';
import { BENCH_AS_OF, benchAccount } from './accounts.ts';
import { largeAccount } from './large-account.ts';
import { microsToRestate, sizeOfDays } from './history-cost.ts';

export const CARD_PORTAL = 4711;
/** 24 months. */
export const HISTORY_DAYS = 730;
export const LAST_DAY: Day = BENCH_AS_OF.today;

const USD = { currency: 'USD', digits: 2 };
const CHUNK = 1_000;
/** So many companies are compared with each other. */
const COHORT = 5_000;
/** The others have so much of it. */
const DAYS_OF_OTHERS = 2;
/** One in so many companies has the whole history, so that its pages lie far apart. */
const LONG_EVERY = 5_000;

export type CardStore = {
  /** The companies with 24 months of history. */
  longIds: readonly string[];
  ids: readonly string[];
  /** Bytes of a day of one company in the history, as stored. */
  bytesPerDay: number;
  /** Of the same days as text. */
  textPerDay: number;
  /** Processor time that a company's snapshot takes to become history, and to be replaced on the same day, in microseconds. */
  microsWithHistory: number;
  microsWithoutHistory: number;
  /** To tell one day anew. */
  microsToRestate: number;
};

/** A database of that many scored companies, each with history. */
export async function fillCardStore(url: string, companies: number): Promise<CardStore> {
  const store = await openStore(url);
  try {
    await store.migrate();
    await store.savePortal({ portalId: CARD_PORTAL, timeZone: 'UTC', currency: 'USD' });
    const portal = store.forPortal(CARD_PORTAL);
    const ids = Array.from({ length: companies }, (_, index) => benchAccount(index).companyId);
    await inChunks(ids, async (chunk) => {
      await portal.mirror.save(
        'companies',
        chunk.map((id) => someCompany(id)),
        1,
      );
    });
    const longIds = ids.filter((_, index) => isLarge(index));
    for (const id of longIds) await recordGoals(portal, id);
    for (let days = HISTORY_DAYS; days > DAYS_OF_OTHERS; days -= 1)
      await score(portal, longIds, days);
    let micros = 0;
    for (let days = DAYS_OF_OTHERS; days >= 0; days -= 1) {
      const spent = await scoreAll(portal, ids, days);
      if (days < DAYS_OF_OTHERS) micros += spent;
    }
    const again = await scoreAll(portal, ids, 0);
    return {
      ids,
      longIds,
      ...(await sizeOfDays(portal, longIds, HISTORY_DAYS)),
      microsToRestate: await microsToRestate(portal, longIds[0] ?? ''),
      microsWithHistory: micros / DAYS_OF_OTHERS / companies,
      microsWithoutHistory: again / companies,
    };
  } finally {
    await store.close();
  }
}

/** @returns the processor time of saving alone, in microseconds */
async function scoreAll(portal: PortalStore, ids: readonly string[], daysAgo: number) {
  let micros = 0;
  await inChunks(ids, async (chunk) => {
    micros += await score(portal, chunk, daysAgo);
  });
  return micros;
}

async function score(
  portal: PortalStore,
  ids: readonly string[],
  daysAgo: number,
): Promise<number> {
  const scored = ids.map((id): ScoredCompany => {
    const snapshot = scoreAccount(accountOf(id, daysAgo), asOf(daysAgo), DEFAULT_SETTINGS, USD);
    const result = {
      cohort: `Cohort ${Math.floor(Number(id) / COHORT)}`,
      peerFigures: somePeerFigures(id),
      employees: null,
      healthSegment: null,
      formerEmployees: undefined,
      portfolio: somePortfolio(snapshot),
      patches: [],
      followUps: [],
      reports: [],
    };
    return { companyId: id, dirtyMark: null, snapshot, ...result };
  });
  const before = process.cpuUsage();
  await portal.scoring.save(scored);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const indexOf = (id: string) => Number(id) - Number(benchAccount(0).companyId);

function isLarge(index: number): boolean {
  return index % LONG_EVERY === 1;
}

/** As people recorded them, with two years of readings: curves and milestones are read from there. */
async function recordGoals(portal: PortalStore, id: string): Promise<void> {
  const by = { at: BENCH_AS_OF.now, who: 'bench', via: 'import' as const };
  for (const goal of accountOf(id, 0).goals) {
    await portal.records.saveGoal(id, goal, by);
    const readings = goal.metrics.flatMap((metric) =>
      metric.readings.map((reading) => {
        return { ...reading, metricId: metric.id, source: null, evidence: null };
      }),
    );
    await portal.records.addReadings(id, readings, by);
  }
}

/** The company on that day: what was read and scored since then is not there yet. */
function accountOf(id: string, daysAgo: number): Account {
  const index = indexOf(id);
  const account = isLarge(index) ? { ...largeAccount(index), companyId: id } : benchAccount(index);
  const { now } = asOf(daysAgo);
  return {
    ...account,
    pastHealth: account.pastHealth.filter(({ at }) => at < now),
    goals: account.goals.map((goal) => ({
      ...goal,
      metrics: goal.metrics.map((metric) => ({
        ...metric,
        readings: metric.readings.filter(({ measuredAt }) => measuredAt < now),
      })),
    })),
  };
}

function asOf(daysAgo: number): AsOf {
  const today = addDays(LAST_DAY, -daysAgo);
  return {
    now: BENCH_AS_OF.now - daysAgo * DAY_MS,
    today,
    nextMidnight: (dayNumber(today) + 1) * DAY_MS,
  };
}

async function inChunks(
  ids: readonly string[],
  run: (chunk: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK)
    await run(ids.slice(start, start + CHUNK));
}
