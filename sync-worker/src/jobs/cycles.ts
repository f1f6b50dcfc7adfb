import { randomUUID } from 'node:crypto';

import { withLogFields } from '../log.ts';
import type { CycleKind, Metrics } from '../metrics.ts';
import { hasLiveWork } from '../pipeline/live-work.ts';
import { runSync, type SyncDependencies, type SyncOptions } from '../pipeline/run-sync.ts';
import type { Skipped, SyncSummary } from '../pipeline/sync-report.ts';
import type { Crm } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';

type Parts = Omit<SyncDependencies, 'signal' | 'settled'> & {
  /** For live cycles, which come by the second and need not ask for their portal each time. */
  liveCrm: Crm;
  metrics: Metrics;
  /** The portal this worker serves; `undefined` while it is not known. */
  portalId: () => Promise<number | undefined>;
};

export type Cycles = {
  /** Looks for changes in HubSpot, scores and writes. */
  scheduled: (signal: AbortSignal) => Promise<void>;
  /** Follows what HubSpot told of and what time changes; answers the calls to HubSpot that it took. */
  live: (signal: AbortSignal) => Promise<number>;
};

/** The cycles of a worker, each with an id on all its log lines, and measured. */
export function cycles(parts: Parts): Cycles {
  const { crm, liveCrm, store, configuration, metrics, log, now, portalId } = parts;
  const { fullEveryHours } = configuration.schedule;
  const standing = { full: false, companies: [], dryRun: false } as const;
  /** What the last scheduled cycle could not read: live ones need not ask for it, and be refused, every second. */
  let skipped: readonly Skipped[] = [];

  const run = (kind: CycleKind, options: SyncOptions, signal: AbortSignal): Promise<SyncSummary> =>
    withLogFields({ cycle: randomUUID(), kind }, async () => {
      try {
        const own = kind === 'live' ? { crm: liveCrm, log: withoutWarnings(log) } : { crm, log };
        const dependencies = { ...parts, ...own, signal, settled: metrics.settled };
        const summary = await runSync(dependencies, options);
        metrics.observe(kind, summary);
        const { mode, scored, written, rejected, durationMs, apiCalls } = summary;
        const figures = { mode, scored, written, rejected: rejected.length, durationMs };
        log.info({ ...figures, calls: apiCalls.total }, DONE[kind]);
        return summary;
      } catch (error) {
        if (!signal.aborted) metrics.failed(kind);
        throw error;
      }
    });

  return {
    async scheduled(signal) {
      ({ skipped } = await run('scheduled', { ...standing, fullEveryHours }, signal));
    },
    async live(signal) {
      const served = await portalId();
      if (served === undefined) return 0;
      if (!(await hasLiveWork(store.forPortal(served), now()))) return 0;
      const summary = await run('live', { ...standing, live: { skipped } }, signal);
      skipped = summary.skipped;
      return summary.apiCalls.total;
    },
  };
}

const DONE: Readonly<Record<CycleKind, string>> = {
  scheduled: 'cycle finished',
  live: 'live cycle done',
};

/** What stands until somebody mends it is told by every scheduled cycle; live ones come by the second. */
function withoutWarnings(log: Log): Log {
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.debug(fields, message),
    warn: (fields, message) => log.debug(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
