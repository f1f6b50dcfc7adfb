import { afterAll, describe, it } from 'vitest';

import { allEngines } from './engines.ts';
import { agreementRecordsSuite } from './suites/agreement-records.ts';
import { companiesSuite } from './suites/companies.ts';
import { companyExportSuite } from './suites/company-export.ts';
import { cursorsSuite } from './suites/cursors.ts';
import { hubspotGoalsSuite } from './suites/hubspot-goals.ts';
import { followUpsSuite } from './suites/follow-ups.ts';
import { historySuite } from './suites/history.ts';
import { linksSuite } from './suites/links.ts';
import { loadSuite } from './suites/load.ts';
import { mergeSuite } from './suites/merge.ts';
import { mirrorSuite } from './suites/mirror.ts';
import { outboxSuite } from './suites/outbox.ts';
import { peersSuite } from './suites/peers.ts';
import { portalsSuite } from './suites/portals.ts';
import { portfolioSuite } from './suites/portfolio.ts';
import { recordsSuite } from './suites/records.ts';
import { removalSuite } from './suites/removal.ts';
import { reportLinksSuite } from './suites/report-links.ts';
import { reportsSuite } from './suites/reports.ts';
import { requestsSuite } from './suites/requests.ts';
import { scoringSuite } from './suites/scoring.ts';
import { settingsSuite } from './suites/settings.ts';
import { touchedSuite } from './suites/touched.ts';
import { transactionsSuite } from './suites/transactions.ts';
import { usageSeriesSuite } from './suites/usage-series.ts';
import { usageAccountsSuite } from './suites/usage-accounts.ts';
import { usageKeepingSuite } from './suites/usage-keeping.ts';
import { usageSuite } from './suites/usage.ts';
import { workflowCallbacksSuite } from './suites/workflow-callbacks.ts';
import { workersSuite } from './suites/workers.ts';

const SUITES = [
  mirrorSuite,
  linksSuite,
  removalSuite,
  mergeSuite,
  companiesSuite,
  cursorsSuite,
  usageSuite,
  usageSeriesSuite,
  usageAccountsSuite,
  usageKeepingSuite,
  recordsSuite,
  hubspotGoalsSuite,
  agreementRecordsSuite,
  reportLinksSuite,
  reportsSuite,
  companyExportSuite,
  requestsSuite,
  settingsSuite,
  loadSuite,
  scoringSuite,
  peersSuite,
  portfolioSuite,
  historySuite,
  outboxSuite,
  followUpsSuite,
  touchedSuite,
  workflowCallbacksSuite,
  portalsSuite,
  transactionsSuite,
];

for (const engine of await allEngines()) {
  if ('missing' in engine) {
    it.skip(`the store on ${engine.name}: ${engine.missing}`);
    continue;
  }
  describe(`the store on ${engine.name}`, () => {
    afterAll(() => engine.close());
    for (const suite of SUITES) suite(engine);
    if (engine.another) workersSuite(engine, engine.another);
  });
}
