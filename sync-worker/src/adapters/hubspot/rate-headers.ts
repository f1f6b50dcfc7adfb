import type { BurstLimit } from './pace.ts';
import type { Answer } from './transport.ts';

type DailyLimit = { max: number; remaining: number };

/** The burst limit that an answer tells of; searches and proxies tell nothing. */
export function burstLimitOf({ header }: Answer): BurstLimit | undefined {
  const max = count(header('x-hubspot-ratelimit-max'));
  const intervalMs = count(header('x-hubspot-ratelimit-interval-milliseconds'));
  if (!max || !intervalMs) return undefined;
  const remaining = count(header('x-hubspot-ratelimit-remaining')) ?? max;
  return { max, remaining, intervalMs };
}

/** The daily limit of the whole account; answers to OAuth tokens do not tell it. */
export function dailyLimitOf({ header }: Answer): DailyLimit | undefined {
  const max = count(header('x-hubspot-ratelimit-daily'));
  const remaining = count(header('x-hubspot-ratelimit-daily-remaining'));
  return max && remaining !== undefined ? { max, remaining } : undefined;
}

/** `Retry-After` in seconds, as HubSpot sends it. */
export function retryAfterSecondsOf({ header }: Answer): number | undefined {
  return count(header('retry-after'));
}

function count(text: string | null): number | undefined {
  const value = text === null ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
