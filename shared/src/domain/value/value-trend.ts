import { addDays, addMonths, type Day } from '../basics/time.ts';
import { hasUnusableCost, totalsThrough, type Ledgers } from './ledgers.ts';
import type { DayRange } from './period-share.ts';
import type { TrendRow } from './results.ts';
import { roi } from './roi.ts';

/**
 * Value, cost and ROI by calendar quarter of the reporting period, the first and last ones clipped to it (O31, C04). A
 * quarter's ROI is its value over its cost, the cumulative one cumulative over cumulative.
 *
 * A quarter is the difference of two running totals, so that the quarters add up to the totals of the period to the
 * minor unit.
 *
 * @param limit the latest quarters only; the cumulative columns contain the earlier ones
 */
export function valueTrend(ledgers: Ledgers, period: DayRange, limit: number): TrendRow[] {
  const quarters = quartersOf(period);
  const shown = quarters.slice(-Math.max(1, limit));
  const cutOff = shown.length < quarters.length;
  const costKnown = !hasUnusableCost(ledgers);
  let before = { confirmed: 0, estimated: 0, cost: 0 };
  if (cutOff) before = totalsThrough(ledgers, addDays(shown[0]?.from ?? period.from, -1));
  return shown.map(({ from, to }) => {
    const total = totalsThrough(ledgers, to);
    const confirmed = total.confirmed - before.confirmed;
    const estimated = total.estimated - before.estimated;
    const cost = total.cost - before.cost;
    before = total;
    return {
      from,
      to,
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
function quartersOf(period: DayRange): DayRange[] {
  const quarters: DayRange[] = [];
  let from = period.from;
  while (from <= period.to) {
    const end = endOfQuarter(from);
    const to = end < period.to ? end : period.to;
    quarters.push({ from, to });
    from = addDays(to, 1);
  }
  return quarters;
}

function endOfQuarter(day: Day): Day {
  const month = Number(day.slice(5, 7));
  const monthsLeft = (3 - (month % 3)) % 3;
  return addDays(addMonths(`${day.slice(0, 7)}-01`, monthsLeft + 1), -1);
}
