/** What an answer says that decides what becomes of its request. */
export type Telling = {
  status: number;
  isSearch: boolean;
  /** Which limit a 429 is about. */
  limit?: RateLimit | undefined;
  retryAfterSeconds?: number | undefined;
};

export type RateLimit = 'daily' | 'secondly' | 'ten_secondly';

/**
 * Ask again. `hold` says who waits: only this request, or everybody in its lane, because the reason
 * concerns them all.
 */
export type Retry = {
  kind: 'retry';
  afterMs: number;
  hold: 'request' | 'lane';
  /** Have fewer requests in flight from now on. */
  slowDown: boolean;
};

/** Leave the portal alone for so long; where nothing is said, nobody knows for how long. */
export type Park = {
  kind: 'park';
  reason: 'daily_limit' | 'account_moving' | 'told_to_wait';
  forMs?: number;
};

type Verdict = { kind: 'use' } | Retry | Park;

/** The longest HubSpot's rolling window can take to admit the next request. */
const WINDOW_MS = 10_000;

/** A lock on records lasts two seconds; asking sooner only prolongs the fight. */
const LOCK_MS = 2_000;

/** Waits beyond this are not sat out: the run is parked and taken up again later. */
const LONGEST_WAIT_MS = 15_000;

/**
 * The retry policy, as a pure function of what HubSpot said in attempt number `attempt` (from 1).
 * Waits are HubSpot's own windows; where it publishes none, they double from two seconds.
 *
 * Every call of this adapter may be repeated: reads and updates are idempotent, and a create that
 * had happened answers 409 the second time, which counts as created. Those that may not say so (`ApiRequest.once`).
 */
export function verdict(telling: Telling, attempt: number): Verdict {
  const { status } = telling;
  const toldMs = (telling.retryAfterSeconds ?? 0) * 1_000;

  if (status === 477) return toldMs > 0 && isShort(toldMs) ? holdLane(toldMs) : moving(toldMs);
  if (status === 429) return rateLimited(telling, toldMs);
  if (status === 423) return { ...retry(Math.max(LOCK_MS, toldMs)), slowDown: true };
  if (status >= 500 || status === 408) {
    return isShort(toldMs) ? retry(Math.max(backoffMs(attempt), toldMs)) : wait(toldMs);
  }
  return { kind: 'use' };
}

/** When the connection failed, or broke before an answer: the same, in half the time. */
export function afterSilence(attempt: number): Retry {
  return retry(backoffMs(attempt) / 2);
}

function rateLimited({ isSearch, limit }: Telling, toldMs: number): Verdict {
  if (limit === 'daily') return { kind: 'park', reason: 'daily_limit' };
  if (!isShort(toldMs)) return wait(toldMs);
  const secondly = limit === 'secondly' || (limit === undefined && isSearch);
  return holdLane(Math.max(secondly ? 1_000 : WINDOW_MS, toldMs));
}

const isShort = (ms: number) => ms <= LONGEST_WAIT_MS;

/** 2, 4, 8, then 15 seconds. */
const backoffMs = (attempt: number) => Math.min(1_000 * 2 ** attempt, LONGEST_WAIT_MS);

function retry(afterMs: number): Retry {
  return { kind: 'retry', afterMs, hold: 'request', slowDown: false };
}

function holdLane(afterMs: number): Retry {
  return { kind: 'retry', afterMs, hold: 'lane', slowDown: false };
}

function moving(toldMs: number): Park {
  return { kind: 'park', reason: 'account_moving', ...(toldMs > 0 && { forMs: toldMs }) };
}

function wait(toldMs: number): Park {
  return { kind: 'park', reason: 'told_to_wait', forMs: toldMs };
}
