import type { Database } from '../schema.ts';

/** In a file of the export, or left out for a reason; `null`: of no company. */
type Covered = { file: string } | { leftOut: string } | null;

const FROM_HUBSPOT = 'It is a copy of what HubSpot holds, and can be exported there.';
const AT_WORK = 'It says what is still to be done, and is gone once it is done.';
const COMPUTED = 'It is computed from the rest to compare accounts with each other.';
const PEOPLE = 'It knows people by a hash alone; how many there were is in users-by-day.ndjson.';

/**
 * Where each table is in the export of a company. A table that is not named here does not compile: whoever adds one decides
 * whether it is the customer's.
 */
export const COVERAGE: Readonly<Record<keyof Database, Covered>> = {
  record_version: { file: 'records.ndjson' },
  reading: { file: 'readings.ndjson' },
  sign_off_link: { file: 'sign-off-links.ndjson' },
  report_link: { file: 'report-links.ndjson' },
  report_link_event: { file: 'report-links.ndjson' },
  report: { file: 'reports.ndjson' },
  report_place: { leftOut: 'It says where in HubSpot a report stands, and is found there.' },
  follow_up: { file: 'tasks.ndjson' },
  snapshot: { file: 'figures-by-day.ndjson' },
  snapshot_day: { file: 'figures-by-day.ndjson' },
  health_history: { file: 'health-by-day.ndjson' },
  account_change: { file: 'changes.ndjson' },
  contract_value: { file: 'contract-values.ndjson' },
  company_size: { file: 'company-sizes.ndjson' },
  usage_cell: { file: 'usage-by-day.ndjson' },
  usage_account: { file: 'usage-by-day.ndjson' },
  usage_number: { file: 'usage-numbers-by-day.ndjson' },
  usage_user_day: { file: 'users-by-day.ndjson' },
  usage_user_week: { file: 'users-by-day.ndjson' },

  company: { leftOut: FROM_HUBSPOT },
  contact: { leftOut: FROM_HUBSPOT },
  deal: { leftOut: FROM_HUBSPOT },
  ticket: { leftOut: FROM_HUBSPOT },
  survey_answer: { leftOut: FROM_HUBSPOT },
  survey_contact: { leftOut: FROM_HUBSPOT },
  engagement: { leftOut: FROM_HUBSPOT },
  goal_record: { leftOut: FROM_HUBSPOT },
  link: { leftOut: FROM_HUBSPOT },
  company_alias: { leftOut: FROM_HUBSPOT },
  agreement_record: { leftOut: FROM_HUBSPOT },
  goal_adoption: { leftOut: FROM_HUBSPOT },
  dirty: { leftOut: AT_WORK },
  restatement: { leftOut: AT_WORK },
  outbox: { leftOut: AT_WORK },
  workflow_callback: { leftOut: AT_WORK },
  touched: { leftOut: AT_WORK },
  scored_company: { leftOut: COMPUTED },
  peer_standing: { leftOut: COMPUTED },
  portfolio_account: { leftOut: COMPUTED },
  former_account: { leftOut: COMPUTED },
  usage_member: { leftOut: PEOPLE },
  usage_event_user: { leftOut: PEOPLE },
  usage_file_day: { leftOut: 'It tells which files were imported already.' },

  portal: null,
  cursor: null,
  answered_request: null,
  saved_settings: null,
  portfolio_kpis: null,
  usage_salt: null,
  usage_source: null,
  usage_write_key: null,
  usage_outcome: null,
  usage_source_day: null,
  usage_key: null,
  usage_event_name: null,
};
