import type { AsOf } from '@attain/shared/domain/account';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { reportOccasions } from '@attain/shared/reports/occasions';

import { newLinkId } from '../../links/random-id.ts';
import type { PlannedReport } from '../../ports/reports.ts';
import type { AccountRows } from '../../ports/store.ts';
import type { SyncContext } from '../sync-context.ts';

/**
 * The reports that the calendar of an account wants now. An occasion that had its report is passed over by the store, and so is one that
 * began before the account was first scored: a portal that is new to us gets no flood of files, notes and tasks.
 */
export function planReports(
  { reports, calendar }: Pick<SyncContext, 'reports' | 'calendar'>,
  { size }: Pick<AccountRows, 'size'>,
  snapshot: Snapshot,
  asOf: AsOf,
): readonly PlannedReport[] {
  if (!reports.configuration.onTime || size === null) return [];
  const knownSince = calendar.dayAt(size.since);
  const occasions = reportOccasions(snapshot, asOf).filter(({ from }) => from > knownSince);
  return occasions.map(({ cause, why, kind }) => ({
    id: newLinkId(),
    companyId: snapshot.companyId,
    ...{ kind, why, cause },
    plannedAt: asOf.now,
  }));
}
