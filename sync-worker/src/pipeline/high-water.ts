import type { Instant } from '@attain/shared/domain/basics/time';

import type { ObjectType } from '../ports/crm.ts';

/** HubSpot's search index lags "a few moments": what is younger than this may not all have been found. */
export const OVERLAP_MS = 5 * 60_000;

/** The cursor that says from which modification on a type is read again. */
export const sinceCursor = (type: ObjectType) => `since:${type}`;

/**
 * Where the next pull begins: at the newest modification this one saw, and at least the overlap before its start by
 * HubSpot's clock. In a portal where nothing happens that leaves nothing to read twice; and as it never goes
 * beyond what was seen, it loses nothing where the clocks of records and answers disagree.
 *
 * @param newestSeen 0 = no record was seen.
 */
export function highWater(startedAt: Instant, newestSeen: Instant): Instant {
  const settled = Math.max(0, startedAt - OVERLAP_MS);
  return newestSeen > 0 ? Math.min(settled, newestSeen) : settled;
}
