import { addDays, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { Calendar } from '../calendar.ts';
import type { PortalStore } from '../ports/store.ts';
import { NotReportable } from './not-reportable.ts';

/** What a report is asked for: now, or as of a day. */
export type Wished = { companyId: string; asOf: Day | undefined; restated: boolean };

/** The snapshot that is reported, and up to when what is told beside it was recorded. */
export type Reported = {
  snapshot: Snapshot;
  /** `null`: it is the present one. */
  asOf: Day | null;
  /** Whatever was recorded from then on was not known; `null` = later corrections are in it. */
  knownBefore: Instant | null;
};

type Around = { store: PortalStore; calendar: Calendar; now: Instant };

/**
 * The snapshot of a company: the latest one, or that of the latest day up to `asOf` that has any, as it was known at the end of that
 * day or, restated, as it is known by now.
 *
 * @throws {NotReportable} for a day to come, before the first figures, and where there are none.
 */
export async function reportedSnapshot(
  { companyId, asOf, restated }: Wished,
  { store, calendar, now }: Around,
): Promise<Reported> {
  if (asOf === undefined) {
    const snapshot = await store.scoring.snapshot(companyId);
    if (snapshot === undefined) throw noFigures(companyId);
    return { snapshot, asOf: null, knownBefore: now + 1 };
  }
  const today = calendar.dayAt(now);
  if (asOf > today) {
    const message = `${asOf} is to come: today is ${today}. Ask for a day up to today.`;
    throw new NotReportable('day_to_come', message);
  }
  const knownBefore = restated ? null : calendar.startOf(addDays(asOf, 1));
  const past = await store.history.on(companyId, asOf, knownBefore);
  if (past !== undefined) return { snapshot: past.snapshot, asOf, knownBefore };

  const first = await store.history.firstDay(companyId);
  if (first === undefined) throw noFigures(companyId);
  const message = `There are no figures for company ${companyId} up to ${asOf}: the first are of ${first}.`;
  throw new NotReportable('no_figures', message);
}

function noFigures(companyId: string): NotReportable {
  const message = `There are no figures for company ${companyId} yet: it is no customer, or the next sync scores it.`;
  return new NotReportable('no_figures', message);
}
