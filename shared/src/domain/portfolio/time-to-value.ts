import { daysBetween } from '../basics/time.ts';
import type { KpiFacts, Reached } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { medianWait, type Wait } from './median-wait.ts';
import { noFigure } from './share.ts';
import { isWithin, type Window } from './windows.ts';

/** Median days from the start to the first use of the product (A54, A70). */
export function timeToFirstUse(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return timeTo(rows, ({ firstUse }) => firstUse, window);
}

/** Median days from the start to the first achieved agreement (V37). */
export function timeToFirstVla(rows: readonly KpiFacts[], window: Window): KpiFigure {
  return timeTo(rows, ({ firstAchievedVla }) => firstAchievedVla, window);
}

/**
 * Over the accounts that began within the window, those included that left since. The clock starts with the first
 * contract, else the creation of the company (C17); what happened before counts as day 0. The parts are how many got
 * there, and of how many.
 */
function timeTo(
  rows: readonly KpiFacts[],
  reachedOf: (row: KpiFacts) => Reached | null,
  window: Window,
): KpiFigure {
  const waits: Wait[] = [];
  let of = 0;
  for (const row of rows) {
    const { customerSince: start, customerUntil } = row;
    if (start === null || !isWithin(start, window)) continue;
    of += 1;
    const reached = reachedOf(row);
    if (reached === null) continue;
    const until = reached.on ?? customerUntil ?? window.to;
    waits.push({ days: Math.max(0, daysBetween(start, until)), over: reached.on !== null });
  }
  const coverage = { accounts: waits.length, of };
  if (waits.length === 0) return noFigure('no_account_data', coverage);
  const value = medianWait(waits);
  return {
    value,
    reason: value === null ? 'fewer_than_half' : null,
    numerator: waits.filter(({ over }) => over).length,
    denominator: waits.length,
    coverage,
  };
}
