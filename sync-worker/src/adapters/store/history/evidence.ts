import type { PastHealth } from '@attain/shared/domain/account';
import type { Goal } from '@attain/shared/domain/goals/goal';

import type { GoalEvidence } from '../../../ports/history.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

/** See `History.evidence`: all versions, in the orders that `GoalHistory` names. */
export async function evidenceOf(scope: Scope, companyId: string): Promise<GoalEvidence> {
  return {
    goals: {
      goals: await goalVersions(scope, companyId),
      readings: await readingVersions(scope, companyId),
    },
    health: await healthOf(scope, companyId),
  };
}

async function goalVersions({ db, portalId }: Scope, companyId: string) {
  const rows = await db
    .selectFrom('record_version')
    .select(['recorded_at', 'body'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('kind', '=', 'goal')
    .orderBy('record_id')
    .orderBy('version')
    .execute();
  return rows.map(({ recorded_at: recordedAt, body }) => {
    return { recordedAt, goal: fromJson<Goal>(body) };
  });
}

async function readingVersions({ db, portalId }: Scope, companyId: string) {
  return db
    .selectFrom('reading')
    .select([
      'metric_id as metricId',
      'value',
      'measured_at as measuredAt',
      'recorded_at as recordedAt',
    ])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .orderBy('metric_id')
    .orderBy('measured_at')
    .orderBy('version')
    .execute();
}

async function healthOf({ db, portalId }: Scope, companyId: string): Promise<PastHealth[]> {
  const rows = await db
    .selectFrom('health_history')
    .select(['at', 'score', 'band', 'points'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .orderBy('day')
    .execute();
  return rows.map(({ at, score, band, points }) => ({
    at,
    score,
    band: band as PastHealth['band'],
    points: fromJson<PastHealth['points']>(points),
  }));
}
