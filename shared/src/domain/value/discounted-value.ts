import { toMinor } from '../basics/money.ts';
import { monthsAfter } from '../basics/time.ts';
import {
  costUpFront,
  hasUnusableCost,
  totalsThrough,
  type Ledgers,
  type RunningTotals,
} from './ledgers.ts';
import { shareOfDays } from './period-share.ts';
import { payback, presentValue } from './present-value.ts';
import type { DiscountedCase, DiscountedResult, YearFlows } from './results.ts';
import { roi } from './roi.ts';
import type { Minor } from './value-line.ts';

/** Running totals some months into the term. */
type MonthTotals = RunningTotals & { month: number };

type Benefit = (totals: Pick<RunningTotals, 'confirmed' | 'estimated'>) => Minor;

const CONFIRMED: Benefit = ({ confirmed }) => confirmed;
const WITH_ESTIMATES: Benefit = ({ confirmed, estimated }) => confirmed + estimated;

/**
 * Net present value, discounted ROI and payback of the term to date, on the very lines and days that the ROI counts: what
 * was confirmed, and what was confirmed or estimated. One-off costs up to the first day of the term are year 0; the
 * flows of each contract year count at its end, the running year's too. Undiscounted, the years add up to the totals.
 *
 * @param ledgers of the contract term to date
 * @param rate a year
 * @returns `null` without a cost or a line that counts
 */
export function discountedValue(ledgers: Ledgers, rate: number): DiscountedResult | null {
  const { totals } = ledgers;
  if (hasUnusableCost(ledgers) || totals.cost <= 0 || WITH_ESTIMATES(totals) === 0) return null;

  const months = monthlyTotals(ledgers);
  const years = yearFlows(months);
  const cost = toMinor(
    presentValue(
      years.map((year) => year.cost),
      rate,
    ),
  );
  const caseOf = (benefit: Benefit): DiscountedCase | null => {
    const value = toMinor(presentValue(years.map(benefit), rate));
    const discountedRoi = roi(value, cost);
    if (discountedRoi === null) return null;
    const balances = months.map((totals) => ({
      at: totals.month,
      net: benefit(totals) - totals.cost,
    }));
    return { value, npv: value - cost, roi: discountedRoi, paybackMonths: payback(balances) };
  };
  return { rate, years, cost, confirmed: caseOf(CONFIRMED), withEstimates: caseOf(WITH_ESTIMATES) };
}

/** Up front, and at the end of each of the contract's own months; the last one may have just begun. */
function monthlyTotals(ledgers: Ledgers): MonthTotals[] {
  const { period } = ledgers;
  const totals = [{ month: 0, confirmed: 0, estimated: 0, cost: costUpFront(ledgers) }];
  for (let month = 1; ; month += 1) {
    const end = monthsAfter(period.from, month) - 1;
    if (end >= period.to) break;
    totals.push({ month, ...totalsThrough(ledgers, end) });
  }
  const month = shareOfDays(period, 'month', period);
  return [...totals, { month, ...totalsThrough(ledgers, period.to) }];
}

/** Differences of running totals at the ends of the contract years, so that rounding never drifts. */
function yearFlows(months: readonly MonthTotals[]): YearFlows[] {
  const ends = months.filter((_, index) => index % 12 === 0 || index === months.length - 1);
  let before: RunningTotals = { confirmed: 0, estimated: 0, cost: 0 };
  return ends.map((total, year) => {
    const { confirmed, estimated, cost } = before;
    before = total;
    return {
      year,
      confirmed: total.confirmed - confirmed,
      estimated: total.estimated - estimated,
      cost: total.cost - cost,
    };
  });
}
