import { setTimeout as delay } from 'node:timers/promises';

/** Waits for work, and answers `late()` instead after that long; the work itself goes on. */
export function inTime<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  const waited = new AbortController();
  const alarm = delay(ms, undefined, { ref: false, signal: waited.signal }).then(late);
  return Promise.race([work, alarm]).finally(() => {
    // Nobody listens to the alarm any more.
    alarm.catch(() => undefined);
    waited.abort();
  });
}
