import type { Day } from '../basics/time.ts';
import { vlaAttainmentRate, vlaRevisionRate } from './agreement-kpis.ts';
import { coverageKpi } from './coverage-funnel.ts';
import type { KpiFacts } from './facts.ts';
import { goalsAchieved, goalsOnPlan, outcomeAchievement } from './goal-kpis.ts';
import { KPI_DEFINITIONS } from './kpi-definitions.ts';
import { KPI_CODES, type KpiCode, type KpiFigure } from './kpi.ts';
import { logoChurn, logoRetention } from './logo-churn.ts';
import { provenRoiRenewal, provenRoiRenewals } from './proven-roi-renewals.ts';
import {
  expansionRevenue,
  grossRevenueRetention,
  netRevenueRetention,
  revenueMovement,
} from './revenue-retention.ts';
import { advocateReferrals, healthAverage, onboardingCompletion } from './service-kpis.ts';
import type { PortfolioSettings } from './settings.ts';
import { csatMean, csatTopTwo, netPromoterScore } from './survey-kpis.ts';
import { timeToFirstUse, timeToFirstVla } from './time-to-value.ts';
import { customerValidation, customerValidationMoney, roiDemonstrable } from './value-kpis.ts';
import { isCustomerOn, trailingQuarter, trailingYear } from './windows.ts';

export type Kpi = KpiFigure & {
  /** `null`: a companion figure, of which nothing is asked. */
  target: number | null;
  /** `null` without a figure or a target. */
  met: boolean | null;
};

export type PortfolioKpis = Readonly<Record<KpiCode, Kpi>>;

type KpiSettings = Pick<PortfolioSettings, 'kpis'>;

/**
 * Every KPI of the portfolio on a day, each by its own definition, with its parts, its target and how many accounts had
 * data. Those of a state are over the customers of that day; those of a time take in whoever left during it.
 */
export function portfolioKpis(
  rows: readonly KpiFacts[],
  today: Day,
  settings: KpiSettings,
): PortfolioKpis {
  const figures = kpiFigures(rows, today, settings);
  const targets: Readonly<Partial<Record<KpiCode, number>>> = settings.kpis.targets;
  const judged = KPI_CODES.map((code) => [code, judge(code, figures[code], targets[code] ?? null)]);
  return Object.fromEntries(judged) as Record<KpiCode, Kpi>;
}

function kpiFigures(
  rows: readonly KpiFacts[],
  today: Day,
  settings: KpiSettings,
): Record<KpiCode, KpiFigure> {
  const year = trailingYear(today);
  const quarter = trailingQuarter(today);
  const customers = rows.filter((row) => isCustomerOn(row, today));
  const revenue = revenueMovement(rows, year);
  const gross = grossRevenueRetention(revenue);
  return {
    vla_attainment_rate: vlaAttainmentRate(customers),
    vla_coverage: coverageKpi('vla_coverage', customers),
    time_to_first_vla: timeToFirstVla(rows, year),
    vla_revision_rate: vlaRevisionRate(customers),
    outcome_achievement: outcomeAchievement(customers),
    roi_demonstrable: roiDemonstrable(customers),
    value_documentation: coverageKpi('value_documentation', customers),
    customer_validation: customerValidation(customers),
    customer_validation_money: customerValidationMoney(customers),
    goals_defined: coverageKpi('goals_defined', customers),
    goals_achieved: goalsAchieved(customers),
    goals_on_plan: goalsOnPlan(customers),
    value_reports: coverageKpi('value_reports', customers),
    proven_roi_renewal: provenRoiRenewal(provenRoiRenewals(rows, year, settings)),
    csat: csatMean(customers),
    csat_top_two: csatTopTwo(customers),
    nps: netPromoterScore(customers),
    gross_revenue_retention: gross,
    net_revenue_retention: netRevenueRetention(revenue),
    time_to_first_use: timeToFirstUse(rows, year),
    logo_churn: logoChurn(rows, year),
    expansion_revenue: expansionRevenue(revenue),
    onboarding_completion: onboardingCompletion(rows, quarter),
    health_average: healthAverage(customers),
    advocate_referrals: advocateReferrals(rows, quarter),
    retention: settings.kpis.retention === 'logo' ? logoRetention(rows, year) : gross,
  };
}

function judge(code: KpiCode, figure: KpiFigure, target: number | null): Kpi {
  const { value } = figure;
  return {
    ...figure,
    target,
    met: value === null || target === null ? null : isMet(code, value, target),
  };
}

function isMet(code: KpiCode, value: number, target: number): boolean {
  switch (KPI_DEFINITIONS[code].met) {
    case 'above':
      return value > target;
    case 'at_least':
      return value >= target;
    case 'below':
      return value < target;
  }
}
