import type { Audience, Report, ReportKind } from '@attain/shared/reports/report';

import { UserError } from '../ports/errors.ts';
import { type Around, gatherSources } from './gather-sources.ts';
import { buildReport } from './report-forms.ts';
import type { Wished } from './reported-snapshot.ts';

export type AskedReport = Wished & { kind: ReportKind; audience: Audience };

/** The report is a draft, which is not for the customer: each reason says what to do. */
export class DraftRefused extends UserError {
  override readonly name = 'DraftRefused';
  readonly reasons: Report['draft'];

  constructor(reasons: Report['draft']) {
    const words = reasons.map(({ text }) => text).join(' ');
    super(`This report is a draft and not for the customer yet. ${words}`);
    this.reasons = reasons;
  }
}

/**
 * The report of a company as it is asked for.
 *
 * @throws {NotReportable} where there is nothing to report
 * @throws {DraftRefused} where a draft is asked for the customer (trust on paper)
 */
export async function askReport(asked: AskedReport, around: Around): Promise<Report> {
  const report = buildReport(asked.kind, await gatherSources(asked, around));
  if (asked.audience === 'customer' && report.draft.length > 0)
    throw new DraftRefused(report.draft);
  return report;
}
