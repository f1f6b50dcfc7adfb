import PQueue from 'p-queue';

import type { Pace } from './pace.ts';

/** Callers beyond this many wait to be queued, so that a queue never holds a whole portal. */
const MOST_WAITING = 100;

export type Lane = ReturnType<typeof lane>;

/**
 * A queue of requests with a pace and a bounded number in flight. The pace can change under
 * way: p-queue fixes it at construction, so the waiting tasks move to a new queue, in order.
 */
export function lane({ pace, concurrency }: { pace: Pace | undefined; concurrency: number }) {
  let queue = queueOf(pace, concurrency);
  let holds = 0;

  return {
    /** Runs `task` when its turn comes. */
    async run<T>(task: () => Promise<T>): Promise<T> {
      for (;;) {
        const mine = queue;
        let started = false;
        const start = (): Promise<T> => {
          started = true;
          return task();
        };
        await mine.onSizeLessThan(MOST_WAITING);
        if (mine !== queue) continue;
        try {
          return await mine.add(start);
        } catch (error) {
          if (started || mine === queue) throw error;
        }
      }
    },

    /**
     * Changes pace and concurrency. `used` requests count as sent in the current interval already, and so
     * do those in flight, which HubSpot may not have counted yet.
     */
    change(next: { pace: Pace | undefined; concurrency?: number }, used = 0): void {
      const old = queue;
      queue = queueOf(next.pace, next.concurrency ?? old.concurrency);
      const sent = next.pace ? used + old.pending : 0;
      for (let slot = 0; slot < sent; slot += 1) void queue.add(async () => undefined);
      if (holds > 0) queue.pause();
      old.clear();
    },

    /** Starts nothing until `over` settles. Overlapping holds last until the last of them. */
    async holdUntil(over: Promise<void>): Promise<void> {
      holds += 1;
      queue.pause();
      try {
        await over;
      } finally {
        holds -= 1;
        if (holds === 0) queue.start();
      }
    },

    isHeld: () => holds > 0,

    setConcurrency(next: number): void {
      queue.concurrency = next;
    },
  };
}

function queueOf(pace: Pace | undefined, concurrency: number): PQueue {
  if (!pace) return new PQueue({ concurrency });
  return new PQueue({
    concurrency,
    strict: true,
    intervalCap: pace.cap,
    interval: pace.intervalMs,
  });
}
