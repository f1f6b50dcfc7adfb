import { withoutNoise } from '../basics/rounding.ts';

/** How long somebody waited, and whether the wait is over: `false` = still waiting, or left without it. */
export type Wait = { days: number; over: boolean };

/**
 * The time after which half have got there (Kaplan-Meier median). Who still waits counts as waiting that long and no
 * longer, so that neither leaving them out flatters the figure nor counting them as never spoils it.
 *
 * @returns `null` while fewer than half are known to have got there.
 */
export function medianWait(waits: readonly Wait[]): number | null {
  const ascending = waits.toSorted((a, b) => a.days - b.days || Number(b.over) - Number(a.over));
  let waiting = 1;
  let left = ascending.length;
  for (const { days, over } of ascending) {
    if (over) waiting *= (left - 1) / left;
    if (over && withoutNoise(waiting) <= 0.5) return days;
    left -= 1;
  }
  return null;
}
