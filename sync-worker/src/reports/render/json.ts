import { REPORT_SCHEMA_VERSION, type ReportDocument } from '@attain/shared/contract/report';
import type { Report } from '@attain/shared/reports/report';

/** The report as programs read it, with the version of its shape. */
export function jsonReport(report: Report): string {
  const document: ReportDocument = { schemaVersion: REPORT_SCHEMA_VERSION, ...report };
  return `${JSON.stringify(document, null, 1)}\n`;
}
