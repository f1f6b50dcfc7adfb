import type { TargetedKpi } from './kpi.ts';

export type PortfolioSettings = {
  peers: {
    /** Below this many peers with a figure nothing is compared (C26). */
    minimum: number;
    /** Largest number of employees of each size band but the last, ascending; the last is open. */
    sizeBandsUpTo: readonly number[];
    /** The best share of the peers that an account is compared with, beside their average. */
    topShare: number;
    /** Value per user is a yearly rate, which a shorter reporting period does not tell. */
    minPeriodDays: number;
  };
  kpis: {
    /** Shares are fractions, NPS points -100..100, scores 0-100. */
    targets: Record<TargetedKpi, number>;
    /** What "retention rate" means (C32). */
    retention: 'gross_revenue' | 'logo';
    /** Renewals with proven ROI, and as many without, before they are compared. */
    minRenewals: number;
  };
  /** Weights by KPI; each set adds up to 100 (C32). */
  scorecards: {
    monthly: {
      csat: number;
      nps: number;
      gross_revenue_retention: number;
      net_revenue_retention: number;
      time_to_first_use: number;
    };
    success: {
      retention: number;
      nps: number;
      expansion_revenue: number;
      time_to_first_use: number;
    };
  };
};

export const PORTFOLIO_DEFAULTS: PortfolioSettings = {
  peers: {
    minimum: 10,
    sizeBandsUpTo: [10, 50, 200, 1_000, 5_000],
    topShare: 0.25,
    minPeriodDays: 90,
  },
  kpis: {
    targets: {
      vla_attainment_rate: 0.85,
      vla_coverage: 0.9,
      time_to_first_vla: 60,
      vla_revision_rate: 0.2,
      outcome_achievement: 0.8,
      roi_demonstrable: 0.9,
      value_documentation: 0.75,
      customer_validation: 0.6,
      goals_defined: 0.8,
      goals_achieved: 0.7,
      value_reports: 0.5,
      proven_roi_renewal: 0.3,
      csat: 4.5,
      nps: 50,
      gross_revenue_retention: 0.9,
      net_revenue_retention: 1.1,
      time_to_first_use: 14,
      logo_churn: 0.1,
      expansion_revenue: 0.25,
      onboarding_completion: 0.95,
      health_average: 80,
      advocate_referrals: 2,
      retention: 0.9,
    },
    retention: 'gross_revenue',
    minRenewals: 10,
  },
  scorecards: {
    monthly: {
      csat: 25,
      nps: 20,
      gross_revenue_retention: 20,
      net_revenue_retention: 20,
      time_to_first_use: 15,
    },
    success: { retention: 35, nps: 25, expansion_revenue: 20, time_to_first_use: 20 },
  },
};
