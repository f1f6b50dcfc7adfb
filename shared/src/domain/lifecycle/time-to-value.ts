import type { Account, AsOf } from '../account.ts';
import { dayAt } from '../basics/portal-day.ts';
import { daysBetween, type Day, type Instant } from '../basics/time.ts';
import type { Goal, Metric } from '../goals/goal.ts';
import { metricProgress, progressAt } from '../metrics/metric-progress.ts';
import type { Settings } from '../settings.ts';
import type { TimeToValue } from './results.ts';

/**
 * Days from the start of the first contract, or from the company's creation where that is unknown, to the first use of
 * the product and to the first achieved VLA (V37, A54, C17): two figures with one clock. What happened before the clock
 * started, as in a pilot, took 0 days. `null` where neither has happened or its day is unknown.
 */
export function timeToValue(
  account: Account,
  asOf: AsOf,
  settings: Pick<Settings, 'metric'>,
): TimeToValue | null {
  const { firstStart } = account.contract;
  const from = firstStart ?? account.createdOn;
  const clock = firstStart === null ? 'company_created' : 'contract_start';
  const usedAt = account.usage?.firstEventAt ?? null;
  const firstUse = usedAt === null ? null : waitUntil(usedAt, from, asOf);
  return timeToAchievement({ from, clock, firstUse }, account.goals, asOf, settings);
}

/** The same with clock and first use as told: what the readings decide of it is the first achieved VLA. */
export function timeToAchievement(
  told: Pick<TimeToValue, 'from' | 'clock' | 'firstUse'>,
  goals: readonly Goal[],
  asOf: AsOf,
  settings: Pick<Settings, 'metric'>,
): TimeToValue | null {
  const { from, clock, firstUse } = told;
  const achieved = firstAchieved(goals, settings);
  if (firstUse === null && achieved === null) return null;
  const firstAchievedOn = achieved === null ? null : waitUntil(achieved, from, asOf);
  return { from, clock, firstUse, firstAchieved: firstAchievedOn };
}

function waitUntil(instant: Instant, from: Day, asOf: AsOf): { on: Day; days: number } {
  const on = dayAt(instant, asOf);
  return { on, days: Math.max(0, daysBetween(from, on)) };
}

function firstAchieved(goals: readonly Goal[], settings: Pick<Settings, 'metric'>): Instant | null {
  let first: Instant | null = null;
  for (const { commitment, metrics } of goals) {
    if (commitment?.state !== 'achieved') continue;
    const at = allReachedAt(metrics, settings);
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
}

/** When the last of the metrics that can be scored first met its target; `null` where one never did by its readings. */
function allReachedAt(
  metrics: readonly Metric[],
  settings: Pick<Settings, 'metric'>,
): Instant | null {
  let last: Instant | null = null;
  for (const metric of metrics) {
    const { target } = metric;
    if (target === null || !canBeScored(metric, settings)) continue;
    const since = metric.baselineAt ?? -Infinity;
    const reached = metric.readings.find(
      ({ value, measuredAt }) =>
        measuredAt > since && progressAt(metric, target, value, settings.metric.maintain) >= 1,
    );
    if (reached === undefined) return null;
    last = Math.max(last ?? -Infinity, reached.measuredAt);
  }
  return last;
}

/** By its definition; a metric that only lacks readings has not met its target yet. */
function canBeScored(metric: Metric, settings: Pick<Settings, 'metric'>): boolean {
  const result = metricProgress(metric, settings);
  return result.kind === 'scored' || result.reason === 'no_data';
}
