import { HOUR_MS, type Instant } from '@attain/shared/domain/basics/time';
import { Temporal } from 'temporal-polyfill';

/**
 * Turns what a clock on the wall of a zone showed, written as if the wall were in UTC, into the instant. Asked of
 * millions of events of a few hundred hours.
 */
export function wallClock(zone: string): (shown: number) => Instant {
  const offsets = new Map<number, number>();
  return (shown) => {
    if (zone === 'UTC') return shown;
    const hour = Math.floor(shown / HOUR_MS);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      const start = hour * HOUR_MS;
      const wall = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC');
      offset = wall.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds - start;
      offsets.set(hour, offset);
    }
    return shown + offset;
  };
}
