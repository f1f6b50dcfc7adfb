import type { Instant } from '@attain/shared/domain/time';

import type { ObjectType } from '../ports/crm.ts';

/** HubSpot's search index lags "a few moments": each window starts this long before the last one ended. */
export const OVERLAP_MS = 5 * 60_000;

/** The cursor that says up to which modification a type has been read. */
export const sinceCursor = (type: ObjectType) => `since:${type}`;

/**
 * How far a pull got: the newest modification it saw, never beyond its own start by HubSpot's clock, because
 * a record read early may have changed again while later ones were read. Holds also where clocks disagree.
 */
export function highWater(startedAt: Instant, newestSeen: Instant): Instant {
  return newestSeen > 0 ? Math.min(startedAt, newestSeen) : startedAt;
}
