import { benchmarks } from '@attain/shared/contract/benchmarks-of';
import type { SuccessParts } from '@attain/shared/contract/success-metrics-of';
import { peerComparison } from '@attain/shared/domain/portfolio/peer-comparison';
import type { Settings } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { PortalStore } from '../ports/store.ts';

/** A company beside its peers, or why it cannot be compared (C26, M65). */
export async function benchmarksFor(
  { companyId, currencyDigits }: Snapshot,
  { peers }: PortalStore,
  settings: Settings,
): Promise<SuccessParts['benchmarks']> {
  const { minimum } = settings.peers;
  const cohort = await peers.cohort(companyId);
  const own = cohort?.members.find((member) => member.companyId === companyId);
  if (cohort === undefined || own === undefined) {
    const notice = 'No peers to compare with: neither a segment nor industry and size are known.';
    return { body: null, notice };
  }
  const rows = peerComparison(own, cohort.members, settings);
  const body = benchmarks(cohort.name, rows, currencyDigits);
  const most = Math.max(...rows.map(({ n }) => n));
  const notice = `Too few peers to compare with: ${most} of the ${minimum} that it takes.`;
  return { body, notice: body === null ? notice : null };
}
