import { PgBoss } from 'pg-boss';

import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';

/** A worker that died is noticed after this long; its job then goes to another one. */
const HEARTBEAT_SECONDS = 30;
/** The longest a first full sync may take before its job counts as lost. */
const EXPIRE_SECONDS = 86_399;
const STOP_TIMEOUT_MS = 15_000;

/**
 * Jobs that span workers, on PostgreSQL: a queue a key whose policy allows one waiting and one active job,
 * so that one portal is served by one worker at a time. pg-boss keeps retries and what failed.
 */
export async function pgBossJobs(databaseUrl: string, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'attain_jobs',
    application_name: 'attain',
  });
  boss.on('error', (err) => log.error({ err }, 'the job engine reports an error'));
  await boss.start();

  const stopping = new AbortController();
  const timers: NodeJS.Timeout[] = [];

  return {
    async every(key, everySeconds, work) {
      const queue = queueName(key);
      await boss.createQueue(queue, {
        policy: 'stately',
        retryLimit: 0,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: EXPIRE_SECONDS,
        retentionSeconds: 86_400,
      });
      await boss.work(queue, { pollingIntervalSeconds: 1 }, async ([job]) => {
        if (job) await work(AbortSignal.any([stopping.signal, job.signal]));
      });
      const send = () =>
        boss
          .send(queue, {})
          .then(undefined, (err: unknown) => log.error({ err, key }, 'a run could not be planned'));
      await send();
      timers.push(setInterval(() => void send(), everySeconds * 1_000));
    },
    async stop() {
      timers.forEach(clearInterval);
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

/** Queue names take letters, digits, `-`, `_`, `.` and `/`. */
function queueName(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9_./-]/g, '-');
}
