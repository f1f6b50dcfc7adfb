import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dayNumber } from '@attain/shared/domain/basics/time';
import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { importFile } from '@attain/sync-worker/imports/import-file';
import type { ImportReport } from '@attain/sync-worker/imports/report';
import { provision } from '@attain/sync-worker/pipeline/provision';
import { runSync } from '@attain/sync-worker/pipeline/run-sync';
import { silentLog } from '@attain/sync-worker/ports/log';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../portal/clock.ts';
import { startPortal } from '../portal/portal.ts';
import { expectedFigures, morningAfter } from '../real-data/git-activity-health.ts';
import {
  type Activity,
  eventsFile,
  GIT_ACTIVITY,
  gitActivity,
  type GitActivity,
} from '../real-data/git-activity.ts';

const CONFIGURATION = configurationSchema.parse({ usage: { keyFeatures: ['commit'] } });

/** The portal's clock stands still while it is asked, so that all requests fall on one second. */
const UNLIMITED = { perTenSeconds: 1e6, searchPerSecond: 1e6, daily: 1e9 };

type Worker = {
  store: PortalStore;
  /** The clock of worker and portal shows the morning after a day from now on. */
  sleepThrough(date: string): void;
  importEvents(activity: readonly Activity[]): Promise<ImportReport>;
  sync(): Promise<void>;
  stop(): Promise<void>;
};

async function workerOn({ records, dates }: GitActivity): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-git-'));
  const clock = virtualClock(morningAfter(dates[0] ?? ''));
  const portal = await startPortal({
    data: records,
    clock,
    searchIndexLagMs: 0,
    timeZone: 'UTC',
    limits: UNLIMITED,
  });
  const crm = hubspotCrm({ origin: portal.origin, accessToken: portal.token, log: silentLog });
  const opened = await openStore(`sqlite:${join(folder, 'attain.db')}`);
  await opened.migrate();
  await provision(crm, CONFIGURATION.mapping);
  const store = opened.forPortal(portal.portalId);
  const path = join(folder, 'events.csv');
  return {
    store,
    sleepThrough: (date) => clock.set(morningAfter(date)),
    async importEvents(activity) {
      await writeFile(path, eventsFile(activity));
      return importFile({
        kind: 'events',
        path,
        allOrNothing: false,
        store,
        portal,
        configuration: CONFIGURATION,
        dateOrder: null,
        now: clock.now(),
        who: 'test',
        progress: silentProgress,
      });
    },
    async sync() {
      const { signal } = new AbortController();
      const ports = { crm, store: opened, progress: silentProgress, log: silentLog, signal };
      await runSync(
        { ...ports, configuration: CONFIGURATION, now: () => clock.now() },
        { full: false, companies: [], dryRun: false },
      );
      await store.usage.forget(clock.now());
    },
    async stop() {
      await crm.close();
      await portal.stop();
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}

describe.skipIf(!GIT_ACTIVITY.isThere)('ten years of organisations at work on one project', () => {
  let data: GitActivity;
  let worker: Worker;

  beforeAll(async () => {
    data = gitActivity();
    worker = await workerOn(data);
    await worker.sync();
  });
  afterAll(() => worker.stop());

  it('go through the ordinary ingest to a score after each of 19 days, as the tables have it', async () => {
    const byAccount = Map.groupBy(data.activity, ({ account }) => account);
    let seen = '';
    for (const date of data.dates) {
      worker.sleepThrough(date);
      const fresh = data.activity.filter((row) => row.date > seen && row.date <= date);
      seen = date;
      const events = fresh.reduce((sum, row) => sum + row.events, 0);
      const unknown = fresh.filter(({ account }) => !data.companyOf.has(account));
      expect(await worker.importEvents(fresh)).toMatchObject({
        rows: events,
        stored: events,
        rejectedCount: 0,
        usage: {
          unmatched: {
            events: unknown.reduce((sum, row) => sum + row.events, 0),
            accounts: new Set(unknown.map(({ account }) => account)).size,
          },
        },
      });
      expect(await worker.importEvents(fresh)).toMatchObject({ stored: 0, unchanged: events });
      await worker.sync();
      await expectScores(date, byAccount);
      await expectCounts(date);
    }
  }, 300_000);

  it('are not counted again when a piece comes again years later', async () => {
    const from = (year: string) => data.activity.filter(({ date }) => date.startsWith(year));
    const recent = await worker.importEvents(from('2024'));
    expect(recent).toMatchObject({ stored: 0, unchanged: 0, rejectedCount: recent.rows });
    const old = await worker.importEvents(from('2017'));
    expect(old).toMatchObject({ stored: 0, usage: { excluded: { too_old: old.rows } } });
  });

  async function expectScores(date: string, activityOf: ReadonlyMap<string, Activity[]>) {
    for (const { account } of data.labels.filter((label) => label.date === date)) {
      const companyId = data.companyOf.get(account) ?? '';
      const { health } = (await worker.store.scoring.snapshot(companyId)) ?? {};
      const own = activityOf.get(account) ?? [];
      const seats = new Set(own.map(({ user }) => user)).size;
      const expected = expectedFigures(own, seats, date);
      const input = health?.components.find(({ key }) => key === 'weekly_active_users')?.input;
      expect(input, `${account} on ${date}`).toBeCloseTo(expected.weeklyUsersPerSeat, 10);
      expect(health?.score, `${account} on ${date}`).toBeCloseTo(expected.score, 8);
    }
  }

  /** The data set brings counts of its own, which whoever made it worked out. */
  async function expectCounts(date: string) {
    const labels = data.labels.filter((label) => label.date === date);
    const today = dayNumber(date) + 1;
    const spans = (days: number) =>
      labels.map(({ account }) => ({
        companyId: data.companyOf.get(account) ?? '',
        first: today - days,
        last: today - 1,
      }));
    const commits = { kind: 'count', events: ['commit'] } as const;
    const of28 = await worker.store.usageSeries.tallies(commits, spans(28));
    const of91 = await worker.store.usageSeries.tallies(commits, spans(91));
    const users = await worker.store.usageSeries.tallies(
      { kind: 'users', events: null },
      spans(91),
    );
    labels.forEach((label, at) => {
      const told = {
        events28: of28[at]?.events,
        events91: of91[at]?.events,
        users91: users[at]?.users,
      };
      const { events28, events91, users91 } = label;
      expect(told, `${label.account} on ${date}`).toEqual({ events28, events91, users91 });
    });
  }
});
