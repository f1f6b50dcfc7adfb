import { hubspotCrm } from '@attain/sync-worker/adapters/hubspot/hubspot-crm';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { readConfiguration } from '@attain/sync-worker/config/configuration';
import { runSync, type SyncOptions } from '@attain/sync-worker/pipeline/run-sync';
import { isIncomplete } from '@attain/sync-worker/pipeline/sync-report';
import { silentLog } from '@attain/sync-worker/ports/log';
import { silentProgress } from '@attain/sync-worker/ports/progress';

import type { WorkerEnvironment } from '../processes/attain.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { type Fixtures, it as whole } from './worker-test.ts';

type CycleOptions = Partial<SyncOptions> & {
  /** How far the worker's clock is ahead. */
  aheadMs?: number;
  env?: WorkerEnvironment;
};

/** One cycle in this process, by a worker that waits a second for an answer: the same steps without a process's start. */
export async function cycleOf(worker: WorkerPortal, options: CycleOptions = {}) {
  const { aheadMs = 0, env: own = {}, ...sync } = options;
  const env = { ...worker.env, ...own };
  const store = await openStore(env['DATABASE_URL'] ?? '');
  await store.migrate();
  const crm = hubspotCrm({
    origin: worker.portal.origin,
    accessToken: env['HUBSPOT_ACCESS_TOKEN'] ?? '',
    log: silentLog,
    timeouts: { connectMs: 1_000, answerMs: 1_000 },
  });
  try {
    const dependencies = {
      crm,
      store,
      configuration: readConfiguration(env['ATTAIN_CONFIG']),
      progress: silentProgress,
      log: silentLog,
      now: () => Date.now() + aheadMs,
      signal: new AbortController().signal,
    };
    return await runSync(dependencies, { full: false, companies: [], dryRun: false, ...sync });
  } finally {
    await crm.close();
    await store.close();
  }
}

/** A portal whose worker syncs in this process; its command line is still there. */
export const it = whole.extend<Fixtures>({
  aPortal: async ({ aPortal }, use) => {
    await use(async (options) => {
      const worker = await aPortal(options);
      return {
        ...worker,
        async sync(...flags) {
          const summary = await cycleOf(worker, {
            full: flags.includes('--full'),
            dryRun: flags.includes('--dry-run'),
          });
          return { status: isIncomplete(summary) ? 2 : 0, summary, stderr: '' };
        },
      };
    });
  },
});
