import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { pack } from '@attain/sync-worker/adapters/store/history/packed';
import { calendarOf } from '@attain/sync-worker/calendar';
import { restateDays } from '@attain/sync-worker/pipeline/restate-days';
import { silentLog } from '@attain/sync-worker/ports/log';
import type { PortalStore } from '@attain/sync-worker/ports/store';

import { somePeerFigures, somePortfolio, someWindows } from '../contract/store/builders.ts';
import { BENCH_AS_OF, benchAccount } from './accounts.ts';

/** After the baselines of the metrics, before their first readings. */
const CORRECTED_DAYS_AGO = 165;

/** Bytes of a day of the history, packed and as text. */
export async function sizeOfDays(portal: PortalStore, ids: readonly string[], limit: number) {
  let text = 0;
  let packed = 0;
  let days = 0;
  for (const id of ids) {
    for (const { snapshot } of await portal.history.days(id, '2000-01-01', limit)) {
      const body = JSON.stringify(snapshot);
      text += Buffer.byteLength(body);
      packed += pack(body).length;
      days += 1;
    }
  }
  return { textPerDay: text / days, bytesPerDay: packed / days };
}

/** Processor time of telling one day anew after a late reading, in microseconds. */
export async function microsToRestate(portal: PortalStore, companyId: string): Promise<number> {
  const index = Number(companyId) - Number(benchAccount(0).companyId);
  const [goal] = benchAccount(index).goals;
  const [metric] = goal?.metrics ?? [];
  if (!goal || !metric) throw new Error(`the company ${companyId} of the benchmark has no goals`);
  const measuredAt = BENCH_AS_OF.now - CORRECTED_DAYS_AGO * DAY_MS;
  for (const each of benchAccount(index).goals) {
    await portal.records.saveGoal(companyId, each, by(0));
    for (const { id, readings } of each.metrics) {
      const known = readings.map((reading) => ({ ...reading, ...TOLD, metricId: id }));
      await portal.records.addReadings(companyId, known, by(0));
    }
  }
  for (const done of await portal.history.toRestate(null, 1)) await portal.history.restated(done);
  await portal.records.addReadings(
    companyId,
    [{ value: 90, measuredAt, ...TOLD, metricId: metric.id }],
    by(BENCH_AS_OF.now),
  );
  await asScored(portal, companyId);

  const before = process.cpuUsage();
  await restateDays({
    store: portal,
    settings: DEFAULT_SETTINGS,
    calendar: calendarOf('UTC'),
    now: () => BENCH_AS_OF.now,
    signal: new AbortController().signal,
    log: silentLog,
  });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CORRECTED_DAYS_AGO;
}

/** The past is told anew once the present is scored. */
async function asScored(portal: PortalStore, companyId: string): Promise<void> {
  const [rows] = await portal.scoring.load([companyId], someWindows(BENCH_AS_OF.now));
  const snapshot = await portal.scoring.snapshot(companyId);
  if (!rows || !snapshot) throw new Error(`the company ${companyId} is not scored`);
  const result = {
    cohort: null,
    peerFigures: somePeerFigures(companyId),
    employees: null,
    healthSegment: null,
    formerEmployees: undefined,
    portfolio: somePortfolio(snapshot),
    patches: [],
    followUps: [],
    reports: [],
  };
  await portal.scoring.save([{ companyId, dirtyMark: rows.dirtyMark, snapshot, ...result }]);
}

const TOLD = { source: null, evidence: null };

const by = (at: Instant) => ({ at, who: 'benchmark', via: 'api' as const });
