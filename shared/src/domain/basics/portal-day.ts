import type { AsOf } from '../account.ts';
import { DAY_MS, dayNumber, dayOf, HOUR_MS, type Day, type Instant } from './time.ts';

/**
 * Where an instant lies on the axis of day numbers in the portal's zone: 20000.5 is noon of day 20000. Counted from the
 * midnight that ends today; across a change of the clocks it is off by that hour, which no rule here notices.
 */
export function dayPosition(instant: Instant, asOf: AsOf): number {
  return dayNumber(asOf.today) + 1 + (instant - asOf.nextMidnight) / DAY_MS;
}

/** The calendar date of an instant in the portal's zone. */
export function dayAt(instant: Instant, asOf: AsOf): Day {
  return dayOf(dayNumberAt(instant, asOf));
}

/** The day number of an instant in the portal's zone. */
export function dayNumberAt(instant: Instant, asOf: AsOf): number {
  const days = Math.floor((instant - asOf.nextMidnight) / DAY_MS);
  const sinceMidnight = instant - asOf.nextMidnight - days * DAY_MS;
  // A date without a time is a midnight, and across the end of summer time that lies at 23:00 sharp of the day before.
  const shifted = sinceMidnight === DAY_MS - HOUR_MS ? 1 : 0;
  return dayNumber(asOf.today) + 1 + days + shifted;
}

/** The instant at which a calendar date begins in the portal's zone. */
export function startOfDay(day: Day, asOf: AsOf): Instant {
  return asOf.nextMidnight - (dayNumber(asOf.today) + 1 - dayNumber(day)) * DAY_MS;
}
