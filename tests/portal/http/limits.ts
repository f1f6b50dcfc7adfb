import type { Clock } from '../clock.ts';
import { rateLimited } from './errors.ts';

/** Request limits of a portal; `undefined` stands for no limit. */
export type LimitOptions = {
  perTenSeconds?: number | undefined;
  searchPerSecond?: number | undefined;
  daily?: number | undefined;
};

export type Tier = 'off' | 'free' | 'pro' | 'enterprise';

export const TIERS: Readonly<Record<Tier, LimitOptions>> = {
  off: {},
  free: { perTenSeconds: 100, searchPerSecond: 5, daily: 250_000 },
  pro: { perTenSeconds: 190, searchPerSecond: 5, daily: 625_000 },
  enterprise: { perTenSeconds: 190, searchPerSecond: 5, daily: 1_000_000 },
};

export type Limits = ReturnType<typeof limits>;

/**
 * The account's limits. The burst limit is counted per token in a rolling window, search and the
 * daily figure per account. A refused request counts towards the day, but not towards a window.
 */
export function limits(options: LimitOptions, clock: Clock, timeZone: string) {
  const { perTenSeconds, searchPerSecond, daily } = options;
  const dayOf = dayIn(timeZone);
  const bursts = new Map<string, Window>();
  const searches = slidingWindow(1_000);
  let day = '';
  let today = 0;

  const burstOf = (token: string): Window => {
    const known = bursts.get(token) ?? slidingWindow(10_000);
    bursts.set(token, known);
    return known;
  };

  const countDay = (now: number): void => {
    const current = dayOf(now);
    if (current !== day) [day, today] = [current, 0];
    today += 1;
    if (daily !== undefined && today > daily) throw rateLimited('DAILY');
  };

  return {
    /** Counts a request of `token`; throws the 429 that it deserves. */
    admit: (token: string, isSearch: boolean): void => {
      const now = clock.now();
      if (daily !== undefined) countDay(now);
      if (isSearch) {
        if (searchPerSecond !== undefined && !searches.take(now, searchPerSecond))
          throw rateLimited('SECONDLY');
        return;
      }
      if (perTenSeconds !== undefined && !burstOf(token).take(now, perTenSeconds))
        throw rateLimited('TEN_SECONDLY_ROLLING');
    },
    /** Rate-limit headers of an answer; searches have none, OAuth tokens no daily ones. */
    headers: (token: string, isSearch: boolean, isOAuth: boolean): Record<string, string> => {
      if (isSearch || perTenSeconds === undefined) return {};
      const used = burstOf(token).used(clock.now());
      const secondly = Math.floor(perTenSeconds / 10);
      return {
        'x-hubspot-ratelimit-interval-milliseconds': '10000',
        'x-hubspot-ratelimit-max': String(perTenSeconds),
        'x-hubspot-ratelimit-remaining': String(perTenSeconds - used),
        'x-hubspot-ratelimit-secondly': String(secondly),
        'x-hubspot-ratelimit-secondly-remaining': String(Math.max(0, secondly - 1)),
        ...(daily === undefined || isOAuth
          ? {}
          : {
              'x-hubspot-ratelimit-daily': String(daily),
              'x-hubspot-ratelimit-daily-remaining': String(Math.max(0, daily - today)),
            }),
      };
    },
    usedToday: () => today,
  };
}

type Window = ReturnType<typeof slidingWindow>;

/** The requests of the last `ms` milliseconds. */
function slidingWindow(ms: number) {
  let times: number[] = [];
  const used = (now: number): number => {
    const firstInside = times.findIndex((at) => at > now - ms);
    if (firstInside < 0) times = [];
    else if (firstInside > 0) times = times.slice(firstInside);
    return times.length;
  };
  return {
    used,
    take: (now: number, max: number): boolean => {
      if (used(now) >= max) return false;
      times.push(now);
      return true;
    },
  };
}

/** The calendar day of an instant in the portal's zone: the daily limit ends at its midnight. */
function dayIn(timeZone: string): (now: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (now) => format.format(now);
}
