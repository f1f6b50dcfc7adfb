import type { Log } from '../../ports/log.ts';
import { lane, type Lane } from './lane.ts';
import {
  type BurstLimit,
  isCrowded,
  type Pace,
  paceWithin,
  SEARCH_PACE,
  SMALLEST_BURST,
} from './pace.ts';
import { burstLimitOf } from './rate-headers.ts';
import type { Answer, ApiRequest } from './transport.ts';

export type Governor = ReturnType<typeof governor>;

type Options = {
  /** The most requests in flight. */
  concurrency: number;
  sleep: (ms: number) => Promise<void>;
  log: Log;
};

/** A pause that lets the oldest requests of another process leave the window. */
const CROWDED_MS = 500;

/** Undisturbed answers before one more request may be in flight again. */
const RECOVERY = 20;

/**
 * Paces the requests of one portal, so that HubSpot never has to refuse one: a lane for searches,
 * which have a limit of their own, and one for all other requests.
 *
 * What the account allows is not known beforehand, but HubSpot tells it in every answer outside
 * search. So the first request goes out alone, and its answer sets the pace. An answer that tells of
 * no limit comes from an account that has none, and only the number in flight is bounded then; should
 * something have stripped the headers on the way, the first 429 puts the smallest limit in force.
 */
export function governor({ concurrency, sleep, log }: Options) {
  const burst = lane({ pace: paceWithin(SMALLEST_BURST), concurrency: 1 });
  const search = lane({ pace: SEARCH_PACE, concurrency: Math.ceil(concurrency / 2) });
  let known: Pace | 'unlimited' | undefined;
  let allowed = concurrency;
  let undisturbed = 0;

  const laneOf = ({ isSearch }: ApiRequest): Lane => (isSearch ? search : burst);

  return {
    run: <T>(request: ApiRequest, task: () => Promise<T>): Promise<T> => laneOf(request).run(task),

    /** Learns from an answer, good or bad. */
    observe(request: ApiRequest, answer: Answer): void {
      if (answer.status < 400) recover();
      if (request.isSearch) return;
      const limit = burstLimitOf(answer);
      if (limit) keepWithin(limit);
      else if (known === undefined && answer.status < 300) removeLimits();
    },

    /** Starts nothing in the lane of `request` for a while: HubSpot refused one for its rate. */
    hold(request: ApiRequest, ms: number): void {
      if (known === 'unlimited') restoreLimits();
      void laneOf(request).holdUntil(sleep(ms));
    },

    /** Halves what may be in flight: HubSpot is locking records under our writes. */
    slowDown(): void {
      undisturbed = 0;
      setAllowed(Math.max(1, Math.floor(allowed / 2)));
    },
  };

  function keepWithin(limit: BurstLimit): void {
    const pace = paceWithin(limit);
    const isNew =
      typeof known !== 'object' || known.cap !== pace.cap || known.intervalMs !== pace.intervalMs;
    if (isNew) {
      log.debug({ max: limit.max, intervalMs: limit.intervalMs }, 'HubSpot told its rate limit');
      known = pace;
      burst.change({ pace, concurrency: allowed }, limit.max - limit.remaining);
    }
    if (isCrowded(limit) && !burst.isHeld()) void burst.holdUntil(sleep(CROWDED_MS));
  }

  function removeLimits(): void {
    log.debug({}, 'HubSpot told no rate limit');
    known = 'unlimited';
    burst.change({ pace: undefined, concurrency: allowed });
    search.change({ pace: undefined });
  }

  function restoreLimits(): void {
    known = paceWithin(SMALLEST_BURST);
    burst.change({ pace: known });
    search.change({ pace: SEARCH_PACE });
  }

  function recover(): void {
    if (allowed === concurrency) return;
    undisturbed += 1;
    if (undisturbed < RECOVERY) return;
    undisturbed = 0;
    setAllowed(allowed + 1);
  }

  function setAllowed(next: number): void {
    allowed = next;
    if (known !== undefined) burst.setConcurrency(allowed);
  }
}
