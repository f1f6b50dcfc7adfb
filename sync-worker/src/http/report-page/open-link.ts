import type { RequestHandler, Response } from 'express';

import type { Calendar } from '../../calendar.ts';
import { calendarOf } from '../../calendar.ts';
import type { ReportLink } from '../../ports/report-links.ts';
import type { PortalStore, Store } from '../../ports/store.ts';
import { type ReportLinkState, stateOfLink } from '../../sharing/link-state.ts';
import { isSecret } from '../../sharing/secrets.ts';
import { readToken } from '../../sharing/share-token.ts';
import { linkPortal } from '../customer-page/link-portal.ts';
import { sendNotice } from '../customer-page/render.ts';
import { NOTICES } from './notices.ts';

export type OpenedLink = {
  portalId: number;
  portalStore: PortalStore;
  calendar: Calendar;
  link: ReportLink;
  secret: string;
  state: Extract<ReportLinkState, 'open' | 'code_waits' | 'code_used'>;
};

type Parts = {
  store: Store;
  /** The portal this worker serves; `undefined` while it is not known yet. */
  portalId: () => Promise<number | undefined>;
  now: () => number;
};

/**
 * Lets through a link that can be read, or that a code can be typed for. Every other one gets its page here; one whose secret
 * is not right is not told apart from one that never was.
 */
export function openLink(parts: Parts): RequestHandler {
  return async (request, response, next) => {
    const token = readToken(String(request.params['token']));
    if (token === undefined) return sendNotice(response, 404, NOTICES.unknown);
    const known = await linkPortal(parts, token.portalId);
    if (known === 'unavailable') return sendNotice(response, 503, NOTICES.unavailable);
    if (known === 'unknown') return sendNotice(response, 404, NOTICES.unknown);
    const portalStore = parts.store.forPortal(known.portalId);
    const link = await portalStore.reportLinks.find(token.linkId);
    if (link === undefined || !isSecret(token.secret, link.secretHash)) {
      return sendNotice(response, 404, NOTICES.unknown);
    }
    const state = stateOfLink(link, parts.now());
    if (state === 'expired' || state === 'revoked') {
      return sendNotice(response, 410, NOTICES[state]);
    }
    if (state === 'locked') return sendNotice(response, 403, NOTICES.locked);
    const { portalId, timeZone } = known;
    const { secret } = token;
    const calendar = calendarOf(timeZone);
    const opened: OpenedLink = { portalId, portalStore, calendar, link, secret, state };
    (response.locals as { opened?: OpenedLink }).opened = opened;
    next();
  };
}

export function openedBy(response: Response): OpenedLink {
  return (response.locals as { opened: OpenedLink }).opened;
}
