import type { Reason } from '../basics/reasons.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { DecidedRenewal, KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import type { PortfolioSettings } from './settings.ts';
import { noFigure } from './share.ts';
import { isWithin, type Window } from './windows.ts';
import { differenceInterval, type Interval } from './wilson-interval.ts';

type Group = { won: number; due: number };

export type RenewalComparison = {
  proven: Group;
  unproven: Group;
  /** Renewal rate proven - unproven: a fraction, 0.12 = 12 points; `null` = too few to say. */
  difference: number | null;
  /** 95 % interval of the difference; where it holds 0, chance alone may be behind it. */
  interval: Interval | null;
  reason: Reason | null;
  /** Accounts of whose renewals it is known whether their ROI was proven, of those that had one due. */
  coverage: KpiFigure['coverage'];
};

/**
 * Renewals that were due within the window, with and without proven ROI at that time (M94). Below a minimum of either
 * kind there is no comparison.
 */
export function provenRoiRenewals(
  rows: readonly KpiFacts[],
  window: Window,
  { kpis: { minRenewals } }: Pick<PortfolioSettings, 'kpis'>,
): RenewalComparison {
  const proven: Group = { won: 0, due: 0 };
  const unproven: Group = { won: 0, due: 0 };
  const coverage = { accounts: 0, of: 0 };
  for (const { renewals } of rows) {
    const due = (renewals ?? []).filter((renewal) => isWithin(renewal.due, window));
    if (due.length > 0) coverage.of += 1;
    if (due.some(({ roiProven }) => roiProven !== null)) coverage.accounts += 1;
    for (const renewal of due) count(renewal, { proven, unproven });
  }
  const enough = Math.min(proven.due, unproven.due) >= Math.max(1, minRenewals);
  const compared = enough ? compare(proven, unproven) : { difference: null, interval: null };
  return { proven, unproven, ...compared, reason: enough ? null : 'too_few_renewals', coverage };
}

/**
 * How much more often renewals with proven ROI are won, relative to those without: (proven - unproven) / unproven (M94).
 * Above an unproven rate of 77 % the +30 % of the target cannot be reached; then the points tell more.
 */
export function provenRoiRenewal(comparison: RenewalComparison): KpiFigure {
  const { difference, unproven, coverage } = comparison;
  if (difference === null) return noFigure('too_few_renewals', coverage);
  if (unproven.won === 0) return noFigure('none_renewed_unproven', coverage);
  const denominator = unproven.won / unproven.due;
  return {
    value: withoutNoise(difference / denominator),
    reason: null,
    numerator: difference,
    denominator,
    coverage,
  };
}

function count({ won, roiProven }: DecidedRenewal, groups: { proven: Group; unproven: Group }) {
  if (roiProven === null) return;
  const group = roiProven ? groups.proven : groups.unproven;
  group.due += 1;
  if (won) group.won += 1;
}

function compare(proven: Group, unproven: Group) {
  return {
    difference: withoutNoise(proven.won / proven.due - unproven.won / unproven.due),
    interval: differenceInterval(
      { part: proven.won, whole: proven.due },
      { part: unproven.won, whole: unproven.due },
    ),
  };
}
