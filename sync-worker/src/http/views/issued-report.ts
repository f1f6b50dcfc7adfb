import type { IssuedReportBody } from '@attain/shared/contract/issued-report-routes';

import type { IssuedReport } from '../../ports/reports.ts';
import { moment } from './goal-record.ts';

/** What is told of a report that was made for the record. */
export function issuedReport(report: IssuedReport): IssuedReportBody {
  const { id, kind, title, day, why, state, draft, issuedAt, url, files, notice } = report;
  return {
    ...{ id, kind, title, day, why, state, url, files, notice },
    draft: [...draft],
    issuedAt: moment(issuedAt),
  };
}

/** Of reports with the newest first: the one that people find on the record, else the one on its way there. */
export function latestOf<Report extends Pick<IssuedReport, 'state'>>(
  reports: readonly Report[],
): Report | undefined {
  return reports.find(({ state }) => state === 'on_record') ?? reports[0];
}
