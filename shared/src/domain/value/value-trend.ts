import { dayOf, monthOf, firstOfMonth } from '../basics/time.ts';
import { hasUnusableCost, totalsThrough, type Ledgers, type RunningTotals } from './ledgers.ts';
import type { Days } from './period-share.ts';
import type { TrendRow } from './results.ts';
import { roi } from './roi.ts';

const NOTHING: RunningTotals = { confirmed: 0, estimated: 0, cost: 0 };

/**
 * Value, cost and ROI by calendar quarter of the reporting period, the first and last ones clipped to it (O31, C04). A
 * quarter's ROI is its value over its cost, the cumulative one cumulative over cumulative.
 *
 * A quarter is the difference of two running totals, so that the quarters add up to the totals of the period to the
 * minor unit.
 *
 * @param limit the latest quarters only; the cumulative columns contain the earlier ones
 */
export function valueTrend(ledgers: Ledgers, limit: number): TrendRow[] {
  const quarters = quartersOf(ledgers.period);
  const shown = quarters.slice(-Math.max(1, limit));
  const hidden = quarters.at(-shown.length - 1);
  const costKnown = !hasUnusableCost(ledgers);
  let before = hidden === undefined ? NOTHING : totalsThrough(ledgers, hidden.to);
  return shown.map(({ from, to }) => {
    const total = totalsThrough(ledgers, to);
    const confirmed = total.confirmed - before.confirmed;
    const estimated = total.estimated - before.estimated;
    const cost = total.cost - before.cost;
    before = total;
    return {
      from: dayOf(from),
      to: dayOf(to),
      confirmed,
      estimated,
      cost,
      roi: costKnown ? roi(confirmed, cost) : null,
      cumulativeConfirmed: total.confirmed,
      cumulativeEstimated: total.estimated,
      cumulativeCost: total.cost,
      cumulativeRoi: costKnown ? roi(total.confirmed, total.cost) : null,
    };
  });
}

/** The calendar quarters of a period, clipped to it. */
function quartersOf(period: Days): Days[] {
  const quarters: Days[] = [];
  let { from } = period;
  while (from <= period.to) {
    const next = firstOfMonth((Math.floor(monthOf(from) / 3) + 1) * 3);
    quarters.push({ from, to: Math.min(next - 1, period.to) });
    from = next;
  }
  return quarters;
}
