import type { PresentParts } from '@attain/shared/contract/account-present';
import { curves, milestoneViews, monthColumns } from '@attain/shared/contract/account-present-of';
import { moment } from '@attain/shared/contract/wire-figures';
import { monthFigures } from '@attain/shared/crm/month-figures';
import { addMonths, DAY_MS, type Instant } from '@attain/shared/domain/basics/time';
import type { Settings } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { Calendar } from '../calendar.ts';
import type { PortalStore } from '../ports/store.ts';
import { benchmarksFor } from '../success-metrics/benchmarks-for.ts';
import type { LevelsOf } from '../success-metrics/known-peers.ts';

/** How far back curves and months go, the present month included. */
const MONTHS = 24;
const MOST_QUOTES = 5;
/** Cycles come every minute; an account that waits for so long is not looked at. */
const OVERDUE_MS = DAY_MS;

type Sources = {
  store: PortalStore;
  calendar: Calendar;
  settings: Settings;
  now: Instant;
  portalId: number;
  levelsOf: LevelsOf;
};

/** What the card shows beside the snapshot. It reads a row a month of the history, and the readings of the goals that are shown. */
export async function presentParts(snapshot: Snapshot, sources: Sources): Promise<PresentParts> {
  const { store, calendar, now } = sources;
  const { companyId, today } = snapshot;
  const goals = (await store.records.goals([companyId])).get(companyId) ?? [];
  const past = await store.history.monthEnds(companyId, today, MONTHS - 1);
  const benchmarks = await benchmarksFor(snapshot, sources);
  const about = {
    snapshot,
    goals,
    since: calendar.startOf(addMonths(today, -MONTHS)),
    dayAt: (instant: Instant) => calendar.dayAt(instant),
  };
  const overdue = now - snapshot.dueAgainAt > OVERDUE_MS;
  return {
    overdueSince: overdue ? moment(snapshot.dueAgainAt) : null,
    months: monthColumns([...past, monthFigures(snapshot)]),
    curves: curves(about),
    benchmarks: benchmarks.body,
    benchmarksNotice: benchmarks.notice,
    milestones: milestoneViews(about),
    quotes: await quotesOf(companyId, store),
    tasks: (await store.followUps.open(companyId)).map(({ reference, ...task }) => {
      return { id: reference, ...task };
    }),
  };
}

/** The latest that were said. */
async function quotesOf(companyId: string, { records }: PortalStore) {
  const quotes = await records.list(companyId, 'quote');
  return quotes
    .filter(({ ended }) => !ended)
    .map(({ body: { id, goalId, text, by, role, on } }) => ({ id, goalId, text, by, role, on }))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .slice(0, MOST_QUOTES);
}
