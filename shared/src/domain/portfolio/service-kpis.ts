import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { noFigure, shareOf, shareOfAccounts } from './share.ts';
import { isWithin, type Window } from './windows.ts';

/** Onboardings with every item done / onboardings that ended within the window (A57). */
export function onboardingCompletion(rows: readonly KpiFacts[], window: Window): KpiFigure {
  const ended = rows.flatMap(({ onboarding }) =>
    onboarding !== null && onboarding.endedOn !== null && isWithin(onboarding.endedOn, window)
      ? [onboarding]
      : [],
  );
  return shareOfAccounts(ended, ({ completed }) => completed);
}

/** Mean health score of the accounts that have one, each counted once (A58). */
export function healthAverage(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ scored }) =>
    scored === null || scored.healthScore === null ? null : { part: scored.healthScore, whole: 1 },
  );
}

/** Referrals by customers within the window: a number, not a share (A59). */
export function advocateReferrals(rows: readonly KpiFacts[], window: Window): KpiFigure {
  let referrals = 0;
  let accounts = 0;
  for (const row of rows) {
    if (row.referrals === null) continue;
    accounts += 1;
    referrals += row.referrals.filter((day) => isWithin(day, window)).length;
  }
  const coverage = { accounts, of: rows.length };
  if (accounts === 0) return noFigure('no_account_data', coverage);
  return { value: referrals, reason: null, numerator: referrals, denominator: null, coverage };
}
