import {
  goalHistoryRoute,
  goalRoute,
  goalsRoute,
  readingsRoute,
} from '@attain/shared/contract/goal-routes';
import { goalChanges } from '@attain/shared/domain/agreements/goal-changes';
import { addDays } from '@attain/shared/domain/basics/time';

import { RecordNotFoundError } from '../../ports/errors.ts';
import type { PortalStore } from '../../ports/store.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { namedCompany } from '../named-company.ts';
import { goalRecord, moment } from '../views/goal-record.ts';
import { readingVersion } from '../views/reading-version.ts';

const MOST_READINGS = 1_000;

const goals = implement(goalsRoute, async ({ params, query, store }) => {
  const companyId = await namedCompany(store, params.companyId);
  const records = (await store.records.list(companyId, 'goal')).map(goalRecord);
  const shown = query.ended === 'true' ? records : records.filter(({ ended }) => !ended);
  return answered(200, { goals: shown });
});

const goal = implement(goalRoute, async ({ params, store }) => {
  const companyId = await namedCompany(store, params.companyId);
  const record = await store.records.record(companyId, 'goal', params.goalId);
  if (record === undefined) throw noGoal(companyId);
  return answered(200, goalRecord(record), record.version);
});

const goalHistory = implement(goalHistoryRoute, async ({ params, store }) => {
  const companyId = await namedCompany(store, params.companyId);
  const history = await store.records.history(companyId, 'goal', params.goalId);
  if (history.length === 0) throw noGoal(companyId);
  const versions = history.map((record, index) => ({
    version: record.version,
    recordedAt: moment(record.recordedAt),
    recordedBy: record.recordedBy,
    via: record.via,
    action: record.change.action,
    note: record.change.note,
    state: record.body.commitment?.state ?? null,
    ended: record.ended || record.body.ended,
    changes: goalChanges(history[index - 1]?.body, record.body),
  }));
  return answered(200, { versions });
});

const readings = implement(readingsRoute, async ({ params, query, store, calendar }) => {
  const companyId = await namedCompany(store, params.companyId);
  const { goalId, metric } = await metricOf(store, companyId, params.metricId);
  const from = query.from === undefined ? 0 : calendar.startOf(query.from);
  const until = query.to === undefined ? Infinity : calendar.startOf(addDays(query.to, 1));
  const within = (await store.records.readings(companyId, metric.id)).filter(
    ({ measuredAt }) => measuredAt >= from && measuredAt < until,
  );
  const shown = within.slice(-MOST_READINGS);
  return answered(200, {
    goalId,
    metricId: metric.id,
    name: metric.name,
    unit: metric.unit,
    // Versions of one instant follow each other, and the last of them holds.
    readings: shown.map((reading, index) =>
      readingVersion(reading, shown[index + 1]?.measuredAt !== reading.measuredAt),
    ),
    more: within.length > shown.length,
  });
});

/** What is recorded of goals: the goals, one of them, its versions, and the readings of its metrics. */
export const GOAL_READS: readonly ApiRoute[] = [goals, goal, goalHistory, readings];

async function metricOf({ records }: PortalStore, companyId: string, metricId: string) {
  for (const { id, body } of await records.list(companyId, 'goal')) {
    const metric = body.metrics.find((each) => each.id === metricId);
    if (metric !== undefined) return { goalId: id, metric };
  }
  throw new RecordNotFoundError(`Company ${companyId} has no such metric. Check its id.`);
}

function noGoal(companyId: string): RecordNotFoundError {
  return new RecordNotFoundError(`Company ${companyId} has no such goal. Check its id.`);
}
