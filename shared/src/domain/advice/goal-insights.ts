import type { Account, AsOf } from '../account.ts';
import { isInForce } from '../agreements/vla.ts';
import type { Goal } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import { accountInputs, type AccountInputs } from './account-inputs.ts';
import { blockers } from './blockers.ts';
import { drivers } from './drivers.ts';
import { goalActions } from './goal-actions.ts';
import { goalParts } from './goal-parts.ts';
import { openDependencies } from './open-dependencies.ts';
import type { Blocker, Driver, GoalInsights, TrendObservation } from './results.ts';
import { trendObservation } from './trend-observation.ts';

/** What the insights into an account's goals are drawn from. */
export type InsightSources = {
  account: Account;
  health: HealthResult;
  asOf: AsOf;
  settings: Settings;
};

const NONE: readonly GoalInsights[] = [];
const NO_DRIVERS: readonly Driver[] = [];
const NO_BLOCKERS: readonly Blocker[] = [];

/** What there is to say about the goals beyond their figures; a goal of which there is nothing to say has no entry. */
export function goalInsights(
  goals: readonly Goal[],
  results: readonly GoalResult[],
  { account, health, asOf, settings }: InsightSources,
): readonly GoalInsights[] {
  if (goals.length === 0) return NONE;
  let known: AccountInputs | undefined;
  const inputs = () => (known ??= accountInputs(account, health, asOf, settings));
  return goals.flatMap((goal, index): GoalInsights[] => {
    const result = results[index];
    if (result === undefined) return [];
    const insights = insightsInto(goal, result, inputs, { health, asOf, settings });
    const { drivers, blockers, observations, actions } = insights;
    return drivers.length + blockers.length + observations.length + actions.length === 0
      ? []
      : [insights];
  });
}

function insightsInto(
  goal: Goal,
  result: GoalResult,
  inputs: () => AccountInputs,
  { health, asOf, settings }: Omit<InsightSources, 'account'>,
): GoalInsights {
  const parts = goalParts(goal, result);
  const agreed = isInForce(goal);
  const calledAchieved = goal.commitment?.state === 'achieved';
  const open = agreed && !calledAchieved;
  const dependencies = open ? openDependencies(goal, health.components, settings) : NO_BLOCKERS;
  const holding =
    open || result.status === 'at_risk' || result.deadlineRisk === 'will_miss'
      ? blockers({ goal, result, parts, inputs: inputs(), dependencies }, asOf, settings)
      : NO_BLOCKERS;
  return {
    goalId: goal.id,
    drivers: agreed ? drivers(result, parts, inputs(), asOf, settings) : NO_DRIVERS,
    blockers: holding,
    observations: observationsOf(goal, result, asOf, settings),
    actions: goalActions({ result, parts, blockers: holding, calledAchieved }, asOf, settings),
  };
}

function observationsOf(
  goal: Goal,
  result: GoalResult,
  asOf: AsOf,
  settings: Settings,
): TrendObservation[] {
  return goal.metrics.flatMap((metric, index) => {
    const scored = result.metrics[index];
    return scored === undefined ? [] : (trendObservation(metric, scored, asOf, settings) ?? []);
  });
}
