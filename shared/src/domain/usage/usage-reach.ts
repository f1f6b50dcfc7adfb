import type { DaySpan } from './day-span.ts';
import type { MeasureGap } from './measure-gap.ts';

/** How far the usage of an account is known. Day numbers in the portal's zone. */
export type UsageReach = {
  /** Day of the account's first event. */
  firstDay: number;
  /** Days of which its sources delivered events of any account, ascending. */
  delivered: readonly number[];
};

/**
 * Why a period has no value; `null`: it has one. A period is measured once it is over, unless it ended before the account's
 * first event or its sources delivered nothing of it, for any account. The period of the first event counts as it is.
 */
export function periodGap(
  span: DaySpan,
  reach: UsageReach | undefined,
  today: number,
): MeasureGap | null {
  if (reach === undefined) return 'no_usage';
  if (span.last >= today) return 'not_over';
  if (span.last < reach.firstDay) return 'before_first_event';
  return deliveredWithin(reach, span) ? null : 'nothing_delivered';
}

/**
 * Why there is no volume of some days to date; `null`: there is one. Where the source began later than the days, or delivered
 * nothing for more than `silentDays` of them, the volume would be too small for the value beside it, and one unit would look
 * worth more than it was.
 */
export function volumeGap(
  { first, last }: DaySpan,
  reach: UsageReach | undefined,
  silentDays: number,
): MeasureGap | null {
  const [began] = reach?.delivered ?? [];
  if (reach === undefined || began === undefined) return 'no_usage';
  if (began > first) return 'begins_before_source';
  let heard = first;
  for (const day of [...reach.delivered, last]) {
    const until = Math.min(day, last);
    if (until - heard > silentDays) return 'nothing_delivered';
    heard = Math.max(heard, until);
  }
  return null;
}

/** By halving, since an account is asked for many periods over years of days. */
function deliveredWithin({ delivered }: UsageReach, { first, last }: DaySpan): boolean {
  let low = 0;
  let high = delivered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((delivered[middle] ?? first) < first) low = middle + 1;
    else high = middle;
  }
  const next = delivered[low];
  return next !== undefined && next <= last;
}
