import { isDeepStrictEqual } from 'node:util';

import type { Day } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';

import type { Mapping } from '../../config/mapping.ts';
import type { Adopted, GoalRefusal } from '../../ports/adoptions.ts';
import type { GoalSources } from '../../ports/store.ts';
import type { ObjectType } from '../../ports/crm.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import { companyGoals } from './company-goals.ts';
import { type Figure, dealReadings } from './deal-readings.ts';
import { decide } from './decide.ts';
import { type FieldContext, goalFields } from './goal-fields.ts';
import { companyObservations, goalObservations, type Observation } from './observations.ts';
import { recordGoals } from './record-goals.ts';
import { goneRefusal, isAgreedGoal } from './refusals.ts';
import type { WantedGoal } from './wanted-goal.ts';

export type PlanContext = FieldContext & { mapping: Mapping; today: Day; dealsReadable: boolean };

type Issues = { type: ObjectType; id: string; issues: readonly FieldIssue[] };

/** What is to be done for one company, before anything is asked of HubSpot or stored. */
export type Plan = {
  companyId: string;
  /** New, changed or ended. */
  goals: readonly Goal[];
  adopted: Adopted['goals'];
  refusals: readonly GoalRefusal[];
  observations: readonly Observation[];
  figures: readonly Figure[];
  issues: readonly Issues[];
};

/** Compares what HubSpot holds of a company's goals with the goals as they stand. Pure. */
export function planOf(sources: GoalSources, context: PlanContext): Plan {
  const { company } = sources;
  const { wanted, issues } = wantedOf(sources, context);
  const own: FieldIssue[] = [];
  const standing = new Map(sources.goals.map((goal) => [goal.id, goal]));
  const adopted: Record<string, Adopted['goals'][string]> = { ...sources.adopted.goals };
  const refusals: GoalRefusal[] = [];
  const observations: Observation[] = [];
  const there = new Set<string>();

  for (const each of wanted) {
    const decision = decide(each, {
      companyId: company.id,
      goals: [...standing.values()],
      adopted: sources.adopted.goals,
      today: context.today,
    });
    if (decision.kind === 'unusable' && decision.reason !== null)
      own.push({ property: each.title, message: decision.reason });
    if (decision.kind === 'refused') refusals.push(...decision.refusals);
    const { goal } = decision;
    if (goal === null) continue;
    there.add(goal.id);
    adopted[goal.id] = { from: each.from, gone: false };
    if (decision.kind === 'taken') standing.set(goal.id, goal);
    observations.push(...goalObservations(goal, each));
  }
  for (const goal of goneGoals(sources, there, context)) {
    if (isAgreedGoal(goal)) refusals.push(goneRefusal(goal));
    else {
      standing.set(goal.id, { ...goal, ended: true });
      adopted[goal.id] = { ...adopted[goal.id]!, gone: true };
    }
  }

  const { mapping } = context;
  const goals = [...standing.values()];
  const fields = goalFields(company.properties, own, context);
  const deals = context.dealsReadable
    ? dealReadings(sources.deals, mapping.readings, goals, context)
    : { figures: [], observations: [], issues: [], mappingIssues: [] };
  observations.push(
    ...companyObservations(company, mapping.readings, goals, fields, own),
    ...deals.observations,
  );
  const before = new Map(sources.goals.map((goal) => [goal.id, goal]));
  return {
    companyId: company.id,
    goals: goals.filter((goal) => !isDeepStrictEqual(before.get(goal.id), goal)),
    adopted,
    refusals,
    observations,
    figures: deals.figures,
    issues: [
      ...issues,
      { type: 'companies', id: company.id, issues: [...own, ...deals.mappingIssues] },
      ...deals.issues.map(({ dealId, issues: ofDeal }) => ({
        type: 'deals' as const,
        id: dealId,
        issues: ofDeal,
      })),
    ],
  };
}

function wantedOf(
  { company, records }: GoalSources,
  context: PlanContext,
): { wanted: readonly WantedGoal[]; issues: readonly Issues[] } {
  const { companyProperties, customObject } = context.mapping.goals;
  const ofCompany = companyGoals(company, companyProperties, context);
  const ofRecords = customObject
    ? recordGoals(records, customObject, context)
    : { goals: [], issues: [] };
  return {
    wanted: [...ofCompany.goals, ...ofRecords.goals],
    issues: [
      { type: 'companies', id: company.id, issues: ofCompany.issues },
      ...ofRecords.issues.map(({ recordId, issues }) => ({
        type: 'goal_records' as const,
        id: recordId,
        issues,
      })),
    ],
  };
}

/** Goals that came from a source that is still mapped, and that HubSpot has no more. */
function goneGoals(
  { goals, adopted }: GoalSources,
  there: ReadonlySet<string>,
  { mapping: { goals: mapped } }: PlanContext,
): readonly Goal[] {
  const isMapped = {
    company: mapped.companyProperties.length > 0,
    records: mapped.customObject !== null,
  };
  return goals.filter((goal) => {
    const source = adopted.goals[goal.id];
    return source && !source.gone && isMapped[source.from] && !there.has(goal.id) && !goal.ended;
  });
}
