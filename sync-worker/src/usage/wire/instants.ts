import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

/** Of a body that travelled for a minute nobody can say that the clock is wrong. */
const TOLERATED_SKEW_MS = 60_000;
/** Seconds since 1970 are smaller than this until the year 5138, milliseconds larger since 1973. */
const SMALLEST_MS = 1e11;

const ISO = /^\d{4}-\d\d/;
const WITHOUT_ZONE = /T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?$/;
const DIGITS = /^\d{9,16}(?:\.\d+)?$/;

/** A time as clients write it: ISO 8601 (UTC where it names no zone), or seconds or milliseconds since 1970. `null` for anything else. */
export function instantIn(value: unknown): Instant | null {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string' || value.length > 40) return null;
  if (ISO.test(value)) {
    const at = Date.parse(WITHOUT_ZONE.test(value) ? `${value}Z` : value);
    return Number.isNaN(at) ? null : at;
  }
  return DIGITS.test(value) ? ofNumber(Number(value)) : null;
}

function ofNumber(value: number): Instant | null {
  if (!Number.isFinite(value) || value < 0) return null;
  return Math.round(value < SMALLEST_MS ? value * 1_000 : value);
}

/**
 * How far the client's clock is behind ours, in milliseconds, by when it says that it sent and when we received. 0 within a
 * minute, which is travel, and beyond a day, which is no clock but a batch that was kept.
 */
export function skewOf(sentAt: unknown, receivedAt: Instant): number {
  const sent = instantIn(sentAt);
  if (sent === null) return 0;
  const skew = receivedAt - sent;
  return Math.abs(skew) <= TOLERATED_SKEW_MS || Math.abs(skew) > DAY_MS ? 0 : skew;
}
