import { benchmarks } from '@attain/shared/contract/benchmarks-of';
import type { SuccessParts } from '@attain/shared/contract/success-metrics-of';
import { comparedWith } from '@attain/shared/domain/portfolio/peer-comparison';
import type { Settings } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { LevelsOf } from './known-peers.ts';
import type { PortalStore } from '../ports/store.ts';

type Sources = { store: PortalStore; portalId: number; settings: Settings; levelsOf: LevelsOf };

/** A company beside its peers, or why it cannot be compared (C26, M65). */
export async function benchmarksFor(
  { companyId, currencyDigits }: Snapshot,
  { store, portalId, settings, levelsOf }: Sources,
): Promise<SuccessParts['benchmarks']> {
  const { minimum } = settings.peers;
  const own = await store.peers.own(companyId);
  if (own === undefined) {
    const notice = 'No peers to compare with: neither a segment nor industry and size are known.';
    return { body: null, notice };
  }
  const cohort = await levelsOf(portalId, own.cohort, companyId, store);
  const rows = comparedWith(own.figures, cohort, settings);
  const body = benchmarks(own.cohort, rows, currencyDigits);
  const most = Math.max(...rows.map(({ n }) => n));
  const notice = `Too few peers to compare with: ${most} of the ${minimum} that it takes.`;
  return { body, notice: body === null ? notice : null };
}
