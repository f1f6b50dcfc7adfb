import { costThrough, type PeriodCost } from './cost-lines.ts';
import { countedWithin, type CountingLine } from './ledger-line.ts';
import type { Days } from './period-share.ts';
import type { CostLineResult, ValueLineResult } from './results.ts';
import type { LedgerTotals } from './roi.ts';
import type { Minor } from './value-line.ts';

/** Minor units from the beginning of the period to some day of it. */
export type RunningTotals = { confirmed: Minor; estimated: Minor; cost: Minor };

/** The lines that count and the costs of a reporting period, with what they come to at its end. */
export type Ledgers = {
  period: Days;
  lines: readonly CountingLine[];
  costs: readonly PeriodCost[];
  totals: RunningTotals;
};

/** Sums of the lines as they are shown, so that every total can be added up by hand. */
export function totalsOf(
  lines: readonly ValueLineResult[],
  costs: readonly CostLineResult[],
): RunningTotals {
  return {
    confirmed: sum(lines.filter(({ ledger }) => ledger === 'confirmed')),
    estimated: sum(lines.filter(({ ledger }) => ledger === 'estimated')),
    cost: sum(costs),
  };
}

/**
 * Both ledgers and the cost up to a day, each line rounded on its own. The ledgers exclude each other: confirmed value is
 * never in the estimate (C20).
 */
export function totalsThrough(ledgers: Ledgers, to: number): RunningTotals {
  if (to >= ledgers.period.to) return ledgers.totals;
  const window = { from: ledgers.period.from, to };
  const totals = { confirmed: 0, estimated: 0, cost: 0 };
  for (const line of ledgers.lines) {
    totals[line.ledger] += countedWithin(line, window);
  }
  for (const cost of ledgers.costs) totals.cost += costThrough(cost, to);
  return totals;
}

/** The totals of the whole period; unknown where no line counts, and where no cost is known or one cannot be counted. */
export function knownTotals({ lines, costs, totals }: Ledgers): LedgerTotals {
  const { confirmed, estimated, cost } = totals;
  const anyCounts = lines.length > 0;
  return {
    confirmed: anyCounts ? confirmed : null,
    estimated: anyCounts ? estimated : null,
    cost: costs.length === 0 || hasUnusableCost({ costs }) ? null : cost,
  };
}

/** One cost that cannot be counted leaves the sum of them unknown: without it the ROI would look better than it is. */
export function hasUnusableCost({ costs }: Pick<Ledgers, 'costs'>): boolean {
  return costs.some(({ fault }) => fault !== null);
}

/** What was paid for the whole term before or on its first day. */
export function costUpFront({ period, costs }: Ledgers): Minor {
  let sum = 0;
  for (const cost of costs) {
    if (cost.recurring === null) sum += costThrough(cost, period.from);
  }
  return sum;
}

function sum(lines: readonly { counted: Minor }[]): Minor {
  return lines.reduce((total, { counted }) => total + counted, 0);
}
