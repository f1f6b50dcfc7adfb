import Keyv from 'keyv';

import type { Crm, PropertyDefinition, WritableType } from '../../ports/crm.ts';

/** A property that somebody creates or archives in HubSpot is noticed after at most this long. */
const LIFETIME_MS = 10 * 60_000;

/** A CRM that remembers property definitions for a while: a worker that syncs every few minutes need not ask each time. */
export function withCachedSchema(crm: Crm, lifetimeMs: number = LIFETIME_MS): Crm {
  const cache = new Keyv<readonly PropertyDefinition[]>({ ttl: lifetimeMs });
  return {
    ...crm,
    async properties(type: WritableType) {
      const known = await cache.get(type);
      if (known) return known;
      const definitions = await crm.properties(type);
      await cache.set(type, definitions);
      return definitions;
    },
  };
}
