import type { Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { Configuration } from '../config/configuration.ts';
import { portalFacts } from '../portal-facts.ts';
import type { Store } from '../ports/store.ts';
import { type Admission, admissionOf } from './admission.ts';
import { keptDetails } from './kept-details.ts';
import { userHasher } from './people.ts';

/** How long the zone of a portal is taken for what it was. */
const KNOWN_MS = 60_000;

/** What the events of a portal pass through, by the calendar of its days. */
export type Gate = { admission: Admission; calendar: Calendar };

/** The gates of portals, made once and again when a portal moves to another zone. */
export function gates(
  store: Store,
  configuration: Configuration,
  now: () => Instant,
): (portalId: number) => Promise<Gate> {
  const factsOf = portalFacts(store);
  const kept = keptDetails(configuration);
  const known = new Map<number, { until: Instant; gate: Promise<Gate> }>();

  const make = async (portalId: number, before: Promise<Gate> | undefined): Promise<Gate> => {
    const { calendar } = await factsOf(portalId);
    const previous = await before?.catch(() => undefined);
    if (previous?.calendar === calendar) return previous;
    const salt = await store.forPortal(portalId).usage.salt();
    const hashUser = userHasher(salt);
    const admission = admissionOf({ usage: configuration.usage, kept, calendar, hashUser });
    return { admission, calendar };
  };

  return (portalId) => {
    const before = known.get(portalId);
    if (before !== undefined && before.until > now()) return before.gate;
    const gate = make(portalId, before?.gate);
    known.set(portalId, { until: now() + KNOWN_MS, gate });
    gate.catch(() => known.delete(portalId));
    return gate;
  };
}
