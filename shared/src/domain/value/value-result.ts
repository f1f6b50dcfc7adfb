import type { Account, AsOf, ValueFigures } from '../account.ts';
import { scoreCosts } from './cost-lines.ts';
import { doubleCounts } from './double-count.ts';
import { ledgerTotals } from './ledgers.ts';
import type { Currency } from '../basics/money.ts';
import { reportingPeriod } from './reporting-period.ts';
import { missingRoiReason, netValue, valueFigures } from './roi.ts';
import type { Settings } from '../settings.ts';
import type { CostLineResult, ValueResult } from './results.ts';
import { scoreValueLine } from './value-lines.ts';

const NO_FIGURES: ValueFigures = {
  confirmed: null,
  estimated: null,
  investment: null,
  roiConfirmed: null,
  roiEstimated: null,
  multiple: null,
};

/** Everything that is shown about value and ROI over the reporting period. */
export function scoreValue(
  account: Account,
  asOf: AsOf,
  settings: Settings,
  currency: Currency,
): ValueResult {
  const period = reportingPeriod(account.contract, asOf.today);
  const lines = account.valueLines.map((line) => scoreValueLine(line, period, settings, currency));
  const costs = scoreCosts(account, period, settings);
  const doubled = doubleCounts(account.valueLines);
  const figures =
    doubled.length === 0
      ? valueFigures(ledgerTotals(lines, costs))
      : (account.lastUnblockedValue ?? NO_FIGURES);
  return {
    period,
    figures,
    netValue: netValue(figures),
    reason: figures === NO_FIGURES ? null : missingRoiReason(figures),
    doubleCounts: doubled,
    subscriptionOnly: isSubscriptionOnly(costs),
    lines,
    costs,
  };
}

/** Then the ROI says so (C03). */
function isSubscriptionOnly(costs: readonly CostLineResult[]): boolean {
  const counted = costs.filter((cost) => cost.counted !== 0);
  return counted.length > 0 && counted.every(({ kind }) => kind === 'licence');
}
