import Keyv from 'keyv';

import type { Crm, PortalFacts } from '../../ports/crm.ts';

/** A changed time zone or currency is noticed after at most this long. */
const LIFETIME_MS = 10 * 60_000;
const KEY = 'portal';

/** A CRM that remembers its portal for a while, HubSpot's clock as it was: for work that does not ask for changes since a time. */
export function withRememberedPortal(crm: Crm, lifetimeMs: number = LIFETIME_MS): Crm {
  const cache = new Keyv<PortalFacts>({ ttl: lifetimeMs });
  return {
    ...crm,
    async portal() {
      const known = await cache.get(KEY);
      if (known) return known;
      const facts = await crm.portal();
      await cache.set(KEY, facts);
      return facts;
    },
  };
}
