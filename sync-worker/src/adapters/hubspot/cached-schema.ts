import Keyv from 'keyv';

import type { Crm, PropertyDefinition, WritableType } from '../../ports/crm.ts';

/** A property, scope or owner that somebody changes in HubSpot is noticed after at most this long. */
const LIFETIME_MS = 10 * 60_000;

/** A CRM that remembers property definitions, scopes and owners for a while: a worker that syncs every few minutes need not ask each time. */
export function withCachedSchema(crm: Crm, lifetimeMs: number = LIFETIME_MS): Crm {
  const cache = new Keyv<readonly PropertyDefinition[]>({ ttl: lifetimeMs });
  const scopes = new Keyv<readonly string[]>({ ttl: lifetimeMs });
  const owners = new Keyv<string>({ ttl: lifetimeMs });
  return {
    ...crm,
    async properties(type: WritableType) {
      const known = await cache.get(type);
      if (known) return known;
      const definitions = await crm.properties(type);
      await cache.set(type, definitions);
      return definitions;
    },
    async scopes() {
      const known = await scopes.get('scopes');
      if (known) return known;
      const granted = await crm.scopes();
      if (granted) await scopes.set('scopes', granted);
      return granted;
    },
    async owner(idOrEmail) {
      const known = await owners.get(idOrEmail);
      if (known) return known;
      const id = await crm.owner(idOrEmail);
      if (id !== undefined) await owners.set(idOrEmail, id);
      return id;
    },
  };
}
