import type { AsOf } from '@attain/shared/domain/account';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { reportOccasions } from '@attain/shared/reports/occasions';

import { newLinkId } from '../../links/random-id.ts';
import type { PlannedReport } from '../../ports/reports.ts';
import type { SyncContext } from '../sync-context.ts';

/** The reports that the calendar of an account wants now. An occasion that had its report is passed over by the store. */
export function planReports(
  { reports }: Pick<SyncContext, 'reports'>,
  snapshot: Snapshot,
  asOf: AsOf,
): readonly PlannedReport[] {
  if (!reports.configuration.onTime) return [];
  return reportOccasions(snapshot, asOf).map(({ cause, why, kind }) => ({
    id: newLinkId(),
    companyId: snapshot.companyId,
    ...{ kind, why, cause },
    plannedAt: asOf.now,
  }));
}
