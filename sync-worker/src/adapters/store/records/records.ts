import type { RecordKind, Records, StoredRecord } from '../../../ports/records.ts';
import type { Scope } from '../scope.ts';
import { recordsOf } from './current-records.ts';
import { goalRecordsOf, goalsOf } from './goals.ts';
import { linesOf } from './lines.ts';
import { addReadings, readingVersions } from './readings.ts';
import { historyOf, recordedBy, recordOf, saveVersion } from './versions.ts';

export function recordsStore(scope: Scope): Records {
  return {
    record: (companyId, kind, id) => recordOf(scope, companyId, kind, id),
    list: (companyId, kind) => listOf(scope, companyId, kind),
    save: async (companyId, kind, body, save) =>
      (await saveVersion(scope, companyId, kind, body, save)).record,
    history: (companyId, kind, id) => historyOf(scope, companyId, kind, id),
    recordedBy: (companyId, authors) => recordedBy(scope, companyId, authors),
    goals: (ids) => goalsOf(scope, ids),
    saveGoal: async (id, goal, by) => (await saveVersion(scope, id, 'goal', goal, { by })).saved,
    addReadings: (id, readings, by) => addReadings(scope, id, readings, by),
    readings: (companyId, metricId) => readingVersions(scope, companyId, metricId),
    valueLines: (ids) => linesOf(scope, ids, 'value'),
    saveValueLine: async (id, line, by) =>
      (await saveVersion(scope, id, 'value', line, { by })).saved,
    costLines: (ids) => linesOf(scope, ids, 'cost'),
    saveCostLine: async (id, line, by) =>
      (await saveVersion(scope, id, 'cost', line, { by })).saved,
  };
}

async function listOf<Kind extends RecordKind>(
  scope: Scope,
  companyId: string,
  kind: Kind,
): Promise<readonly StoredRecord<Kind>[]> {
  if (kind === 'goal')
    return (await goalRecordsOf(
      scope,
      companyId,
    )) as readonly StoredRecord[] as readonly StoredRecord<Kind>[];
  return recordsOf(scope, companyId, kind);
}
