import { count, date, number, percent } from '../basics/plain-words.ts';
import { roundWithinBand } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Day } from '../basics/time.ts';

/** @param title `null`: all agreements of the account together */
export function attainmentAlertText(
  title: string | null,
  attainment: number,
  { below, rearmFrom }: Settings['alerts']['attainment'],
): string {
  const subject = title === null ? 'The agreements together are' : `"${title}" is`;
  const targets = title === null ? 'their targets' : 'its target';
  // 69.99 % shows as 69.9 %, since "70 %, below 70 %" explains nothing.
  const shown = roundWithinBand(attainment * 100, 1, (value) => value < below * 100);
  const line =
    attainment < below ? `below ${percent(below)}` : `not yet back at ${percent(rearmFrom)}`;
  return `${subject} at ${number(shown)} % of ${targets}, ${line}.`;
}

export function driftAlertText(title: string, metric: MetricResult): string {
  const points = count(-100 * (metric.drift ?? 0), 'point');
  const expected = metric.expectedProgress ?? 0;
  const progress = expected + (metric.drift ?? 0);
  return `"${metric.name}" of "${title}" is ${points} behind its expected path: at ${percent(progress)} of the way instead of ${percent(expected)}.`;
}

export function deadlineAlertText(title: string, deadline: Day, daysLeft: number): string {
  if (daysLeft < 0) return `"${title}" is past its deadline of ${date(deadline)}.`;
  const left = daysLeft === 0 ? 'today' : `in ${count(daysLeft, 'day')}`;
  return `"${title}" will miss its deadline of ${date(deadline)}, ${left}.`;
}
