/** At most `cap` requests in any `intervalMs`, as HubSpot counts them. */
export type Pace = { cap: number; intervalMs: number };

/** What HubSpot says of the burst limit in the headers of an answer. */
export type BurstLimit = { max: number; remaining: number; intervalMs: number };

/** Timers may fire a little early, and two clocks do not run quite alike. */
const CLOCK_MS = 25;

/** The burst limit less 1 %, so that a call of somebody else with the same app does not exceed it. */
export function paceWithin({ max, intervalMs }: { max: number; intervalMs: number }): Pace {
  return { cap: Math.max(1, max - marginOf(max)), intervalMs: intervalMs + CLOCK_MS };
}

/**
 * True when HubSpot has counted more requests than this process may have sent: another one works with
 * the same app, and only a pause leaves both within the limit.
 */
export function isCrowded({ max, remaining }: BurstLimit): boolean {
  return max > 1 && remaining < marginOf(max);
}

const marginOf = (max: number) => Math.ceil(max / 100);

/** The smallest documented limit (Free and Starter), for an account that hides its own. */
export const SMALLEST_BURST = { max: 100, intervalMs: 10_000 };

/**
 * Searches have a limit of 5 a second for the whole account, in answers that carry no headers. One of the
 * five is left to the account's other apps.
 */
export const SEARCH_PACE: Pace = { cap: 4, intervalMs: 1_000 + CLOCK_MS };
