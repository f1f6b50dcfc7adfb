import type { Audience, Report, ReportKind } from '@attain/shared/reports/report';

import { refuseDraft } from '../sharing/refuse-draft.ts';
import { type Around, gatherSources } from './gather-sources.ts';
import { buildReport } from './report-forms.ts';
import type { Wished } from './reported-snapshot.ts';

export type AskedReport = Wished & { kind: ReportKind; audience: Audience };

/**
 * The report of a company as it is asked for.
 *
 * @throws {NotReportable} where there is nothing to report
 * @throws {RefusedError} where a draft is asked for the customer (trust on paper)
 */
export async function askReport(asked: AskedReport, around: Around): Promise<Report> {
  const report = buildReport(asked.kind, await gatherSources(asked, around));
  if (asked.audience === 'customer') refuseDraft(report);
  return report;
}
