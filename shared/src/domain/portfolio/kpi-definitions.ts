import type { KpiCode } from './kpi.ts';

export type KpiDefinition = {
  title: string;
  /** What is counted, of what. */
  definition: string;
  window: keyof typeof KPI_WINDOWS;
  unit: 'fraction' | 'days' | 'points' | 'rating' | 'score' | 'count';
  /** Where the target is met: above it, from it on, or below it; lower is better only in the last case. */
  met: 'above' | 'at_least' | 'below';
};

/** Over which time a KPI is taken, in words for its tile (C33). */
export const KPI_WINDOWS = {
  now: 'as it stands today',
  year: 'last 12 months',
  quarter: 'last 3 months',
  answers: 'latest answer of each contact, while it is recent',
} as const;

export const KPI_DEFINITIONS: Readonly<Record<KpiCode, KpiDefinition>> = {
  vla_attainment_rate: {
    title: 'VLA attainment rate',
    definition: 'Agreements achieved, of those achieved, missed or past their deadline.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  vla_coverage: {
    title: 'VLA coverage',
    definition: 'Accounts with an agreement in force, of all accounts.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  time_to_first_vla: {
    title: 'Time to first value',
    definition:
      'Median days from the first contract (else the creation of the company) to the first achieved agreement, over accounts that began in the window. Those still waiting count as waiting.',
    window: 'year',
    unit: 'days',
    met: 'below',
  },
  vla_revision_rate: {
    title: 'VLA revision rate',
    definition: 'Agreements in force with an approved revision, of all in force.',
    window: 'now',
    unit: 'fraction',
    met: 'below',
  },
  outcome_achievement: {
    title: 'Outcome achievement rate',
    definition:
      'Goals achieved, of those achieved or past their date. A goal whose agreement was missed is not achieved.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  roi_demonstrable: {
    title: 'ROI demonstrable',
    definition: 'Accounts with a positive net ROI on confirmed value, of all accounts.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  value_documentation: {
    title: 'Value documentation',
    definition: 'Accounts with a quantified value, of all accounts.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  customer_validation: {
    title: 'Customer validation',
    definition: 'Value lines that the customer confirmed, of all that have an amount.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  customer_validation_money: {
    title: 'Customer validation by money',
    definition: 'Confirmed amounts, of the amounts of all value lines before confidence factors.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  goals_defined: {
    title: 'Accounts with goals defined',
    definition: 'Accounts with an active goal, of all accounts.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  goals_achieved: {
    title: 'Goals achieved rate',
    definition: 'Goals achieved or exceeded, of all active goals.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  goals_on_plan: {
    title: 'Goals on or above plan',
    definition: 'Goals exceeded, achieved or on track, of those that can be scored.',
    window: 'now',
    unit: 'fraction',
    met: 'above',
  },
  value_reports: {
    title: 'Value reports generated',
    definition: 'Accounts with a value report generated in the window, of all accounts.',
    window: 'year',
    unit: 'fraction',
    met: 'above',
  },
  proven_roi_renewal: {
    title: 'Renewal with proven ROI',
    definition:
      'How much higher the renewal rate is with proven ROI than without, relative to the rate without.',
    window: 'year',
    unit: 'fraction',
    met: 'at_least',
  },
  csat: {
    title: 'CSAT',
    definition: 'Mean answer, from 1 to 5.',
    window: 'answers',
    unit: 'rating',
    met: 'at_least',
  },
  csat_top_two: {
    title: 'CSAT, top two',
    definition: 'Answers of 4 or 5, of all answers.',
    window: 'answers',
    unit: 'fraction',
    met: 'above',
  },
  nps: {
    title: 'NPS',
    definition: 'Percentage of answers of 9 and 10 minus percentage of answers of 0 to 6.',
    window: 'answers',
    unit: 'points',
    met: 'above',
  },
  gross_revenue_retention: {
    title: 'Gross revenue retention',
    definition:
      'Starting revenue less contraction and churn, of the starting revenue, over the customers at the start.',
    window: 'year',
    unit: 'fraction',
    met: 'at_least',
  },
  net_revenue_retention: {
    title: 'Net revenue retention',
    definition:
      'Starting revenue plus expansion less contraction and churn, of the starting revenue, over the customers at the start.',
    window: 'year',
    unit: 'fraction',
    met: 'at_least',
  },
  time_to_first_use: {
    title: 'Time to first use',
    definition:
      'Median days from the first contract (else the creation of the company) to the first use of the product, over accounts that began in the window. Those still waiting count as waiting.',
    window: 'year',
    unit: 'days',
    met: 'below',
  },
  logo_churn: {
    title: 'Logo churn',
    definition:
      'Accounts lost, of the customers at the start: a rate a year. Companies deleted in HubSpot do not count.',
    window: 'year',
    unit: 'fraction',
    met: 'below',
  },
  expansion_revenue: {
    title: 'Expansion revenue',
    definition: 'Expansion, of the starting revenue of the customers at the start: a rate a year.',
    window: 'year',
    unit: 'fraction',
    met: 'at_least',
  },
  onboarding_completion: {
    title: 'Onboarding completion',
    definition: 'Onboardings with every item done, of those that ended in the window.',
    window: 'quarter',
    unit: 'fraction',
    met: 'at_least',
  },
  health_average: {
    title: 'Health score average',
    definition: 'Mean health score of the accounts that have one.',
    window: 'now',
    unit: 'score',
    met: 'above',
  },
  advocate_referrals: {
    title: 'Advocate referrals',
    definition: 'Referrals by customers.',
    window: 'quarter',
    unit: 'count',
    met: 'at_least',
  },
  retention: {
    title: 'Retention rate',
    definition: 'Gross revenue retention, or, where the configuration says so, the accounts kept.',
    window: 'year',
    unit: 'fraction',
    met: 'at_least',
  },
};
