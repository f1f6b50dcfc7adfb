import { issuedReportsRoute, issueReportRoute } from '@attain/shared/contract/issued-report-routes';

import type { Configuration } from '../../config/configuration.ts';
import { issueReport } from '../../reports/issue-report.ts';
import { templateChooser } from '../../reports/template-chooser.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { namedCompany } from '../named-company.ts';
import { issuedReport } from '../views/issued-report.ts';
import { inHttp } from './report.ts';

const MOST = 20;

/** Reports that are put on the record: to ask for one, and to see what became of them. */
export function issuedReportRoutes(
  configuration: Configuration,
  peers: KnownPeers,
): readonly ApiRoute[] {
  const { settings } = configuration;
  const templateFor = templateChooser(configuration);
  return [
    implement(issueReportRoute, async ({ params, body, store, calendar, portalId, author }) => {
      const companyId = await namedCompany(store, params.companyId);
      const around = { store, portalId, calendar, settings, templateFor, now: author.at };
      try {
        const issued = await issueReport(
          { companyId, kind: body.kind, why: 'asked', by: author.who },
          { ...around, levelsOf: peers.kept },
        );
        return answered(202, issuedReport(issued));
      } catch (error) {
        throw inHttp(error);
      }
    }),
    implement(issuedReportsRoute, async ({ params, store }) => {
      const companyId = await namedCompany(store, params.companyId);
      const reports = await store.reports.ofCompany(companyId, MOST);
      return answered(200, { reports: reports.map(issuedReport) });
    }),
  ];
}
