import { addDays, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { restateDays } from '@attain/sync-worker/pipeline/restate-days';
import { silentLog } from '@attain/sync-worker/ports/log';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, test } from 'vitest';

import {
  someCompany,
  someGoal,
  someMetric,
  somePeerFigures,
  somePortfolio,
  someWindows,
} from '../contract/store/builders.ts';
import { scoreAll } from '../contract/store/dirty.ts';
import { someAccount, USD } from '../unit/domain/builders.ts';

const TODAY: Day = '2026-07-01';
const HOUR_MS = 3_600_000;
const noon = (day: Day) => dayNumber(day) * DAY_MS + 12 * HOUR_MS;
const daysAgo = (days: number) => addDays(TODAY, -days);
/** So long ago the company was first scored, every day since then once. */
const SINCE = 8;

type Fixtures = { portal: PortalStore };

/** A portal in UTC with company 1: one metric from 0 to 100, and figures of every noon but today's. */
const it = test.extend<Fixtures>({
  portal: async ({}, use) => {
    const store = await openStore('sqlite::memory:');
    await store.migrate();
    const portal = store.forPortal(1);
    await portal.mirror.save('companies', [someCompany('1')], 1);
    const metric = someMetric('m', { baseline: 0, baselineAt: noon(daysAgo(40)), target: 100 });
    const goal = someGoal('g', { metrics: [metric] });
    await portal.records.saveGoal('1', goal, by(noon(daysAgo(30))));
    await read(portal, daysAgo(20), 20, daysAgo(19));
    for (let days = SINCE; days >= 1; days -= 1) await score(portal, noon(daysAgo(days)));
    await use(portal);
    await store.close();
  },
});

const by = (at: number) => ({ at, who: 'Ann Lee', via: 'api' as const });

/** Records what was measured at noon of a day. */
async function read(portal: PortalStore, measuredOn: Day, value: number, recordedOn: Day = TODAY) {
  const measuredAt = noon(measuredOn);
  const reading = { metricId: 'm', value, measuredAt, source: null, evidence: null };
  await portal.records.addReadings('1', [reading], by(noon(recordedOn) - HOUR_MS));
}

/** What a cycle does for company 1. */
async function score(portal: PortalStore, now: number) {
  const [rows] = await portal.scoring.load(['1'], someWindows(now));
  if (rows === undefined) throw new Error('company 1 is not there');
  const today = calendarOf('UTC').dayAt(now);
  const asOf = { now, today, nextMidnight: noon(today) + 12 * HOUR_MS };
  const account = someAccount({
    companyId: '1',
    goals: rows.goals,
    pastHealth: rows.pastHealth,
    alertStates: rows.alertStates,
  });
  const snapshot = scoreAccount(account, asOf, DEFAULT_SETTINGS, USD);
  const { dirtyMark } = rows;
  const result = {
    cohort: null,
    peerFigures: somePeerFigures(rows.company.id),
    employees: null,
    healthSegment: null,
    formerEmployees: undefined,
    portfolio: somePortfolio(snapshot),
    patches: [],
    followUps: [],
    reports: [],
  };
  await portal.scoring.save([{ companyId: '1', dirtyMark, snapshot, ...result }]);
}

/** A cycle today: scores, then tells the past anew. */
async function cycle(portal: PortalStore, now: number, restating: PortalStore = portal) {
  await score(portal, now);
  await tellAnew(restating, () => now);
}

async function tellAnew(restating: PortalStore, now: () => number) {
  await restateDays({
    store: restating,
    settings: DEFAULT_SETTINGS,
    calendar: calendarOf('UTC'),
    now,
    signal: new AbortController().signal,
    log: silentLog,
  });
}

/** Success scores, oldest day first, today's included. */
async function scores(portal: PortalStore, known: 'then' | 'now') {
  const days = Array.from({ length: SINCE + 1 }, (_, index) => daysAgo(SINCE - index));
  return Promise.all(
    days.map(async (day) => {
      const before = known === 'then' ? noon(day) + 12 * HOUR_MS : null;
      const past = await portal.history.on('1', day, before);
      expect(past?.snapshot.today).toBe(day);
      return past?.snapshot.success.score;
    }),
  );
}

const recordedAt = async (portal: PortalStore) =>
  (await portal.history.days('1', daysAgo(90), 99)).map((past) => past.recordedAt);

