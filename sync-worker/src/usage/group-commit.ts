import type { AddedUsage, Membership, OutcomeCounts, UsageEvent } from '../ports/usage.ts';
import { StoreUnavailableError } from '../ports/errors.ts';
import type { Collected } from './collector.ts';
import { keepLatest } from './collector.ts';
import { addOutcomes } from './outcomes.ts';

/** Whose events they are. Requests of one lane are stored in the order in which they came. */
export type Lane = { portalId: number; source: string };

/** What one commit stores: all that a lane's requests brought, or as much of it as a transaction does well. */
export type Group = {
  events: readonly UsageEvent[];
  members: readonly Membership[];
  outcomes: OutcomeCounts;
};

type Options = {
  /** Stores a group whole or not at all. */
  commit: (lane: Lane, group: Group) => Promise<AddedUsage>;
  /** Told of what became of everything in a group once it is stored. */
  stored: (outcomes: OutcomeCounts) => void;
};

export type GroupCommit = {
  /**
   * Resolves when everything is stored. @throws {QueueFullError} at once when too much waits already, and whatever the
   * commit throws.
   */
  add(lane: Lane, collected: Collected): Promise<void>;
  /** Events that wait to be stored, and requests that brought them. */
  waiting(): { events: number; requests: number };
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
};

/** More waits than memory is for. Transient: the client sends it again. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** A third of the cost per event of a transaction of three thousand, and still over in some hundred milliseconds. */
const MOST_IN_GROUP = 20_000;
/** How long requests are gathered that keep coming. */
const GATHER_MS = 100;
/** At about half a kilobyte each, waiting events stay under 50 MB. */
const MOST_WAITING = 100_000;
/** One sender gone wild leaves room for the others. */
const MOST_WAITING_OF_LANE = 60_000;

type Request = {
  collected: Collected;
  weight: number;
  done: () => void;
  failed: (e: unknown) => void;
};
type Queue = { lane: Lane; requests: Request[]; weight: number };

/**
 * Requests that arrive while a commit runs become the next one, so that the cost of a transaction is shared by as many
 * requests as there are. Lanes take turns. See `docs/decisions/0015-group-commit.md`.
 */
export function groupCommit({ commit, stored }: Options): GroupCommit {
  /** In the order of their turns; a lane without requests is not in it. */
  const queues = new Map<string, Queue>();
  let weight = 0;
  let requests = 0;
  let running: Promise<void> | undefined;

  return {
    add(lane, collected) {
      const request = { collected, weight: weightOf(collected) };
      const key = `${lane.portalId} ${lane.source}`;
      const queue = queues.get(key) ?? { lane, requests: [], weight: 0 };
      if (!fits(queue, request.weight)) {
        return Promise.reject(new QueueFullError('Too much usage waits to be stored.'));
      }
      queues.set(key, queue);
      weight += request.weight;
      requests += 1;
      queue.weight += request.weight;
      return new Promise((done, failed) => {
        queue.requests.push({ ...request, done, failed });
        running ??= run();
      });
    },
    waiting: () => ({ events: weight, requests }),
    async idle() {
      while (running !== undefined) await running;
    },
  };

  /** A request of any size is taken when nothing waits, or it never would be. */
  function fits(queue: Queue, more: number): boolean {
    if (weight === 0) return true;
    return weight + more <= MOST_WAITING && queue.weight + more <= MOST_WAITING_OF_LANE;
  }

  async function run(): Promise<void> {
    for (;;) {
      await gathered();
      const [next] = queues;
      if (next === undefined) {
        // In this very turn, so that no request is added to a run that has ended.
        running = undefined;
        return;
      }
      const [key, queue] = next;
      queues.delete(key);
      const taken = take(queue);
      if (queue.requests.length > 0) queues.set(key, queue);
      await settle(queue.lane, taken);
      for (const request of taken) {
        weight -= request.weight;
        requests -= 1;
      }
    }
  }

  /**
   * As long as every turn of the event loop brings requests, they go together. The embedded database stops the loop while it
   * commits, so without this the next commit would hold what happened to come first, and cost as much.
   */
  async function gathered(): Promise<void> {
    const until = performance.now() + GATHER_MS;
    for (let before = -1; before !== requests && weight < MOST_IN_GROUP; ) {
      if (performance.now() > until) return;
      before = requests;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function take(queue: Queue): Request[] {
    let events = 0;
    const end = queue.requests.findIndex((request, index) => {
      events += request.weight;
      return index > 0 && events > MOST_IN_GROUP;
    });
    const taken = queue.requests.splice(0, end === -1 ? queue.requests.length : end);
    for (const request of taken) queue.weight -= request.weight;
    return taken;
  }

  async function settle(lane: Lane, taken: readonly Request[]): Promise<void> {
    try {
      const group = together(taken);
      stored(outcomesOf(group, await commit(lane, group)));
    } catch (error) {
      if (taken.length > 1 && !(error instanceof StoreUnavailableError)) {
        // Something in one of them cannot be stored: the others are not held up by it.
        for (const request of taken) await settle(lane, [request]);
        return;
      }
      for (const request of taken) request.failed(error);
      return;
    }
    for (const request of taken) request.done();
  }
}

/** Memory and work of a request, in events. */
function weightOf({ events, members }: Collected): number {
  return 1 + events.length + members.size;
}

function together(taken: readonly Request[]): Group {
  const [only] = taken;
  if (taken.length === 1 && only !== undefined) {
    const { events, members, outcomes } = only.collected;
    return { events, members: [...members.values()], outcomes };
  }
  const members = new Map<string, Membership>();
  const outcomes = {};
  for (const { collected } of taken) {
    for (const member of collected.members.values()) keepLatest(members, member);
    addOutcomes(outcomes, collected.outcomes);
  }
  return {
    events: taken.flatMap(({ collected }) => collected.events),
    members: [...members.values()],
    outcomes,
  };
}

function outcomesOf(group: Group, { stored, repeated, refused }: AddedUsage): OutcomeCounts {
  const outcomes = addOutcomes({ ...group.outcomes }, { stored, repeated });
  for (const { outcome } of refused) addOutcomes(outcomes, { [outcome]: 1 });
  return outcomes;
}
