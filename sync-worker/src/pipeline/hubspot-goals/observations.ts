import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import type { ReadingMapping } from '../../config/goal-mapping.ts';
import type { CompanyRow } from '../../ports/store.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import type { GoalFields } from './goal-fields.ts';
import { metricsNamed } from './metrics-named.ts';
import type { Observed, WantedGoal } from './wanted-goal.ts';

/** A value in HubSpot and the metric that it is a reading of. */
export type Observation = Observed & { metric: Metric };

/** The values that a goal's own mapping names. */
export function goalObservations(goal: Goal, { metrics }: WantedGoal): readonly Observation[] {
  return metrics.flatMap(({ name, current }) => {
    const metric = goal.metrics.find((each) => comparable(each.name) === comparable(name));
    return current && metric ? [{ ...current, metric }] : [];
  });
}

/** The values that readings are mapped to in company properties. A company without the metric has no such reading. */
export function companyObservations(
  company: CompanyRow,
  mapped: readonly ReadingMapping[],
  goals: readonly Goal[],
  fields: GoalFields,
  issues: FieldIssue[],
): readonly Observation[] {
  return mapped.flatMap((reading) => {
    if (reading.object !== 'company') return [];
    const text = fields.text(reading.property);
    const metric = text === null ? null : metricOfReading(reading, goals, issues);
    if (text === null || metric === null) return [];
    const measuredAt = fields.pastInstant(reading.measuredAt);
    const record = { type: 'companies', id: company.id } as const;
    return [{ text, property: reading.property, measuredAt, record, metric }];
  });
}

/** The metric that a mapping names; `null` where the company has none of this name, or several. */
export function metricOfReading(
  { metric: name, goal: title, property }: Pick<ReadingMapping, 'metric' | 'goal' | 'property'>,
  goals: readonly Goal[],
  issues: FieldIssue[],
): Metric | null {
  const found = metricsNamed(goals, name, title);
  if (found.length > 1) {
    issues.push({
      property: property ?? name,
      message: `"${name}" is a metric of several goals: name the goal in mapping.readings`,
    });
    return null;
  }
  return found[0] ?? null;
}