describe('days that are over', () => {
  it('are told anew from the day of a late reading on, and stay known as they were', async ({
    portal,
  }) => {
    await read(portal, daysAgo(3), 50);
    await cycle(portal, noon(TODAY));
    expect(await scores(portal, 'then')).toEqual([20, 20, 20, 20, 20, 20, 20, 20, 50]);
    expect(await scores(portal, 'now')).toEqual([20, 20, 20, 20, 20, 50, 50, 50, 50]);
  });

  it('say of themselves what scoring on that day would have said with these readings', async ({
    portal,
  }) => {
    await read(portal, daysAgo(3), 50);
    await cycle(portal, noon(TODAY));
    const restated = (await portal.history.on('1', daysAgo(2), null))?.snapshot;
    const goals = (await portal.records.goals(['1'])).get('1') ?? [];
    const then = noon(daysAgo(2));
    const asOf = { now: then, today: daysAgo(2), nextMidnight: then + 12 * HOUR_MS };
    const wanted = scoreAccount(
      someAccount({ companyId: '1', goals }),
      asOf,
      DEFAULT_SETTINGS,
      USD,
    );
    const { success, agreements, insights, nextAction, recommendations } = wanted;
    expect(restated).toMatchObject({ success, agreements, insights, nextAction, recommendations });
  });

  it('are told anew by a correction until a later reading takes over', async ({ portal }) => {
    await read(portal, daysAgo(4), 60, daysAgo(4));
    await score(portal, noon(daysAgo(4)) + 1);
    await score(portal, noon(daysAgo(3)) + 1);
    await read(portal, daysAgo(20), 30);
    await cycle(portal, noon(TODAY));
    expect(await scores(portal, 'then')).toEqual([20, 20, 20, 20, 60, 60, 20, 20, 60]);
    expect(await scores(portal, 'now')).toEqual([30, 30, 30, 30, 60, 60, 60, 60, 60]);
  });

  it('corrected twice, and back again, are each time known from then on', async ({ portal }) => {
    const morning = noon(TODAY);
    for (const [value, hours] of [
      [30, 0],
      [40, 1],
      [20, 2],
    ] as const) {
      await read(portal, daysAgo(20), value);
      await cycle(portal, morning + hours * HOUR_MS);
    }
    const on = async (before: number) =>
      (await portal.history.on('1', daysAgo(5), before))?.snapshot.success.score;
    expect(await on(morning)).toBe(20);
    expect(await on(morning + 1)).toBe(30);
    expect(await on(morning + HOUR_MS + 1)).toBe(40);
    expect(await on(morning + 2 * HOUR_MS + 1)).toBe(20);
    expect(await scores(portal, 'now')).toEqual(Array.from({ length: SINCE + 1 }, () => 20));
  });

  it('keep the terms that held then', async ({ portal }) => {
    const metric = someMetric('m', { baseline: 0, baselineAt: noon(daysAgo(40)), target: 50 });
    await portal.records.saveGoal(
      '1',
      someGoal('g', { title: 'Half the way', metrics: [metric] }),
      by(noon(daysAgo(1)) + HOUR_MS),
    );
    await read(portal, daysAgo(4), 40);
    await cycle(portal, noon(TODAY));
    expect(await scores(portal, 'now')).toEqual([20, 20, 20, 20, 40, 40, 40, 40, 80]);
    const past = await portal.history.on('1', daysAgo(1), null);
    expect(past?.snapshot.success.goals[0]?.title).toBe('Goal g');
  });

  it('say nothing new without a change: of readings, or of what they say of that day', async ({
    portal,
  }) => {
    await read(portal, daysAgo(3), 50);
    await cycle(portal, noon(TODAY));
    const before = await recordedAt(portal);
    await cycle(portal, noon(TODAY) + HOUR_MS);
    await read(portal, daysAgo(41), 5);
    await cycle(portal, noon(TODAY) + 2 * HOUR_MS);
    expect(await portal.history.toRestate(null, 9)).toEqual([]);
    expect(await recordedAt(portal)).toEqual(before);
  });

  it('cut off before their end, are made whole by the next cycle, and nothing twice', async ({
    portal,
  }) => {
    await read(portal, daysAgo(3), 50);
    const cut: PortalStore = {
      ...portal,
      history: { ...portal.history, restated: () => Promise.reject(new Error('killed')) },
    };
    await expect(cycle(portal, noon(TODAY), cut)).rejects.toThrow('killed');
    const before = await recordedAt(portal);
    await cycle(portal, noon(TODAY) + HOUR_MS);
    expect(await recordedAt(portal)).toEqual(before);
    expect(before.filter((at) => at === noon(TODAY))).toHaveLength(3);
    expect(await portal.history.toRestate(null, 9)).toEqual([]);
  });

  it('leave the rest to the next cycle once they have taken a minute', async ({ portal }) => {
    await portal.mirror.save('companies', [someCompany('2')], 1);
    await scoreAll(portal, ['2']);
    await read(portal, daysAgo(3), 50);
    const [reading] = [{ metricId: 'm', value: 1, measuredAt: 0, source: null, evidence: null }];
    await portal.records.addReadings('2', [reading], by(noon(TODAY)));
    await score(portal, noon(TODAY));
    await scoreAll(portal, ['2']);
    let now = noon(TODAY);
    const slow = () => (now += 61_000);
    const waiting = async () =>
      (await portal.history.toRestate(null, 9)).map(({ companyId }) => companyId);
    expect(await waiting()).toEqual(['1', '2']);
    await tellAnew(portal, slow);
    expect(await waiting()).toEqual(['2']);
    await tellAnew(portal, slow);
    expect(await waiting()).toEqual([]);
    expect((await scores(portal, 'now')).at(-2)).toBe(50);
  });

  it('of an import that began long before it stored its readings are told anew too', async ({
    portal,
  }) => {
    const measuredAt = noon(daysAgo(9));
    const reading = { metricId: 'm', value: 50, measuredAt, source: null, evidence: null };
    await portal.records.addReadings('1', [reading], by(noon(daysAgo(1)) - HOUR_MS));
    await cycle(portal, noon(TODAY));
    expect((await scores(portal, 'now')).at(-2)).toBe(50);
    expect((await scores(portal, 'then')).at(-2)).toBe(20);
  });
});
