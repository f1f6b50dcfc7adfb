import { setTimeout as delay } from 'node:timers/promises';

import type { Crm } from './ports/crm.ts';
import type { Log } from './ports/log.ts';
import type { OwnerNames } from './ports/owner-names.ts';

/** Who joined, left or married is noticed after at most this long. */
const LIFETIME_MS = 10 * 60_000;
/** A page had rather show an id for once than wait for HubSpot. */
const WAIT_MS = 150;

type Parts = { crm: Pick<Crm, 'ownerNames'>; log: Log; now: () => number };

/** Asks HubSpot for the names once in a while, beside the requests that show them. What was known stays while HubSpot is away. */
export function rememberedOwners({ crm, log, now }: Parts): OwnerNames {
  let known: ReadonlyMap<string, string> = new Map();
  let askedAt = -Infinity;
  let asking: Promise<void> = Promise.resolve();

  async function ask(): Promise<void> {
    try {
      const owners = await crm.ownerNames();
      known = new Map(owners.map(({ id, name }) => [id, name]));
    } catch (error) {
      log.warn({ err: error }, 'the names of owners could not be read: their ids are shown');
    }
  }

  return {
    async names() {
      if (now() - askedAt >= LIFETIME_MS) {
        askedAt = now();
        asking = ask();
      }
      if (known.size === 0) await Promise.race([asking, delay(WAIT_MS, undefined, { ref: false })]);
      return known;
    },
  };
}
