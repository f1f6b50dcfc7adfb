import type { ReportReason } from '@attain/shared/reports/issued-report';
import type { ReportKind } from '@attain/shared/reports/report';

import { newLinkId } from '../links/random-id.ts';
import type { IssuedReport } from '../ports/reports.ts';
import { askReport } from './ask-report.ts';
import type { Around } from './gather-sources.ts';

/** Reports of one instant have no order: so many may be asked for at once. */
const AT_ONCE = 1_000;

type Order = {
  companyId: string;
  kind: ReportKind;
  why: ReportReason;
  by: string;
  /** Of the plan that it fulfils. */
  id?: string;
};

/**
 * Makes a report of the latest figures for the vendor's own people, and keeps it until it is on the record. Drafts are made too: they say
 * that they are.
 *
 * @throws {NotReportable} where there is nothing to report
 */
export async function issueReport(
  { companyId, kind, why, by, id = newLinkId() }: Order,
  around: Around,
): Promise<IssuedReport> {
  const { store, now } = around;
  const wished = { companyId, asOf: undefined, restated: false } as const;
  const report = await askReport({ ...wished, kind, audience: 'internal' }, around);
  await store.reports.issue({ id, why, report, issuedAt: now, issuedBy: by });
  const issued = (await store.reports.ofCompany(companyId, AT_ONCE)).find((each) => each.id === id);
  if (issued === undefined) throw new Error('a report that was issued is not there');
  return issued;
}
