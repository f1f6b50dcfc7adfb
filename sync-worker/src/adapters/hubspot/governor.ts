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
  /** Waits for the pace. */
  rest: (ms: number) => Promise<void>;
  /** Waits after a refusal. */
  sleep: (ms: number) => Promise<void>;
  log: Log;
};

/** Until the limit is known: an answer before the next request. */
const ONE_AT_A_TIME: Pace = { cap: 1, intervalMs: 0 };

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
export function governor({ concurrency, rest, sleep, log }: Options) {
  const burst = lane({ pace: ONE_AT_A_TIME, concurrency, rest });
  const search = lane({ pace: SEARCH_PACE, concurrency: SEARCH_PACE.cap, rest });
  let known: Pace | 'unlimited' | undefined;
  let allowed = concurrency;
  let undisturbed = 0;

  const laneOf = ({ isSearch }: ApiRequest): Lane => (isSearch ? search : burst);

  return {
    run: <T>(request: ApiRequest, task: () => Promise<T>): Promise<T> =>
      laneOf(request).run(task, request.isUrgent),

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
    if (known === undefined) burst.countOthers(limit.max - limit.remaining - 1);
    if (!isSame(known, pace)) {
      log.debug({ max: limit.max, intervalMs: limit.intervalMs }, 'HubSpot told its rate limit');
      burst.changePace(pace);
      known = pace;
    }
    if (isCrowded(limit) && !burst.isHeld()) void burst.holdUntil(sleep(CROWDED_MS));
  }

  function removeLimits(): void {
    log.debug({}, 'HubSpot told no rate limit');
    known = 'unlimited';
    burst.changePace(undefined);
    search.changePace(undefined);
  }

  function restoreLimits(): void {
    known = paceWithin(SMALLEST_BURST);
    burst.changePace(known);
    search.changePace(SEARCH_PACE);
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
    burst.changeConcurrency(allowed);
  }
}

function isSame(known: Pace | 'unlimited' | undefined, pace: Pace): boolean {
  return (
    typeof known === 'object' && known.cap === pace.cap && known.intervalMs === pace.intervalMs
  );
}
