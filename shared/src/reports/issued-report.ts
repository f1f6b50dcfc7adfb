export const REPORT_REASONS = [
  'asked',
  'quarterly_review',
  'value_review',
  'early_warning',
] as const;
/** Why a report was made: somebody asked, or its day in the renewal calendar has come. */
export type ReportReason = (typeof REPORT_REASONS)[number];

export const ISSUE_STATES = ['waiting', 'on_record', 'replaced', 'refused'] as const;
/** Where a report stands on its way to the record in HubSpot. */
export type IssueState = (typeof ISSUE_STATES)[number];
