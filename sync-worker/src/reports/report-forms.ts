import type { Report, ReportKind } from '@attain/shared/reports/report';
import { REPORT_TYPES, type ReportFormat } from '@attain/shared/reports/report-format';
import { outcomeReport } from '@attain/shared/reports/outcome/outcome-report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { successReport } from '@attain/shared/reports/success/success-report';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';

export type DrawnReport = { bytes: Buffer; contentType: string; fileName: string };

const BUILDERS: Readonly<Record<ReportKind, (sources: ReportSources) => Report>> = {
  vla: vlaReport,
  outcome: outcomeReport,
  success: successReport,
};

/** Formats that a terminal cannot show. */
export const BINARY: ReadonlySet<ReportFormat> = new Set(['pdf', 'pptx']);

const KIND_IN_FILE_NAME: Readonly<Record<ReportKind, string>> = {
  vla: 'vla-status',
  outcome: 'business-outcomes',
  success: 'success-metrics',
};

export function buildReport(kind: ReportKind, sources: ReportSources): Report {
  return BUILDERS[kind](sources);
}

/** One report in one form. The libraries of a form are loaded when it is first asked for. */
export async function drawReport(report: Report, format: ReportFormat): Promise<DrawnReport> {
  return {
    bytes: Buffer.from(await draw(report, format)),
    contentType: `${REPORT_TYPES[format]}${BINARY.has(format) ? '' : '; charset=utf-8'}`,
    fileName: fileNameOf(report, format),
  };
}

async function draw(report: Report, format: ReportFormat): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return (await import('./render/markdown.ts')).markdownReport(report);
    case 'html':
      return (await import('./render/html.ts')).htmlReport(report);
    case 'json':
      return (await import('./render/json.ts')).jsonReport(report);
    case 'pdf':
    case 'pptx':
      return (await import('./render/print-pool.ts')).printPool.print(format, report);
  }
}

/** Letters, digits and hyphens only, whatever the company is called: `success-metrics-512-2026-11-27.pdf`. */
function fileNameOf({ kind, companyId, day }: Report, format: ReportFormat): string {
  return `${KIND_IN_FILE_NAME[kind]}-${companyId}-${day}.${format}`;
}
