import type { Instant } from '@attain/shared/domain/basics/time';
import type { Report } from '@attain/shared/reports/report';

import type { WaitingReport } from '../../ports/reports.ts';
import { issueReport } from '../../reports/issue-report.ts';
import { NotReportable } from '../../reports/not-reportable.ts';
import type { SyncContext } from '../sync-context.ts';

const BY = 'Attain';

/** A report with when it was made. */
export type MadeReport = { report: Report; issuedAt: Instant };

/**
 * The report itself: as it was kept, or made of the latest figures where it was only planned. `undefined`: the company has no figures
 * any more, and the plan is dropped.
 */
export async function makeReport(
  context: SyncContext,
  waiting: WaitingReport,
): Promise<MadeReport | undefined> {
  const { store, portalId, calendar, settings, reports, now } = context;
  if (waiting.report !== null && waiting.issuedAt !== null)
    return { report: waiting.report, issuedAt: waiting.issuedAt };
  const { id, companyId, kind, why } = waiting;
  const { templateFor, levelsOf } = reports;
  const around = { store, portalId, calendar, settings, templateFor, levelsOf, now: now() };
  try {
    await issueReport({ id, companyId, kind, why, by: BY }, around);
  } catch (error) {
    if (!(error instanceof NotReportable)) throw error;
    await store.reports.drop(id);
    return undefined;
  }
  const report = await store.reports.report(id);
  return report && { report, issuedAt: around.now };
}
