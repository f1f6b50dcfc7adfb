import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import { LONGEST_TIMER_MS } from './longest-timer.ts';

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

/** Waits, or until stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, LONGEST_TIMER_MS));
    signal.addEventListener('abort', end, { once: true });
  });
}
