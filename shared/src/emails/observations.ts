import { major } from '../contract/wire-figures.ts';
import { tellingMetric } from '../domain/goals/goals-overview.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { HealthComponentKey } from '../domain/health/health-components.ts';
import type { MetricResult } from '../domain/metrics/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { words } from '../reports/figure-words.ts';
import { largestConfirmed } from '../reports/largest-confirmed.ts';
import { sentence } from '../reports/sentence.ts';
import type { Filled } from './email-draft.ts';

type Known = Pick<
  Snapshot,
  'health' | 'success' | 'agreements' | 'value' | 'currency' | 'currencyDigits'
>;

/** What usage is told by to a customer, the most telling first. */
const USE: readonly HealthComponentKey[] = [
  'weekly_active_users',
  'feature_adoption',
  'sessions_per_user',
  'time_in_platform',
];

/** How much the product is used (A66), as it was measured lately: `78 users a week on 120 seats`. */
export function usageStat({ health, currency }: Known): Filled {
  const measured = USE.flatMap((wanted) =>
    health.components.filter(({ key, state }) => key === wanted && state === 'fresh'),
  )[0];
  return measured === undefined
    ? { note: 'No usage figure is there: usage is not measured, or too old. Add one yourself.' }
    : { text: sentence(measured.detail, currency).replace(/\.$/, '') };
}

/** The metric that moved furthest towards its target (A66), with where it began and where it is. */
export function successMetric({ success }: Known): Filled {
  const [best] = success.goals.flatMap(moved).toSorted((a, b) => b.progress - a.progress);
  return best === undefined
    ? { note: 'No success metric is there: none has moved towards its target yet.' }
    : { text: best.text };
}

function moved(goal: GoalResult): { progress: number; text: string }[] {
  const metric = tellingMetric(goal);
  if (metric?.kind !== 'scored' || metric.progress <= 0) return [];
  const { name, unit, baseline, current, progress } = metric;
  if (baseline === null || current === null || baseline === current) return [];
  const [from, to] = [words.metric(baseline, unit), words.metric(current, unit)];
  return [{ progress, text: `${name}: from ${from} to ${to}` }];
}

/** What the customer gained and confirmed themselves, else an agreement that was achieved (A66); an estimate is none (C20). */
export function positiveOutcome(known: Known): Filled {
  const { agreements, currency, currencyDigits } = known;
  const line = largestConfirmed(known);
  if (line !== undefined) {
    const amount = words.money(major(line.counted, currencyDigits), currency);
    return { text: `${line.description}: ${amount} of value that you confirmed` };
  }
  const achieved = agreements.vlas.find(({ state }) => state === 'achieved');
  return achieved === undefined
    ? { note: 'No outcome is there: no value is confirmed and no agreement is achieved.' }
    : { text: `${achieved.title}: achieved` };
}

/**
 * What was noticed (A65): what a metric does since when, a gain before a standstill before a fall; else how much the product
 * is used.
 */
export function observation(known: Snapshot): Filled {
  const seen = known.insights.flatMap(({ goalId, observations }) => {
    const goal = known.success.goals.find(({ id }) => id === goalId);
    return observations.flatMap(({ code, metricId, since }) => {
      const metric = goal?.metrics.find(({ id }) => id === metricId);
      return metric === undefined
        ? []
        : [{ rank: RANK[code], text: noticed(metric, DOING[code], words.date(since)) }];
    });
  });
  const [first] = seen.toSorted((a, b) => a.rank - b.rank);
  if (first !== undefined) return { text: first.text };
  const stat = usageStat(known);
  return 'text' in stat
    ? { text: `I looked at how you use the product lately: ${stat.text}.` }
    : { note: 'Nothing was noticed: write what you observed, or the draft asks in general.' };
}

const RANK = { recovery: 0, resumption: 1, plateau: 2, decline: 3 } as const;

const DOING = {
  recovery: 'has been recovering',
  resumption: 'has been moving again',
  plateau: 'has not moved',
  decline: 'has been moving away from its target',
} as const;

function noticed({ name, unit, current }: MetricResult, doing: string, since: string): string {
  return `I noticed that "${name}" ${doing} since ${since}; it stands at ${words.metric(current, unit)}.`;
}
