import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { shareOfAccounts } from './share.ts';
import { hasLeftBy, isCustomerOn, type Window } from './windows.ts';

/**
 * Accounts lost by the end of the window / customers as it began (A55). Over the trailing year: an annual rate that is
 * looked at every quarter, since 10 % a quarter would compound to 34.4 % a year (C33).
 */
export function logoChurn(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return shareOfCohort(rows, window, (left) => left);
}

/** 1 - logo churn: what retention means where the configuration says so (A67, C32). */
export function logoRetention(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return shareOfCohort(rows, window, (left) => !left);
}

/** Of an account of unknown beginning nobody knows whether it was a customer as the window began. */
function shareOfCohort(
  rows: readonly KpiFacts[],
  { from, to }: Window,
  counts: (left: boolean) => boolean,
): KpiFigure {
  const cohort = rows.filter((row) => isCustomerOn(row, from));
  return shareOfAccounts(cohort, ({ customerSince, customerUntil }) =>
    customerSince === null ? null : counts(hasLeftBy(customerUntil, to)),
  );
}
