import { type PeerLevels, peerLevels } from '@attain/shared/domain/portfolio/peer-comparison';

import type { PortalStore } from '../ports/store.ts';

/** A cohort that was read is good for so long; the account's own figures are always the latest. */
const KEPT_MS = 10 * 60_000;
/** More are forgotten, the oldest first. */
const MOST_COHORTS = 500;

/** The figures of the cohort that a company is in. */
export type LevelsOf = (
  portalId: number,
  cohort: string,
  companyId: string,
  store: PortalStore,
) => Promise<PeerLevels>;

export type KnownPeers = {
  /** Reads the cohort, and remembers it. */
  fresh: LevelsOf;
  /** As it was read within the last minutes, by whomever: thousands of peers are not read for each card. */
  kept: LevelsOf;
};

/** The cohorts of one worker, in memory. */
export function knownPeers(now: () => number): KnownPeers {
  const known = new Map<string, { levels: Promise<PeerLevels>; until: number }>();

  const fresh: LevelsOf = (portalId, cohort, companyId, { peers }) => {
    const key = `${portalId} ${cohort}`;
    const levels = peers.cohort(companyId).then((read) => peerLevels(read?.members ?? []));
    known.delete(key);
    known.set(key, { levels, until: now() + KEPT_MS });
    // A failed read is not remembered, and whoever asked is told.
    levels.catch(() => known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= MOST_COHORTS) break;
      known.delete(oldest);
    }
    return levels;
  };

  return {
    fresh,
    kept: async (portalId, cohort, companyId, store) => {
      const before = known.get(`${portalId} ${cohort}`);
      return before !== undefined && now() < before.until
        ? before.levels
        : fresh(portalId, cohort, companyId, store);
    },
  };
}
