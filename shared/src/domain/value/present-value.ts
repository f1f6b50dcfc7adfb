import { withoutNoise } from '../basics/rounding.ts';

/**
 * Present value of yearly flows as in a Total Economic Impact study: the first column is what is paid up front and is not
 * discounted; each later one counts at the end of its year.
 *
 * sum of flow / (1 + rate) ^ year, in the unit of the flows, not rounded.
 */
export function presentValue(flows: readonly number[], rate: number): number {
  return flows.reduce((sum, flow, year) => sum + flow / (1 + rate) ** year, 0);
}

/** What stands on balance after some time: benefits less costs since the beginning. */
export type Balance = { at: number; net: number };

/**
 * When the benefits had covered the costs for good: the last time the balance turned from below 0, on a straight line
 * between two of its points. 0 where it was never below, `null` where it still is.
 *
 * @param balances in order of time
 */
export function payback(balances: readonly Balance[]): number | null {
  let paidAt: number | null = null;
  let previous: Balance | null = null;
  for (const point of balances) {
    if (point.net < 0) paidAt = null;
    else if (previous === null) paidAt = point.at;
    else if (previous.net < 0) paidAt = crossing(previous, point);
    previous = point;
  }
  return paidAt === null ? null : withoutNoise(paidAt);
}

function crossing(below: Balance, above: Balance): number {
  return below.at + ((above.at - below.at) * -below.net) / (above.net - below.net);
}
