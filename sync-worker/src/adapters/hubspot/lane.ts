import { AsyncLocalStorage } from 'node:async_hooks';

import PQueue from 'p-queue';

import type { Pace } from './pace.ts';

/** Callers beyond this many wait to be queued, so that a queue never holds a whole portal. */
const MOST_WAITING = 100;

/** The order in which requests take places. What others have taken already comes first. */
const [ORDINARY, URGENT, BEFORE_ALL] = [0, 1, 2];

type Options = {
  /** `undefined`: only the number in flight is bounded. */
  pace: Pace | undefined;
  /** The most requests in flight. */
  concurrency: number;
  /** Waits; ends early when the connection closes. */
  rest: (ms: number) => Promise<void>;
};

export type Lane = ReturnType<typeof lane>;

/**
 * A queue of requests that keeps a pace whatever the network does. A request takes one of `cap` places and
 * gives it back an interval after its *answer*. HubSpot counts a request somewhere between its start
 * and its answer, so no interval can hold more than `cap` of them, however long one of them was on
 * its way. Counting from the start, as rate limiters do, would need a guess at that.
 */
export function lane({ pace, concurrency, rest }: Options) {
  let current = pace;
  const places = new PQueue({ concurrency: pace?.cap ?? Infinity });
  const flights = new PQueue({ concurrency });
  let holds = 0;

  const occupy = async (until: Promise<unknown>): Promise<void> => {
    await until.catch(() => undefined);
    if (current?.intervalMs) await rest(current.intervalMs);
  };

  return {
    /** Runs `task` when its turn comes; an urgent one before all that are not. */
    async run<T>(task: () => Promise<T>, isUrgent = false): Promise<T> {
      if (!isUrgent) await places.onSizeLessThan(MOST_WAITING);
      const priority = isUrgent ? URGENT : ORDINARY;
      // A queue runs a task for whoever frees its place; its log lines belong to whoever asked for it.
      const inContext = AsyncLocalStorage.snapshot();
      return new Promise((resolve) => {
        void places.add(
          () => {
            const flight = flights.add(() => inContext(task), { priority });
            resolve(flight);
            return occupy(flight);
          },
          { priority },
        );
      });
    },

    changePace(next: Pace | undefined): void {
      current = next;
      places.concurrency = next?.cap ?? Infinity;
    },

    changeConcurrency(next: number): void {
      flights.concurrency = next;
    },

    /** Takes the next places for requests that somebody else has sent in the current interval. */
    countOthers(requests: number): void {
      for (let n = 0; n < requests; n += 1) {
        void places.add(() => occupy(Promise.resolve()), { priority: BEFORE_ALL });
      }
    },

    /** Starts nothing until `over` settles. Overlapping holds last until the last of them. */
    async holdUntil(over: Promise<void>): Promise<void> {
      holds += 1;
      flights.pause();
      try {
        await over;
      } finally {
        holds -= 1;
        if (holds === 0) flights.start();
      }
    },

    isHeld: () => holds > 0,
  };
}
