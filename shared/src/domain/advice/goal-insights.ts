import type { Account, AsOf } from '../account.ts';
import { isInForce } from '../agreements/vla.ts';
import { startOfDay } from '../basics/portal-day.ts';
import { addDays, type Instant } from '../basics/time.ts';
import type { Goal } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import { accountInputs, type AccountInputs } from './account-inputs.ts';
import { blockers } from './blockers.ts';
import { drivers } from './drivers.ts';
import { goalParts } from './goal-parts.ts';
import { goalSituation } from './goal-situation.ts';
import { openDependencies } from './open-dependencies.ts';
import type { Blocker, Driver, GoalInsights, TrendObservation } from './results.ts';
import { trendObservation } from './trend-observation.ts';

/** What the insights into an account's goals are drawn from. */
type InsightSources = {
  account: Pick<Account, 'pastHealth'>;
  health: HealthResult;
  asOf: AsOf;
  settings: Settings;
};

/** The same for all goals of an account. */
type Around = InsightSources & {
  /** From when on moves are told. */
  start: Instant;
  /** Worked out when the first goal asks. */
  inputs: () => AccountInputs;
};

const NO_INSIGHTS: readonly GoalInsights[] = [];
const NO_DRIVERS: readonly Driver[] = [];
const NO_BLOCKERS: readonly Blocker[] = [];
const NO_OBSERVATIONS: readonly TrendObservation[] = [];

/** What there is to say about the goals beyond their figures; a goal of which there is nothing to say has no entry. */
export function goalInsights(
  goals: readonly Goal[],
  results: readonly GoalResult[],
  sources: InsightSources,
): readonly GoalInsights[] {
  if (goals.length === 0) return NO_INSIGHTS;
  const { account, health, asOf, settings } = sources;
  const start = startOfDay(addDays(asOf.today, -settings.advice.movedWithinDays), asOf);
  let known: AccountInputs | undefined;
  const inputs = () => (known ??= accountInputs(account, health, start, asOf, settings));
  const around: Around = { ...sources, start, inputs };
  const all: GoalInsights[] = [];
  goals.forEach((goal, index) => {
    const result = results[index];
    if (result === undefined) return;
    const insights = insightsInto(goal, result, around);
    if (saysSomething(insights)) all.push(insights);
  });
  return all;
}

function insightsInto(goal: Goal, result: GoalResult, around: Around): GoalInsights {
  const { health, asOf, settings, start, inputs } = around;
  const agreed = isInForce(goal);
  const calledAchieved = goal.commitment?.state === 'achieved';
  const open = !calledAchieved && (agreed || isInTrouble(result));
  const parts = goalParts(goal, result, start, settings);
  const holding = open
    ? blockers(
        {
          goal,
          result,
          parts,
          around: [...openDependencies(goal, health.components, settings), ...inputs().holding],
        },
        asOf,
        settings,
      )
    : NO_BLOCKERS;
  return {
    goalId: goal.id,
    situation: goalSituation(result, parts, calledAchieved, asOf, settings),
    drivers: agreed ? drivers(parts, inputs(), asOf, settings) : NO_DRIVERS,
    blockers: holding,
    observations: observationsOf(goal, result, asOf, settings),
  };
}

function isInTrouble({ status, deadlineRisk }: GoalResult): boolean {
  return status === 'at_risk' || deadlineRisk === 'will_miss';
}

function observationsOf(
  goal: Goal,
  result: GoalResult,
  asOf: AsOf,
  settings: Settings,
): readonly TrendObservation[] {
  let observations: TrendObservation[] | undefined;
  goal.metrics.forEach((metric, index) => {
    const scored = result.metrics[index];
    const told = scored === undefined ? null : trendObservation(metric, scored, asOf, settings);
    if (told !== null) (observations ??= []).push(told);
  });
  return observations ?? NO_OBSERVATIONS;
}

function saysSomething({ situation, drivers, blockers, observations }: GoalInsights): boolean {
  return situation !== null || drivers.length + blockers.length + observations.length > 0;
}
