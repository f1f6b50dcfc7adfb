import type { Account, AsOf, ValueFigures } from '../account.ts';
import type { Currency } from '../basics/money.ts';
import type { GoalResult } from '../goals/results.ts';
import type { Settings } from '../settings.ts';
import { activityValues } from './activity-value.ts';
import { costResult, periodCosts } from './cost-lines.ts';
import { discountedValue } from './discounted-value.ts';
import { doubleCounts } from './double-count.ts';
import { isCounting, ledgerLine } from './ledger-line.ts';
import { hasUnusableCost, knownTotals, totalsOf, type Ledgers } from './ledgers.ts';
import { lineResult } from './line-result.ts';
import { valueOpportunities } from './opportunities.ts';
import { daysOf } from './period-share.ts';
import { reportingPeriod } from './reporting-period.ts';
import type { CostLineResult, NoRoiReason, ValueResult } from './results.ts';
import { missingRoiReason, netValue, valueFigures } from './roi.ts';
import { valueTrend } from './value-trend.ts';

const NO_FIGURES: ValueFigures = {
  confirmed: null,
  estimated: null,
  investment: null,
  roiConfirmed: null,
  roiEstimated: null,
  multiple: null,
};

/**
 * Everything that is shown about value and ROI over the reporting period, or over a chosen one (M10). While two lines
 * count one quantity, the last unblocked figures of the account stand; they are those of the reporting period, so a caller
 * that chooses another one passes none.
 */
export function scoreValue(
  account: Account,
  goals: readonly GoalResult[],
  asOf: AsOf,
  settings: Settings,
  currency: Currency,
  period: ValueResult['period'] = reportingPeriod(account.contract, asOf.today),
): ValueResult {
  if (currency.currency === '') return withoutCurrency(period);

  const days = daysOf(period.from, period.to);
  const entries = account.valueLines.map((line) => ledgerLine(line, settings, currency));
  const lines = entries.map((entry) => lineResult(entry, days, asOf, settings));
  const periodic = periodCosts(account, period, settings);
  const costs = periodic.map((cost) => costResult(cost, days.to));
  const ledgers: Ledgers = {
    period: days,
    lines: entries.filter(isCounting),
    costs: periodic,
    totals: totalsOf(lines, costs),
  };
  const doubled = doubleCounts(ledgers.lines.map(({ line }) => line));
  const isBlocked = doubled.length > 0;
  const figures = isBlocked
    ? (account.lastUnblockedValue ?? NO_FIGURES)
    : valueFigures(knownTotals(ledgers));
  const isOpen = !isBlocked && ledgers.lines.length > 0;
  const inTerm = period.label === 'contract to date';
  return {
    period,
    figures,
    netValue: netValue(figures),
    reason: reasonOf(figures, ledgers),
    doubleCounts: doubled,
    subscriptionOnly: isSubscriptionOnly(costs),
    lines,
    costs,
    trend: isOpen ? valueTrend(ledgers, settings.value.trendQuarters) : [],
    discounted: isOpen && inTerm ? discountedValue(ledgers, settings.value.discountRate) : null,
    activities: activityValues(account.activityVolumes, lines),
    opportunities: valueOpportunities(account.opportunities, lines, { goals, settings, currency }),
  };
}

/** Amounts of no known currency are no money. */
function withoutCurrency(period: ValueResult['period']): ValueResult {
  return {
    period,
    figures: NO_FIGURES,
    netValue: null,
    reason: 'no_currency',
    doubleCounts: [],
    subscriptionOnly: false,
    lines: [],
    costs: [],
    trend: [],
    discounted: null,
    activities: [],
    opportunities: [],
  };
}

function reasonOf(figures: ValueFigures, ledgers: Ledgers): NoRoiReason | null {
  if (figures === NO_FIGURES) return 'double_count';
  const reason = missingRoiReason(figures);
  return reason === 'no_cost' && hasUnusableCost(ledgers) ? 'cost_unusable' : reason;
}

/** Then the ROI says so (C03). */
function isSubscriptionOnly(costs: readonly CostLineResult[]): boolean {
  const counted = costs.filter((cost) => cost.counted !== 0);
  return counted.length > 0 && counted.every(({ kind }) => kind === 'licence');
}
