import { useCrmProperties } from '@hubspot/ui-extensions/crm';

/** Beside the call and literal: HubSpot's bundler prefetches only what it can read in the module that calls the hook. */
const SIDEBAR_PROPERTIES = [
  'attain_scored_at',
  'attain_next_action',
  'attain_escalation',
  'attain_health_score',
  'attain_health_band',
  'attain_health_trend',
  'attain_health_coverage',
  'attain_health_driver',
  'attain_vla_attainment',
  'attain_vla_status',
  'attain_vla_at_risk_count',
  'attain_vla_deadline_risk',
  'attain_renewal_date',
  'attain_renewal_stage',
  'attain_report_url',
];

/** What the narrow card reads of the record, kept current by HubSpot. */
export function useSidebarProperties() {
  return useCrmProperties(SIDEBAR_PROPERTIES);
}
