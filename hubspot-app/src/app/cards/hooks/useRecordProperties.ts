import { useCrmProperties } from '@hubspot/ui-extensions/crm';

/** Beside the call and literal: HubSpot's bundler prefetches only what it can read in the module that calls the hook. */
const RECORD_PROPERTIES = [
  'attain_scored_at',
  'attain_next_action',
  'attain_escalation',
  'attain_lifecycle_stage',
  'attain_onboarding_percent',
  'attain_expansion_signals',
  'attain_advocacy_tier',
  'attain_peer_percentile',
  'attain_health_score',
  'attain_health_band',
  'attain_health_trend',
  'attain_health_coverage',
  'attain_health_driver',
  'attain_vla_attainment',
  'attain_vla_status',
  'attain_vla_count',
  'attain_vla_at_risk_count',
  'attain_vla_next_deadline',
  'attain_vla_deadline_risk',
  'attain_vla_next_review',
  'attain_vla_signed_off',
  'attain_success_score',
  'attain_success_band',
  'attain_goals_total',
  'attain_goals_on_track',
  'attain_goals_achieved',
  'attain_value_confirmed',
  'attain_value_estimated',
  'attain_roi_confirmed',
  'attain_roi_estimated',
  'attain_value_multiple',
  'attain_investment',
  'attain_renewal_date',
  'attain_renewal_stage',
  'attain_renewal_play',
  'attain_renewal_play_start',
];

/** The figures that the record itself holds, kept current by HubSpot: what there is to show when the worker does not answer. */
export function useRecordProperties() {
  return useCrmProperties(RECORD_PROPERTIES);
}
