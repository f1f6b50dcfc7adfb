import type { Reason } from '../basics/reasons.ts';

/** Every figure over the whole portfolio; what each means is in `KPI_DEFINITIONS`. */
export const KPI_CODES = [
  'vla_attainment_rate',
  'vla_coverage',
  'time_to_first_vla',
  'vla_revision_rate',
  'outcome_achievement',
  'roi_demonstrable',
  'value_documentation',
  'customer_validation',
  'customer_validation_money',
  'goals_defined',
  'goals_achieved',
  'goals_on_plan',
  'value_reports',
  'proven_roi_renewal',
  'csat',
  'csat_top_two',
  'nps',
  'gross_revenue_retention',
  'net_revenue_retention',
  'time_to_first_use',
  'logo_churn',
  'expansion_revenue',
  'onboarding_completion',
  'health_average',
  'advocate_referrals',
  'retention',
] as const;

export type KpiCode = (typeof KPI_CODES)[number];

/** Named beside a KPI so that nobody takes the one for the other; nothing asks a level of them. */
type Companion = 'customer_validation_money' | 'goals_on_plan' | 'csat_top_two';

export type TargetedKpi = Exclude<KpiCode, Companion>;

export type KpiFigure = {
  /** In the unit of the definition; `null` without data, never a zero that would read as failure. */
  value: number | null;
  reason: Reason | null;
  /** What the figure is made of; `null` where there was nothing to count. */
  numerator: number | null;
  denominator: number | null;
  /** Accounts that had data, of those that the figure is about. */
  coverage: { accounts: number; of: number };
};
