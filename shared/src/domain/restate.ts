import type { AsOf, PastHealth } from './account.ts';
import { goalInsights } from './advice/goal-insights.ts';
import { recommendations } from './advice/recommendations.ts';
import { agreements } from './agreements/agreements.ts';
import { addDays } from './basics/time.ts';
import { scoreGoal } from './goals/goal-result.ts';
import type { Goal } from './goals/goal.ts';
import { successScore } from './goals/success-score.ts';
import { lifecycleStage } from './lifecycle/lifecycle-stage.ts';
import type { TimeToValue } from './lifecycle/results.ts';
import { timeToAchievement } from './lifecycle/time-to-value.ts';
import { sinceBaseline } from './metrics/since-baseline.ts';
import { modelVersionOf, type Settings } from './settings.ts';
import type { Snapshot } from './snapshot.ts';
import { restatedOpportunities } from './value/opportunities.ts';

/** What is known by now of a day that is over. */
export type RestatedInputs = {
  /** The goals with the terms that held on that day, and with the readings up to its end as they are now known. */
  goals: readonly Goal[];
  /** Health scores of the days before, oldest first. */
  pastHealth: readonly PastHealth[];
  /** Since when time to value counts, for a day on which there was none to be told yet; `null` = not known now either. */
  clock: Pick<TimeToValue, 'from' | 'clock'> | null;
};

/**
 * A snapshot of a day that is over, with its readings as they are known by now (model, section 1: two times). What
 * readings decide is computed anew: goals, agreements, insights, what a goal in full would be worth, and what follows of
 * it; everything else stays as it was on that day. Alerts stay too: one that fired has been told, and one that did not
 * fire was told to nobody. `asOf` must be the instant of the snapshot.
 *
 * With the readings that the snapshot was made of, it answers an equal snapshot. Formulas and settings are the present
 * ones, and `modelVersion` and `bands` say so.
 *
 * @returns `null` where a goal of that day is no longer known: it stays as it was
 */
export function restate(
  past: Snapshot,
  { goals: known, pastHealth, clock }: RestatedInputs,
  asOf: AsOf,
  settings: Settings,
): Snapshot | null {
  const goals = goalsOf(past, known, settings);
  if (goals === null) return null;
  const active = goals.filter(({ ended }) => !ended).map(sinceBaseline);
  const results = active.map((goal) => scoreGoal(goal, asOf, settings));
  const money = { currency: past.currency, digits: past.currencyDigits };
  const { lines, opportunities } = past.value;
  const inMoney = { goals: results, settings, currency: money };
  const { health } = past;
  const told = past.timeToValue ?? (clock && { ...clock, firstUse: null });
  const findings = {
    ...past,
    modelVersion: modelVersionOf(settings),
    bands: settings.bands,
    agreements: agreements(active, results, asOf, settings),
    success: successScore(results, settings),
    value: { ...past.value, opportunities: restatedOpportunities(opportunities, lines, inMoney) },
    insights: goalInsights(active, results, { account: { pastHealth }, health, asOf, settings }),
  };
  return {
    ...findings,
    lifecycleStage: lifecycleStage(active, past.value),
    timeToValue: told && timeToAchievement(told, goals, asOf, settings),
    ...recommendations({ ...findings, account: { goals }, asOf, settings, money }),
  };
}

/**
 * Those that were scored on that day, and those that had ended. A merge brings goals of another company with versions
 * from before it; on that day they were not this company's.
 */
function goalsOf(
  past: Snapshot,
  known: readonly Goal[],
  settings: Pick<Settings, 'review'>,
): readonly Goal[] | null {
  const scored = new Set(past.success.goals.map(({ id }) => id));
  const goals = known.filter(({ id, ended }) => ended !== scored.has(id));
  const found = goals.filter(({ ended }) => !ended);
  return found.length === scored.size
    ? goals.map((goal) => reviewedAsThen(goal, past, settings))
    : null;
}

/** Meetings hold reviews too, and the terms do not know of them: the next review says when the last one was. */
function reviewedAsThen(
  goal: Goal,
  { agreements: { vlas } }: Snapshot,
  { review }: Pick<Settings, 'review'>,
): Goal {
  const nextReview = vlas.find(({ goalId }) => goalId === goal.id)?.nextReview ?? null;
  const { commitment } = goal;
  if (commitment === null || nextReview === null) return goal;
  const lastReviewedOn = addDays(nextReview, -review.intervalDays);
  return { ...goal, commitment: { ...commitment, lastReviewedOn } };
}
