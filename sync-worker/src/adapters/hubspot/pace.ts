/** How fast a lane may start requests: at most `cap` in any `intervalMs`. */
export type Pace = { cap: number; intervalMs: number };

/** What HubSpot says of the burst limit in the headers of an answer. */
export type BurstLimit = { max: number; remaining: number; intervalMs: number };

/**
 * Added to HubSpot's interval: a request sent at the end of one window may arrive that much sooner
 * than one at its start did, and HubSpot counts arrivals.
 */
const JITTER_MS = 300;

/**
 * A pace that stays within a burst limit without leaving much of it unused: 2 % fewer requests in a
 * 3 % longer interval, which is 95 % of 190 in 10 s.
 */
export function paceWithin({ max, intervalMs }: { max: number; intervalMs: number }): Pace {
  return { cap: Math.max(1, max - marginOf(max)), intervalMs: intervalMs + JITTER_MS };
}

/**
 * True when HubSpot counts more requests than this process sent: another process works with the
 * same app, and only a pause leaves both within the limit.
 */
export function isCrowded({ max, remaining }: BurstLimit): boolean {
  return max > 4 && remaining < marginOf(max) / 2;
}

const marginOf = (max: number) => Math.max(2, Math.ceil(max * 0.02));

/** The smallest documented limit (Free and Starter), for an account that hides its own. */
export const SMALLEST_BURST = { max: 100, intervalMs: 10_000 };

/**
 * The search limit is 5 a second for the whole account, in answers that carry no headers. Evenly
 * spaced, not in bursts: then six requests can share a second only if one overtakes another by
 * 125 ms, which a burst behind a slow handshake does easily.
 */
export const SEARCH_PACE: Pace = { cap: 1, intervalMs: 225 };
