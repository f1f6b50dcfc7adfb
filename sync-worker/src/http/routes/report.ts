import { reportRoute } from '@attain/shared/contract/report-routes';

import type { Configuration } from '../../config/configuration.ts';
import { askReport } from '../../reports/ask-report.ts';
import { NotReportable } from '../../reports/not-reportable.ts';
import { drawReport } from '../../reports/report-forms.ts';
import { templateChooser } from '../../reports/template-chooser.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import { type ApiRoute, implement } from '../api-route.ts';
import { HttpError, invalidRequest } from '../errors.ts';
import { namedCompany } from '../named-company.ts';

/** `GET /api/companies/:companyId/reports/:kind` */
export function reportOf(configuration: Configuration, peers: KnownPeers): ApiRoute {
  const { settings } = configuration;
  const templateFor = templateChooser(configuration);
  return implement(reportRoute, async ({ params, query, store, calendar, portalId, author }) => {
    const { asOf, audience } = query;
    const restated = query.restated === 'true';
    if (restated && asOf === undefined) {
      const message = 'needs the day that it is about: add asOf';
      throw invalidRequest([{ field: 'restated', message, example: 'false' }]);
    }
    const companyId = await namedCompany(store, params.companyId);
    const around = { store, portalId, calendar, settings, templateFor, now: author.at };
    const asked = { companyId, kind: params.kind, asOf, restated, audience };
    try {
      const report = await askReport(asked, { ...around, levelsOf: peers.kept });
      return { status: 200, file: await drawReport(report, query.format) };
    } catch (error) {
      throw inHttp(error);
    }
  });
}

/** What cannot be had, with its reason; everything else is a fault of ours and stays as it is. */
export function inHttp(error: unknown): unknown {
  if (!(error instanceof NotReportable)) return error;
  return error.code === 'day_to_come'
    ? invalidRequest([{ field: 'asOf', message: error.message, example: '2026-03-31' }])
    : new HttpError(404, 'not_found', error.message);
}
