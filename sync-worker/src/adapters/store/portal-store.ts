import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { PortalStore } from '../../ports/store.ts';
import { agreementRecordsOf } from './agreements/agreement-records.ts';
import { adoptionsOf } from './adoptions/adoptions.ts';
import { companiesCalled, nameOfCompany, resolveCompanies } from './companies.ts';
import { companiesOfDeals, dealWithCompanies } from './mirror/deals.ts';
import { cursorsOf } from './cursors.ts';
import { dirtyAmong, markAllDirty, markDirty } from './dirty.ts';
import { followUpsOf } from './follow-ups/follow-ups.ts';
import { companyExportOf } from './exports/company-export.ts';
import { historyOf } from './history/history.ts';
import { fromJson } from './json.ts';
import { mirrorOf } from './mirror/mirror.ts';
import { outboxOf } from './outbox/outbox.ts';
import { portfolioOf } from './portfolio/portfolio.ts';
import { recordsStore } from './records/records.ts';
import { requestsOf } from './requests.ts';
import { signOffLinksOf } from './records/sign-off-links.ts';
import { reportLinksOf } from './sharing/report-links.ts';
import { reportsOf } from './reports/reports.ts';
import { inTransaction, type Scope } from './scope.ts';
import { dueCompanies } from './scoring/due.ts';
import { loadCompanies } from './scoring/load-companies.ts';
import { loadAccounts } from './scoring/load.ts';
import { peersOf } from './scoring/peers.ts';
import { saveScored, skipCompanies } from './scoring/save.ts';
import { bookOf } from './settings/book.ts';
import { savedSettingsOf } from './settings/saved-settings.ts';
import { touchedOf } from './touched.ts';
import { usageSeriesOf } from './usage-series/usage-series.ts';
import { usageOf } from './usage/usage.ts';
import { workflowCallbacksOf } from './workflow-callbacks.ts';

/** All stores of one portal over one connection or transaction. */
export function portalStore(scope: Scope): PortalStore {
  return {
    mirror: mirrorOf(scope),
    cursors: cursorsOf(scope),
    scoring: {
      markDirty: (ids) => inTransaction(scope, (inner) => markDirty(inner, ids)),
      markAllDirty: () => inTransaction(scope, markAllDirty),
      dirtyAmong: (ids) => dirtyAmong(scope, ids),
      due: (now, after, limit) => dueCompanies(scope, now, after, limit),
      load: (ids, windows) => loadAccounts(scope, ids, windows),
      save: (scored) => saveScored(scope, scored),
      skip: (companies) => skipCompanies(scope, companies),
      snapshot: (companyId) => snapshotOf(scope, companyId),
    },
    peers: peersOf(scope),
    portfolio: portfolioOf(scope),
    history: historyOf(scope),
    outbox: outboxOf(scope),
    touched: touchedOf(scope),
    followUps: followUpsOf(scope),
    companies: {
      resolve: (refs) => resolveCompanies(scope, refs),
      name: (companyId) => nameOfCompany(scope, companyId),
      called: (text, limit) => companiesCalled(scope, text, limit),
      deal: (id) => dealWithCompanies(scope, id),
      ofDeals: (ids) => companiesOfDeals(scope, ids),
      rows: async (ids) => (await loadCompanies(scope, ids)).map(({ company }) => company),
    },
    usage: usageOf(scope),
    usageSeries: usageSeriesOf(scope),
    records: recordsStore(scope),
    requests: requestsOf(scope),
    workflowCallbacks: workflowCallbacksOf(scope),
    reports: reportsOf(scope),
    settings: savedSettingsOf(scope),
    book: bookOf(scope),
    signOffLinks: signOffLinksOf(scope),
    reportLinks: reportLinksOf(scope),
    companyExport: companyExportOf(scope),
    adoptions: adoptionsOf(scope),
    agreementRecords: agreementRecordsOf(scope),
    transaction: (run) => inTransaction(scope, (inner) => run(portalStore(inner))),
  };
}

async function snapshotOf({ db, portalId }: Scope, companyId: string) {
  const row = await db
    .selectFrom('snapshot')
    .select('body')
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row && fromJson<Snapshot>(row.body);
}
