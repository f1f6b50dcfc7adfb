import type { Minor } from '../value/value-line.ts';
import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { figureOf } from './share.ts';
import { hasLeftBy, isCustomerOn, type Window } from './windows.ts';

/** What became of the yearly revenue of the accounts that were customers as the window began, in minor units. */
export type RevenueMovement = {
  starting: Minor;
  expansion: Minor;
  contraction: Minor;
  churn: Minor;
  coverage: KpiFigure['coverage'];
};

/**
 * Revenue at the start and what was gained and lost of it by the end, account by account: an account expanded or
 * contracted by the difference, and whoever left churned whole. Accounts won later, or without revenue then, are no part
 * of it.
 */
export function revenueMovement(rows: readonly KpiFacts[], window: Window): RevenueMovement {
  const coverage = { accounts: 0, of: 0 };
  const movement = { starting: 0, expansion: 0, contraction: 0, churn: 0, coverage };
  for (const row of rows) {
    if (!isCustomerOn(row, window.from) || row.revenueAtStart === 0) continue;
    coverage.of += 1;
    const left = hasLeftBy(row.customerUntil, window.to);
    const before = row.revenueAtStart;
    const after = left ? 0 : row.revenueNow;
    if (before === null || after === null) continue;
    coverage.accounts += 1;
    movement.starting += before;
    movement.churn += left ? before : 0;
    movement.expansion += Math.max(0, after - before);
    movement.contraction += left ? 0 : Math.max(0, before - after);
  }
  return movement;
}

/**
 * GRR = (starting - contraction - churn) / starting, never above 1 (A52). A rate of the renewals due in the period is
 * another metric.
 */
export function grossRevenueRetention(movement: RevenueMovement): KpiFigure {
  const { starting, contraction, churn, coverage } = movement;
  return figureOf(starting - contraction - churn, starting, coverage);
}

/** NRR = (starting + expansion - contraction - churn) / starting, over the same accounts (A53). */
export function netRevenueRetention(movement: RevenueMovement): KpiFigure {
  const { starting, expansion, contraction, churn, coverage } = movement;
  return figureOf(starting + expansion - contraction - churn, starting, coverage);
}

/** Expansion / starting revenue, over the trailing year (A56, A69, C33). */
export function expansionRevenue({ starting, expansion, coverage }: RevenueMovement): KpiFigure {
  return figureOf(expansion, starting, coverage);
}
