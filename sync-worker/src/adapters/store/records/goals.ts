import type { Goal, Metric, Reading } from '@attain/shared/domain/goals/goal';

import type { StoredRecord } from '../../../ports/records.ts';
import type { Scope } from '../scope.ts';
import { type CurrentRecord, currentRecords, recordsOf } from './current-records.ts';
import { currentReadings, type MetricReadings } from './readings.ts';
import { storedGoal } from './stored-record.ts';

/** See `Records.goals`. */
export async function goalsOf(
  scope: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Goal[]>> {
  const records = await currentRecords(scope, companyIds, ['goal']);
  return withReadings(records, await currentReadings(scope, companyIds));
}

/** Goals of one company as records, with the readings that hold. */
export async function goalRecordsOf(
  scope: Scope,
  companyId: string,
): Promise<readonly StoredRecord<'goal'>[]> {
  const readings = (await currentReadings(scope, [companyId])).get(companyId);
  const records = await recordsOf(scope, companyId, 'goal');
  return records.map((record) => ({ ...record, body: measured(record.body, readings) }));
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
      return [companyId, group.map(({ body }) => measured(storedGoal(body), ofMetric))];
    }),
  );
}

function measured(goal: Goal, readings: ReadonlyMap<string, readonly Reading[]> | undefined): Goal {
  if (!readings) return goal;
  const metrics = goal.metrics.map(
    (metric): Metric => ({ ...metric, readings: readings.get(metric.id) ?? [] }),
  );
  return { ...goal, metrics };
}
