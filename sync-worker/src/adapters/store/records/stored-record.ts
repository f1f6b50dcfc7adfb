import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import type { RecordBodies, RecordKind, StoredRecord } from '../../../ports/records.ts';
import { fromJson } from '../json.ts';
import type { RecordVersion } from '../schema.ts';

/** What is stored of a record: a goal without its readings, which come daily and have versions of their own. */
export function storedBody<Kind extends RecordKind>(
  kind: Kind,
  body: RecordBodies[Kind],
): RecordBodies[Kind] {
  return kind === 'goal' ? (withoutReadings(body as Goal) as RecordBodies[Kind]) : body;
}

export function storedRecord<Kind extends RecordKind>(row: RecordVersion): StoredRecord<Kind> {
  const { kind, version, via, action, note } = row;
  const body = kind === 'goal' ? storedGoal(row.body) : fromJson(row.body);
  return {
    companyId: row.company_id,
    kind: kind as Kind,
    id: row.record_id,
    version,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    via,
    change: { action, note },
    ended: row.ended === 1,
    body: body as RecordBodies[Kind],
  };
}

/** What a metric may lack that was stored before it had these. */
const UNSOURCED = { baselineSource: null, baselineEvidence: null, source: null };

/** A goal as this version knows it: one stored by an earlier version has nothing of what came later. */
export function storedGoal(body: string): Goal {
  const goal = fromJson<Goal>(body);
  const { commitment } = goal;
  return {
    ...goal,
    metrics: goal.metrics.map((metric) => ({ ...UNSOURCED, ...metric })),
    commitment: commitment && { ...NOT_GOVERNED, ...commitment },
  };
}

function withoutReadings(goal: Goal): Goal {
  return { ...goal, metrics: goal.metrics.map((metric): Metric => ({ ...metric, readings: [] })) };
}
