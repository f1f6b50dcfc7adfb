import { Router } from 'express';

import type { LinkTokens } from '../../agreements/link-token.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import { drawReport } from '../../reports/report-forms.ts';
import { answerPageErrors } from '../customer-page/errors.ts';
import { NOTICES } from '../customer-page/notices.ts';
import { secured, sendNotice } from '../customer-page/render.ts';
import { REPORT_POLICY } from '../report-page/show-report.ts';

const PATH = '/reports/:token';

const GONE = {
  title: 'This report was replaced',
  text: 'A newer one is on the record. Open the company in HubSpot and follow the link in the note.',
};
const EXPIRED = {
  title: 'This link has expired',
  text: 'It was good for a limited time. Make the report anew on the card of the company.',
};

type Parts = {
  store: Store;
  /** `undefined`: there is no secret to sign links with, so there are none. */
  tokens: LinkTokens | undefined;
  /** The portal this worker serves; `undefined` while it is not known yet. */
  portalId: () => Promise<number | undefined>;
  now: () => number;
  log: Log;
};

/**
 * A report that was put on the record of a portal that takes no files, as it was issued. Its address stands in the note, which users of
 * the portal alone see; it is signed, opens one report until its day, and nothing once a newer report has taken its place.
 */
export function keptReportRoutes({ store, tokens, portalId: served, now, log }: Parts): Router {
  return Router({ strict: true })
    .get(PATH, async (request, response) => {
      const token = tokens?.read(request.params.token);
      if (token === undefined) return sendNotice(response, 404, NOTICES.unknown);
      const portalId = await served();
      if (portalId === undefined) return sendNotice(response, 503, NOTICES.unavailable);
      if (token.portalId !== portalId) return sendNotice(response, 404, NOTICES.unknown);
      if (now() >= token.expiresAt) return sendNotice(response, 410, EXPIRED);
      const report = await store.forPortal(portalId).reports.report(token.linkId);
      if (report === undefined) return sendNotice(response, 410, GONE);
      const { bytes } = await drawReport(report, 'html');
      secured(response).set('content-security-policy', REPORT_POLICY).type('html').send(bytes);
    })
    .use('/reports', (_request, response) => sendNotice(response, 404, NOTICES.unknown))
    .use('/reports', answerPageErrors(log, PATH));
}
