import { pause } from '../../pause.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';

/** Jobs of a single process, for the embedded store. */
export function inProcessJobs(log: Log): Jobs {
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];

  return {
    async every(key, everySeconds, work) {
      loops.push(loop(key, everySeconds * 1_000, work));
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };

  async function loop(
    key: string,
    everyMs: number,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      try {
        await work(stopping.signal);
      } catch (err) {
        if (!stopping.signal.aborted)
          log.error({ err, key }, 'a scheduled run failed; the next one comes as planned');
      }
      await pause(Math.max(0, everyMs - (performance.now() - startedAt)), stopping.signal);
    }
  }
}
