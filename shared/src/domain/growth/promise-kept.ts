import { toMinor } from '../basics/money.ts';
import { withoutNoise } from '../basics/rounding.ts';
import { periodShare } from '../value/period-share.ts';
import type { ValueResult } from '../value/results.ts';
import type { Minor } from '../value/value-line.ts';

/** Confirmed value against what was promised before the sale. */
export type PromiseKept = {
  /** Expected value a year, of the hypothesis. */
  promisedAYear: Minor;
  /** The same for the days of the reporting period, both ends included. */
  promisedToDate: Minor;
  /** Confirmed by the customer in the reporting period; `null` where nothing counts yet. */
  confirmed: Minor | null;
  /** Confirmed / promised for a whole year, a fraction: how far the year's promise has come. */
  shareOfYear: number | null;
  /** Confirmed / promised for the same days, a fraction: whether it is being kept. */
  shareToDate: number | null;
  /** Promised for the same days and not confirmed; 0 where the promise is kept. */
  shortfall: Minor;
};

/** Realised / promised, a fraction, unclamped; `null` without a promise or without a figure. */
export function shareKept(realised: Minor | null, promised: Minor): number | null {
  return realised === null || promised <= 0 ? null : withoutNoise(realised / promised);
}

/** The hypothesis against the confirmed ledger (L17, L22), over the year and over equal days (C04). */
export function promiseKept(
  promisedAYear: Minor,
  { period, figures }: Pick<ValueResult, 'period' | 'figures'>,
): PromiseKept {
  const { confirmed } = figures;
  const years = periodShare(
    { startsAt: period.from, endsAt: period.to, recurring: 'year' },
    period,
  );
  const promisedToDate = toMinor(promisedAYear * years);
  return {
    promisedAYear,
    promisedToDate,
    confirmed,
    shareOfYear: shareKept(confirmed, promisedAYear),
    shareToDate: shareKept(confirmed, promisedToDate),
    shortfall: Math.max(0, promisedToDate - (confirmed ?? 0)),
  };
}
