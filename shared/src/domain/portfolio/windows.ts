import { addMonths, type Day } from '../basics/time.ts';
import type { KpiFacts } from './facts.ts';

/** From the state at the end of `from` to that at the end of `to`. */
export type Window = { from: Day; to: Day };

/** Churn and expansion are annual rates that are looked at every quarter (C33). */
export function trailingYear(today: Day): Window {
  return { from: addMonths(today, -12), to: today };
}

export function trailingQuarter(today: Day): Window {
  return { from: addMonths(today, -3), to: today };
}

export function isWithin(day: Day, { from, to }: Window): boolean {
  return from < day && day <= to;
}

/** An account of unknown beginning is a customer as long as nobody saw it leave. */
export function isCustomerOn({ customerSince, customerUntil }: KpiFacts, day: Day): boolean {
  return (customerSince === null || customerSince <= day) && !hasLeftBy(customerUntil, day);
}

export function hasLeftBy(customerUntil: Day | null, day: Day): boolean {
  return customerUntil !== null && customerUntil <= day;
}
