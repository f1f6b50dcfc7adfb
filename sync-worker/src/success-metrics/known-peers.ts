import { type PeerLevels, peerLevels } from '@attain/shared/domain/portfolio/peer-comparison';

import type { PortalStore } from '../ports/store.ts';

/** A cohort, read and sorted at most once in so long; its own accounts' figures are always the latest. */
const KEPT_MS = 10 * 60_000;
/** More are forgotten, the oldest first. */
const MOST_COHORTS = 500;

/** What an account is compared with, without reading thousands of peers for each card. */
export type KnownPeers = (
  portalId: number,
  cohort: string,
  companyId: string,
  store: PortalStore,
) => Promise<PeerLevels>;

export function knownPeers(now: () => number): KnownPeers {
  const known = new Map<string, { levels: Promise<PeerLevels>; until: number }>();
  return async (portalId, cohort, companyId, { peers }) => {
    const key = `${portalId} ${cohort}`;
    const kept = known.get(key);
    if (kept !== undefined && now() < kept.until) return kept.levels;
    known.delete(key);
    const levels = peers.cohort(companyId).then((read) => peerLevels(read?.members ?? []));
    known.set(key, { levels, until: now() + KEPT_MS });
    // A failed read is not remembered, and whoever asked is told.
    levels.catch(() => known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= MOST_COHORTS) break;
      known.delete(oldest);
    }
    return levels;
  };
}
