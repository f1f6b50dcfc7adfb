import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { figureOf, shareOf } from './share.ts';

/**
 * Accounts with a positive net ROI on confirmed value / all accounts (O42, C02). An account without such a figure
 * demonstrates nothing and stays in the denominator; the coverage says how many have one.
 */
export function roiDemonstrable(customers: readonly KpiFacts[]): KpiFigure {
  let positive = 0;
  let known = 0;
  for (const { scored } of customers) {
    if (scored === null || scored.roiConfirmed === null) continue;
    known += 1;
    if (scored.roiConfirmed > 0) positive += 1;
  }
  return figureOf(positive, customers.length, { accounts: known, of: customers.length });
}

/**
 * Value lines that the customer confirmed / value lines with an amount (O44, C20). The row asks for a share "of values",
 * so every line counts once; one large line would otherwise speak for all.
 */
export function customerValidation(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(
    customers,
    ({ scored }) => scored && { part: scored.valueLines.confirmed, whole: scored.valueLines.all },
  );
}

/** The same by money, before confidence factors, which would shrink what is not confirmed. */
export function customerValidationMoney(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ scored }) => {
    if (scored === null || scored.valueAmounts === null) return null;
    const { confirmed, all } = scored.valueAmounts;
    return { part: confirmed, whole: all };
  });
}
