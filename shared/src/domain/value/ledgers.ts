import type { Day } from '../basics/time.ts';
import { costThrough, type PeriodCost } from './cost-lines.ts';
import { counts, countedWithin, type LedgerLine } from './ledger-line.ts';
import type { LedgerTotals } from './roi.ts';
import type { Minor } from './value-line.ts';

/** The lines and costs of a reporting period that begins on `from`. */
export type Ledgers = {
  from: Day;
  lines: readonly LedgerLine[];
  costs: readonly PeriodCost[];
};

/**
 * Both ledgers and the cost from the beginning of the period to one of its days. Each line is rounded on its own, so
 * that every total can be added up by hand. The ledgers exclude each other: confirmed value is never in the estimate
 * (C20).
 */
export function totalsThrough({ from, lines, costs }: Ledgers, to: Day) {
  const totals = { confirmed: 0, estimated: 0, cost: 0 };
  for (const line of lines) {
    if (line.ledger === 'confirmed') totals.confirmed += countedWithin(line, { from, to });
    if (line.ledger === 'estimated') totals.estimated += countedWithin(line, { from, to });
  }
  for (const cost of costs) totals.cost += costThrough(cost, to);
  return totals;
}

/** The totals of the whole period; unknown where no line counts, and where no cost is known or one cannot be counted. */
export function ledgerTotals(ledgers: Ledgers, to: Day): LedgerTotals {
  const { lines, costs } = ledgers;
  const { confirmed, estimated, cost } = totalsThrough(ledgers, to);
  const known = lines.some(counts);
  return {
    confirmed: known ? confirmed : null,
    estimated: known ? estimated : null,
    cost: costs.length === 0 || hasUnusableCost(ledgers) ? null : cost,
  };
}

/** One cost that cannot be counted leaves the sum of them unknown: without it the ROI would look better than it is. */
export function hasUnusableCost({ costs }: Pick<Ledgers, 'costs'>): boolean {
  return costs.some(({ fault }) => fault !== null);
}

/** What was paid for the whole term before or on its first day. */
export function costUpFront({ from, costs }: Ledgers): Minor {
  return costs.reduce((sum, cost) => (cost.oneOff ? sum + costThrough(cost, from) : sum), 0);
}
