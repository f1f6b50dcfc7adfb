import type { Instant } from '@attain/shared/domain/basics/time';

import type { Attempt } from './place.ts';

const MINUTE_MS = 60_000;
/** What failed is tried again sooner than the next pull is due, where those are rare. */
const RETRY_MINUTES = 15;

/** Whether a source is to be pulled now, by its last pull, also where that was another worker's. */
export function isDue(
  last: Attempt | undefined,
  { everyMinutes }: { everyMinutes: number },
  now: Instant,
): boolean {
  if (last === undefined) return true;
  const minutes = last.error === null ? everyMinutes : Math.min(everyMinutes, RETRY_MINUTES);
  return now - last.at >= minutes * MINUTE_MS;
}
