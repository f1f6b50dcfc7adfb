/** The forms that a report comes in, by the names that commands and routes take, and what each is on the web. */
export const REPORT_TYPES = {
  md: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  json: 'application/json',
} as const;

export type ReportFormat = keyof typeof REPORT_TYPES;

export const REPORT_FORMATS = Object.keys(REPORT_TYPES) as readonly ReportFormat[];
