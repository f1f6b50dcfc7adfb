import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Instant } from '@attain/shared/domain/basics/time';
import type { Reading } from '@attain/shared/domain/goals/goal';
import { dayNumber } from '@attain/shared/domain/basics/time';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { calendarOf } from '@attain/sync-worker/calendar';
import { type Configuration, configurationSchema } from '@attain/sync-worker/config/configuration';
import type { Analytics, DaySpan, SourceRow } from '@attain/sync-worker/ports/analytics';
import { silentLog } from '@attain/sync-worker/ports/log';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { pullSources } from '@attain/sync-worker/usage/pull/pull-sources';
import type { PullReport } from '@attain/sync-worker/usage/pull/report';
import { onTestFinished } from 'vitest';

import { someGoal, someMetric } from '../unit/domain/builders.ts';
import { someCompany, someWindows } from './imports-portal.ts';

/** Noon of 1 July 2026 in UTC. */
export const NOW = Date.UTC(2026, 6, 1, 12);
const ZONE = 'Europe/Berlin';

export type PullStage = {
  store: PortalStore;
  configuration: (usage: object) => Configuration;
  /** Pulls the one source of a configuration. */
  pull: (order: PullOrder) => Promise<PullReport>;
  /** Cells and users of a company's last 28 days, as scoring loads them. */
  usage: (companyId: string) => Promise<unknown>;
  /** Gives a company a goal with one metric. */
  goal: (companyId: string, metric: string) => Promise<void>;
  /** The readings of a company's first metric. */
  readings: (companyId: string) => Promise<readonly Reading[]>;
  /** Companies marked for scoring since the last time this was asked. */
  dirty: () => Promise<readonly string[]>;
};

export type PullOrder = {
  analytics: Analytics;
  configuration: Configuration;
  now?: Instant;
  since?: string;
  signal?: AbortSignal;
  store?: PortalStore;
};

/** A database with the companies 512 (acme.com, acc_1, acc_2) and 513 (beta.io, acc_3). */
export async function pullStage(): Promise<PullStage> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-store-'));
  const opened = await openStore(`sqlite:${join(folder, 'attain.db')}`);
  onTestFinished(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });
  await opened.migrate();
  const store = opened.forPortal(1);
  const companies = [
    someCompany({ id: '512', domain: 'acme.com', accountKeys: ['acc_1', 'acc_2'] }),
    someCompany({ id: '513', domain: 'beta.io', accountKeys: ['acc_3'] }),
  ];
  await store.mirror.save('companies', companies, 1);
  await clearMarks(store);

  return {
    store,
    configuration: (usage) => configurationSchema.parse({ usage }),
    async pull({ analytics, configuration, now = NOW, since = null, signal, store: own = store }) {
      const [source] = configuration.usage.sources;
      if (source === undefined) throw new Error('the configuration has no source');
      const [report] = await pullSources({
        sources: [{ source, analytics }],
        store: own,
        timeZone: ZONE,
        configuration,
        now: () => now,
        signal: signal ?? new AbortController().signal,
        since,
        progress: silentProgress,
        log: silentLog,
      });
      if (report === undefined) throw new Error('nothing was pulled');
      return report;
    },
    async usage(companyId) {
      const [rows] = await store.scoring.load([companyId], someWindows());
      return rows?.usage;
    },
    async goal(companyId, name) {
      const goal = someGoal({ metrics: [someMetric({ name, readings: [] })] });
      await store.records.saveGoal(companyId, goal, { at: NOW, who: 'test', via: 'import' });
      await clearMarks(store);
    },
    async readings(companyId) {
      const goals = await store.records.goals([companyId]);
      return goals.get(companyId)?.[0]?.metrics[0]?.readings ?? [];
    },
    async dirty() {
      const due = await store.scoring.due(0, null, 100);
      await clearMarks(store);
      return due;
    },
  };
}

async function clearMarks(store: PortalStore): Promise<void> {
  const due = await store.scoring.due(0, null, 100);
  const rows = await store.scoring.load(due, someWindows());
  await store.scoring.skip(
    rows.map(({ company, dirtyMark }) => ({
      companyId: company.id,
      dirtyMark,
      leftOn: '2026-07-01',
      patches: [],
      followUps: [],
    })),
  );
}

/** Days of the stage's portal, as a pull asks for them. */
export function someSpan(firstDay: string, lastDay: string): DaySpan {
  const calendar = calendarOf(ZONE);
  const last = dayNumber(lastDay);
  return {
    firstDay: dayNumber(firstDay),
    lastDay: last,
    from: calendar.startOf(firstDay),
    to: calendar.startOf(new Date((last + 1) * 86_400_000).toISOString().slice(0, 10)),
    zone: ZONE,
  };
}

/** Everything that a source says of some days. */
export async function rowsOf(
  analytics: Analytics,
  span: DaySpan,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const page of analytics.queryEvents?.(span, signal) ?? []) rows.push(...page);
  return rows;
}
