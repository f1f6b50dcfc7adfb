import type { Goal, Metric, Reading } from '@attain/shared/domain/goals/goal';

import type { Author } from '../../../ports/store.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { currentReadings, type MetricReadings } from './readings.ts';
import { type CurrentRecord, currentRecords, saveVersion } from './versions.ts';

/** A goal is versioned whole, without its readings: those come daily and have versions of their own. */
export async function saveGoal(
  scope: Scope,
  companyId: string,
  goal: Goal,
  by: Author,
): Promise<boolean> {
  const metrics = goal.metrics.map((metric) => ({ ...metric, readings: [] }));
  return saveVersion(scope, companyId, 'goal', { ...goal, metrics }, by);
}

/** See `Records.goals`. */
export async function goalsOf(
  scope: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Goal[]>> {
  const records = await currentRecords(scope, companyIds, ['goal']);
  return withReadings(records, await currentReadings(scope, companyIds));
}

/** Goals by company, their metrics with the readings that hold. */
export function withReadings(
  records: readonly CurrentRecord[],
  readings: MetricReadings,
): ReadonlyMap<string, readonly Goal[]> {
  const byCompany = Map.groupBy(records, ({ companyId }) => companyId);
  return new Map(
    [...byCompany].map(([companyId, group]) => {
      const ofMetric = readings.get(companyId);
      return [companyId, group.map(({ body }) => goalOf(body, ofMetric))];
    }),
  );
}

function goalOf(body: string, readings: ReadonlyMap<string, readonly Reading[]> | undefined): Goal {
  const goal = fromJson<Goal>(body);
  if (!readings) return goal;
  const metrics = goal.metrics.map(
    (metric): Metric => ({ ...metric, readings: readings.get(metric.id) ?? [] }),
  );
  return { ...goal, metrics };
}
