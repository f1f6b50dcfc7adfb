import { Temporal } from 'temporal-polyfill';

/** The next start of a day in `timeZone`: when HubSpot's daily limit begins anew. */
export function nextMidnight(now: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .add({ days: 1 })
    .startOfDay().epochMilliseconds;
}
