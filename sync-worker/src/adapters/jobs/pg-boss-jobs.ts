import { PgBoss } from 'pg-boss';

import { LONGEST_TIMER_MS } from '../../pause.ts';
import { StoreUnavailableError } from '../../ports/errors.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import { onceAMinute } from './once-a-minute.ts';

/** A worker that died is noticed after this long, and looked for this often; its job then goes to another one. */
const HEARTBEAT_SECONDS = 30;
const LOOK_EVERY_SECONDS = 10;
/** The longest a first full sync may take before its job counts as lost. */
const EXPIRE_SECONDS = 86_399;
/** Supervisors kill after 20 s or more; the worker cuts calls that hang before this. */
const STOP_TIMEOUT_MS = 12_000;
/** Planning, polling and heartbeats take turns; the store has connections of its own. */
const MAX_CONNECTIONS = 3;

/**
 * Jobs that span workers, on PostgreSQL: a queue a key whose policy allows one waiting and one active job,
 * so that one portal is served by one worker at a time. pg-boss makes its own schema and keeps what failed.
 *
 * @throws {StoreUnavailableError} when its schema cannot be made or reached.
 */
export async function pgBossJobs(databaseUrl: string, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'attain_jobs',
    application_name: 'attain jobs',
    max: MAX_CONNECTIONS,
    superviseIntervalSeconds: LOOK_EVERY_SECONDS,
    monitorIntervalSeconds: LOOK_EVERY_SECONDS,
  });
  // It polls every second, and every poll fails while the database is away.
  const report = onceAMinute((err) => log.error({ err }, 'the job engine reports an error'));
  boss.on('error', report);
  await boss.start().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new StoreUnavailableError(
      `The job engine cannot start (${reason}): let the user of DATABASE_URL create the schema attain_jobs.`,
      { cause: error },
    );
  });

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
        if (job) await run(key, AbortSignal.any([stopping.signal, job.signal]), work);
      });
      const send = (options = {}) =>
        boss.send(queue, {}, options).then(undefined, (err: unknown) => {
          log.error({ err, key }, 'a run could not be planned');
        });
      await send();
      // Of the workers that plan, one a period does.
      const plan = () => void send({ singletonSeconds: everySeconds });
      timers.push(setInterval(plan, Math.min(everySeconds * 1_000, LONGEST_TIMER_MS)));
    },
    async stop() {
      timers.forEach(clearInterval);
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };

  async function run(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    try {
      await work(signal);
    } catch (err) {
      if (!signal.aborted)
        log.error({ err, key }, 'a scheduled run failed; the next one comes as planned');
      // pg-boss stores an error with all it carries; secrets are kept out of logs only.
      throw new Error('The run failed or was stopped; the log of the worker tells why.');
    }
  }
}

/** Queue names take letters, digits, `-`, `_`, `.` and `/`. */
function queueName(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9_./-]/g, '-');
}
