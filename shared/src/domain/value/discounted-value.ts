import { toMinor } from '../basics/money.ts';
import { addDays, addMonths, type Day } from '../basics/time.ts';
import { costUpFront, hasUnusableCost, totalsThrough, type Ledgers } from './ledgers.ts';
import { periodShare, type DayRange } from './period-share.ts';
import { payback, presentValue, type Balance } from './present-value.ts';
import type { DiscountedCase, DiscountedResult, YearFlows } from './results.ts';
import { roi } from './roi.ts';
import type { Minor } from './value-line.ts';

type Totals = ReturnType<typeof totalsThrough>;
type Benefit = (totals: Pick<Totals, 'confirmed' | 'estimated'>) => Minor;

const CONFIRMED: Benefit = ({ confirmed }) => confirmed;
const WITH_ESTIMATES: Benefit = ({ confirmed, estimated }) => confirmed + estimated;

/**
 * Net present value, discounted ROI and payback of the term to date, on the very lines and days that the ROI counts: what
 * was confirmed, and what was confirmed or estimated. One-off costs up to the first day of the term are year 0; the
 * flows of each contract year count at its end, the running year's too. Undiscounted, the years add up to the totals.
 *
 * @param term the contract term to date
 * @returns `null` without a cost or a line that counts
 */
export function discountedValue(
  ledgers: Ledgers,
  term: DayRange,
  rate: number,
): DiscountedResult | null {
  const totals = totalsThrough(ledgers, term.to);
  if (hasUnusableCost(ledgers) || totals.cost <= 0 || WITH_ESTIMATES(totals) === 0) return null;

  const years = yearFlows(ledgers, term);
  const cost = toMinor(
    presentValue(
      years.map((year) => year.cost),
      rate,
    ),
  );
  const months = monthlyTotals(ledgers, term);
  const caseOf = (benefit: Benefit): DiscountedCase | null => {
    const value = toMinor(presentValue(years.map(benefit), rate));
    const discountedRoi = roi(value, cost);
    if (discountedRoi === null) return null;
    const balances = months.map((month) => ({ at: month.at, net: benefit(month) - month.cost }));
    return { value, npv: value - cost, roi: discountedRoi, paybackMonths: payback(balances) };
  };
  return { rate, years, cost, confirmed: caseOf(CONFIRMED), withEstimates: caseOf(WITH_ESTIMATES) };
}

/** Differences of running totals at the ends of the contract years, so that rounding never drifts. */
function yearFlows(ledgers: Ledgers, term: DayRange): YearFlows[] {
  const upFront = costUpFront(ledgers);
  const years: YearFlows[] = [{ year: 0, confirmed: 0, estimated: 0, cost: upFront }];
  let before: Totals = { confirmed: 0, estimated: 0, cost: upFront };
  for (const to of endsOfMonths(term, 12)) {
    const total = totalsThrough(ledgers, to);
    years.push({
      year: years.length,
      confirmed: total.confirmed - before.confirmed,
      estimated: total.estimated - before.estimated,
      cost: total.cost - before.cost,
    });
    before = total;
  }
  return years;
}

function monthlyTotals(ledgers: Ledgers, term: DayRange): (Totals & Omit<Balance, 'net'>)[] {
  const start = { at: 0, confirmed: 0, estimated: 0, cost: costUpFront(ledgers) };
  const months = { startsAt: term.from, endsAt: term.to, recurring: 'month' } as const;
  const ends = endsOfMonths(term, 1);
  return [
    start,
    ...ends.map((to) => ({
      at: periodShare(months, { from: term.from, to }),
      ...totalsThrough(ledgers, to),
    })),
  ];
}

/** Last days of the contract's own months, some at a time; the last one is the end of the term. */
function endsOfMonths(term: DayRange, months: number): Day[] {
  const ends: Day[] = [];
  for (let count = months; ; count += months) {
    const end = addDays(addMonths(term.from, count), -1);
    if (end >= term.to) return [...ends, term.to];
    ends.push(end);
  }
}
