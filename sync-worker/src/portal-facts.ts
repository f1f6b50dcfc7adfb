import type { Currency } from '@attain/shared/domain/basics/money';

import { type Calendar, calendarOf } from './calendar.ts';
import { currencyDigits } from './pipeline/money.ts';
import type { KnownPortal, Store } from './ports/store.ts';

/** What the days and amounts of a portal are in. */
export type PortalFacts = {
  calendar: Calendar;
  /** `undefined`: nothing of HubSpot was read yet. */
  currency: Currency | undefined;
};

const UNKNOWN: PortalFacts = { calendar: calendarOf('UTC'), currency: undefined };

/** By the latest cycles of the portals; UTC and no currency before the first one. */
export function portalFacts(store: Store): (portalId: number) => Promise<PortalFacts> {
  const known = new Map<string, PortalFacts>();
  return async (portalId) => {
    const portals = await store.portals();
    const portal = portals.find((each) => each.portalId === portalId);
    if (portal === undefined) return UNKNOWN;
    const key = `${portal.timeZone} ${portal.currency}`;
    const facts = known.get(key) ?? factsOf(portal);
    known.set(key, facts);
    return facts;
  };
}

function factsOf({ timeZone, currency }: KnownPortal): PortalFacts {
  return {
    calendar: calendarOf(timeZone),
    currency: { currency, digits: currencyDigits(currency) },
  };
}
