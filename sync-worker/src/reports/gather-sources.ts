import type { Instant } from '@attain/shared/domain/basics/time';
import type { Settings } from '@attain/shared/domain/settings';
import type { Audience } from '@attain/shared/reports/report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import type { ReportTemplate } from '@attain/shared/reports/template';

import type { Calendar } from '../calendar.ts';
import type { PortalStore } from '../ports/store.ts';
import { benchmarksFor } from '../success-metrics/benchmarks-for.ts';
import type { LevelsOf } from '../success-metrics/known-peers.ts';
import { goalsThen, monthsThen, quotesThen } from './known-then.ts';
import { type Reported, reportedSnapshot, type Wished } from './reported-snapshot.ts';

export type Around = {
  store: PortalStore;
  portalId: number;
  calendar: Calendar;
  settings: Settings;
  /** For the industry of a company, as HubSpot names it; `null` = not known. */
  templateFor: (industry: string | null) => ReportTemplate;
  levelsOf: LevelsOf;
  now: Instant;
};

const PEERS_NOT_KEPT =
  'How the peers stood on that day is not kept, so there is no comparison in a report of the past.';

/**
 * Everything that a report of a company is made of. As of a day it is what was known at the end of that day, so that the same day
 * always gives the same report; restated, it is that day as it is known by now.
 *
 * @throws {NotReportable} see {@link reportedSnapshot}
 */
export async function gatherSources(
  wished: Wished & { audience: Audience },
  around: Around,
): Promise<ReportSources> {
  const { store, calendar, templateFor } = around;
  const reported = await reportedSnapshot(wished, around);
  const { snapshot, asOf, knownBefore } = reported;
  return {
    snapshot,
    restated: asOf !== null && wished.restated,
    audience: wished.audience,
    goals: await goalsThen(reported, around),
    months: await monthsThen(reported, store),
    customerSince: customerSince(reported),
    quotes: await quotesThen(snapshot.companyId, knownBefore, store),
    benchmarks:
      asOf === null
        ? await benchmarksFor(snapshot, around)
        : { body: null, notice: PEERS_NOT_KEPT },
    template: templateFor(snapshot.industry ?? null),
    dayAt: (instant) => calendar.dayAt(instant),
  };
}

/** Of a snapshot of before it was kept: where the clocks of the contract started. */
function customerSince({
  snapshot: { customerSince: since, onboarding, timeToValue },
}: Reported): ReportSources['customerSince'] {
  if (since !== undefined) return since;
  if (onboarding !== null) return onboarding.start;
  return timeToValue?.clock === 'contract_start' ? timeToValue.from : null;
}
