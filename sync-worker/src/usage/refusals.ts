import type { Log } from '../ports/log.ts';
import type { OutcomeCounts, UsageOutcome } from '../ports/usage.ts';
import type { Lane } from './group-commit.ts';
import { addOutcomes } from './outcomes.ts';

/** Requests that are refused cost nothing, so their count must not cost a transaction each. */
const STORE_EVERY_MS = 1_000;

type Options = {
  count: (lane: Lane, day: number, outcomes: OutcomeCounts) => Promise<void>;
  log: Log;
};

type Counted = { lane: Lane; day: number; outcomes: Partial<Record<UsageOutcome, number>> };

/** Counts requests that were refused whole, by source and day, and stores the counts every second. */
export function refusals({ count, log }: Options) {
  let waiting = new Map<string, Counted>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const note = (lane: Lane, day: number, outcomes: OutcomeCounts) => {
    const key = `${lane.portalId} ${day} ${lane.source}`;
    const counted = waiting.get(key) ?? { lane, day, outcomes: {} };
    waiting.set(key, counted);
    addOutcomes(counted.outcomes, outcomes);
    if (!isStopped) timer ??= setTimeout(() => void store(), STORE_EVERY_MS);
  };

  const store = async () => {
    clearTimeout(timer);
    timer = undefined;
    const stored = waiting;
    waiting = new Map();
    for (const { lane, day, outcomes } of stored.values()) {
      await count(lane, day, outcomes).catch((err: unknown) => {
        log.warn({ err, source: lane.source }, 'refused requests could not be counted yet');
        note(lane, day, outcomes);
      });
    }
  };

  return {
    note: (lane: Lane, day: number, outcome: UsageOutcome) => note(lane, day, { [outcome]: 1 }),
    /** Stores what is counted; once, as a database that is away does not come back for a worker that ends. */
    async stop() {
      isStopped = true;
      await store();
    },
  };
}
