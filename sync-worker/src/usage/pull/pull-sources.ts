import { type Day, dayOf, type Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../../config/configuration.ts';
import type { SourceConfiguration } from '../../config/usage-sources.ts';
import type { Analytics } from '../../ports/analytics.ts';
import { SourceError, StoreUnavailableError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';
import type { PortalStore } from '../../ports/store.ts';
import { lastAttempt, placeOf, saveAttempt } from './place.ts';
import { pullSource } from './pull-source.ts';
import type { PullReport } from './report.ts';

export type PullOrder = {
  sources: readonly { source: SourceConfiguration; analytics: Analytics }[];
  store: PortalStore;
  timeZone: string;
  configuration: Configuration;
  now: () => Instant;
  signal: AbortSignal;
  since: Day | null;
  progress: Progress;
  log: Log;
};

/** Pulls sources one after the other. One that fails is told, asked again next time, and stops no other. */
export async function pullSources(order: PullOrder): Promise<readonly PullReport[]> {
  const reports: PullReport[] = [];
  for (const each of order.sources) {
    order.signal.throwIfAborted();
    reports.push(await pullOne(order, each));
  }
  return reports;
}

async function pullOne(
  order: PullOrder,
  { source, analytics }: PullOrder['sources'][number],
): Promise<PullReport> {
  const { store, log, signal } = order;
  const { cursors } = store;
  const startedAt = performance.now();
  const now = order.now();
  const step = order.progress.step(`Pulling ${source.name}`);
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const { timeZone, configuration, since } = order;
    const pull = { source, analytics, store, timeZone, configuration, now, signal, since, step };
    const report = { ...(await pullSource(pull)), tookMs: took() };
    await saveAttempt(cursors, source.name, { at: now, error: null, succeededAt: now });
    const { state, changedDays, cells, userDays, refusedCount, tookMs } = report;
    const figures = { state, changedDays, cells, userDays, refused: refusedCount, tookMs };
    log.info({ source: source.name, ...figures }, 'source pulled');
    return report;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StoreUnavailableError) throw error;
    const message = explained(error, source.name, log);
    const succeededAt = (await lastAttempt(cursors, source.name))?.succeededAt ?? null;
    await saveAttempt(cursors, source.name, { at: now, error: message, succeededAt });
    const { throughDay } = await placeOf(cursors, source.name);
    return {
      ...NOTHING,
      source: source.name,
      type: source.type,
      error: message,
      throughDay: throughDay === null ? null : dayOf(throughDay),
      tookMs: took(),
    };
  } finally {
    step.done();
  }
}

/** What a person is told of a failure. One that nobody foresaw is no reason to leave out the other sources either. */
function explained(error: unknown, source: string, log: Log): string {
  if (error instanceof SourceError) {
    log.warn({ source, reason: error.message }, 'a source could not be pulled');
    return error.message;
  }
  log.error({ err: error, source }, 'a source could not be pulled');
  return 'Something failed that was not foreseen; the log tells more.';
}

const NOTHING = {
  state: 'failed',
  firstDay: null,
  lastDay: null,
  changedDays: 0,
  cells: 0,
  userDays: 0,
  outcomes: {},
  readings: { stored: 0, unchanged: 0 },
  refusedCount: 0,
  refused: [],
} as const;
