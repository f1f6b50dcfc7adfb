import type { Request, RequestHandler } from 'express';

import type { LinkTokens } from '../../agreements/link-token.ts';
import { isGood } from '../../links/is-good.ts';
import { drawReport } from '../../reports/report-forms.ts';
import { secured, sendNotice } from '../customer-page/render.ts';
import { NOTICES } from './notices.ts';
import { type OpenedLink, openedBy } from './open-link.ts';
import { withActions } from './with-actions.ts';

type Parts = { tokens: LinkTokens | undefined; now: () => number };

/** Styles stand in the document, and in attributes of its drawings; nothing is fetched, run, sent or framed. */
export const REPORT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The report, with what its reader can do below it. */
export function showReport(parts: Parts): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const opened = openedBy(response);
    const report = await opened.portalStore.reportLinks.report(opened.link.id);
    if (report === undefined) return sendNotice(response, 404, NOTICES.unknown);
    const { token } = request.params;
    const { bytes } = await drawReport(report, 'html');
    const html = withActions(bytes.toString(), {
      pdf: `${token}/report.pdf`,
      sign: await addressToSign(opened, parts),
      until: opened.calendar.dayAt(opened.link.expiresAt),
    });
    if (isReading(request)) await note(opened, 'opened', parts);
    secured(response).set('content-security-policy', REPORT_POLICY).type('html').send(html);
  };
}

export function showFile(parts: Parts): RequestHandler {
  return async (request, response) => {
    const opened = openedBy(response);
    const report = await opened.portalStore.reportLinks.report(opened.link.id);
    if (report === undefined) return sendNotice(response, 404, NOTICES.unknown);
    const { bytes, contentType, fileName } = await drawReport(report, 'pdf');
    if (isReading(request)) await note(opened, 'downloaded', parts);
    secured(response)
      .set('content-disposition', `attachment; filename="${fileName}"`)
      .type(contentType)
      .send(bytes);
  };
}

/** Programs that look ahead, and those that only ask whether there is something, read nothing. */
function isReading(request: Request): boolean {
  const purpose = request.get('sec-purpose') ?? request.get('purpose') ?? '';
  return request.method === 'GET' && !/prefetch|preview/i.test(purpose);
}

function note(
  { portalStore, link, calendar }: OpenedLink,
  kind: 'opened' | 'downloaded',
  { now }: Parts,
) {
  const at = now();
  return portalStore.reportLinks.note(link.id, kind, at, calendar.dayAt(at));
}

/** Relative, so that it holds behind any proxy. `null`: there is no such page, or it is over. */
async function addressToSign(
  { portalId, portalStore, link }: OpenedLink,
  { tokens, now }: Parts,
): Promise<string | null> {
  if (tokens === undefined || link.signOffLinkId === null) return null;
  const page = await portalStore.signOffLinks.find(link.signOffLinkId);
  if (page?.companyId !== link.companyId || !isGood(page, now())) return null;
  const { id: linkId, expiresAt } = page;
  return `../agreements/${tokens.issue({ portalId, linkId, expiresAt })}`;
}
