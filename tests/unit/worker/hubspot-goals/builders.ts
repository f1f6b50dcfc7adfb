import { calendarOf } from '@attain/sync-worker/calendar';
import type { Adopted } from '@attain/sync-worker/ports/adoptions';
import type { GoalRecordRow, GoalSources } from '@attain/sync-worker/ports/store';
import { type PlanContext, planOf } from '@attain/sync-worker/pipeline/hubspot-goals/plan';

import { CREATED, someCompanyRow, someMapping, UPDATED } from '../builders.ts';

const NOTHING: Adopted = { goals: {}, seen: {}, refusals: [] };

export function someGoalRecord(id: string, properties: Record<string, string>): GoalRecordRow {
  return { id, createdAt: CREATED, updatedAt: UPDATED, properties };
}

export function someSources(overrides: Partial<GoalSources> = {}): GoalSources {
  return {
    company: someCompanyRow(),
    records: [],
    deals: [],
    goals: [],
    adopted: NOTHING,
    ...overrides,
  };
}

/** A run at noon of 22 November 2026 in a portal in Berlin. */
export function somePlanContext(mapping: Parameters<typeof someMapping>[0]): PlanContext {
  const parsed = someMapping(mapping);
  return {
    mapping: parsed,
    calendar: calendarOf('Europe/Berlin'),
    now: Date.parse('2026-11-22T12:00:00Z'),
    today: '2026-11-22',
    states: parsed.goals.states,
    dealsReadable: true,
  };
}

/** What the next cycle does after one has done what it planned. */
export function planAgain(sources: GoalSources, context: PlanContext) {
  const plan = planOf(sources, context);
  const changed = new Map(plan.goals.map((goal) => [goal.id, goal]));
  const kept = sources.goals.filter(({ id }) => !changed.has(id));
  return planOf(
    {
      ...sources,
      goals: [...kept, ...plan.goals],
      adopted: { ...sources.adopted, goals: plan.adopted },
    },
    context,
  );
}
