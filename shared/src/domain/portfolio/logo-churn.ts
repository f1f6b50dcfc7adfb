import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { shareOfAccounts } from './share.ts';
import { hasLeftBy, isCustomerOn, type Window } from './windows.ts';

/**
 * Accounts lost by the end of the window / customers as it began (A55). Over the trailing year: an annual rate that is
 * looked at every quarter, since 10 % a quarter would compound to 34.4 % a year (C33).
 */
export function logoChurn(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return shareOfAccounts(cohort(rows, window), (row) =>
    row.customerSince === null ? null : hasLeftBy(row.customerUntil, window.to),
  );
}

/** 1 - logo churn: what retention means where the configuration says so (A67, C32). */
export function logoRetention(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return shareOfAccounts(cohort(rows, window), (row) =>
    row.customerSince === null ? null : !hasLeftBy(row.customerUntil, window.to),
  );
}

function cohort(rows: readonly KpiFacts[], { from }: Window): KpiFacts[] {
  return rows.filter((row) => isCustomerOn(row, from));
}
