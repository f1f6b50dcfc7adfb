import express, { type RequestHandler, Router } from 'express';

import type { LinkTokens } from '../../agreements/link-token.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import { answerPageErrors } from '../customer-page/errors.ts';
import { type RateBound, rateBound } from '../customer-page/rate-bound.ts';
import { secured, sendNotice } from '../customer-page/render.ts';
import { isFromElsewhere } from '../customer-page/same-site.ts';
import { askForCode } from './ask-for-code.ts';
import { enterCode } from './enter-code.ts';
import { NOTICES } from './notices.ts';
import { openedBy, openLink } from './open-link.ts';
import { readCode } from './read-code.ts';
import { giveSession, hasSession } from './session.ts';
import { showFile, showReport } from './show-report.ts';

const MAX_BODY = '4kb';
const MOST_FIELDS = 5;
const PATH = '/r/:token';

/** Of one link, in a minute. A PDF takes a good part of a second to draw. */
const MOST_READS = 60;
const MOST_CODES = 10;
const MOST_FILES = 6;

export type ReportPage = {
  store: Store;
  /** Signs the address that the reader is led on to; `undefined`: nobody signs by links. */
  tokens: LinkTokens | undefined;
  publicOrigin: string;
  /** The portal this worker serves; `undefined` while it is not known yet. */
  portalId: () => Promise<number | undefined>;
  now: () => number;
  log: Log;
};

/** The page on which a customer reads the report that was shared, as it was shared. */
export function reportPageRoutes(parts: ReportPage): Router {
  const open = openLink(parts);
  const bounded = (most: number) => boundedBy(rateBound(most, parts.now));
  // Strict: a slash at the end would lead relative addresses astray.
  return Router({ strict: true })
    .get(PATH, open, bounded(MOST_READS), admit, showReport(parts))
    .get(`${PATH}/report.pdf`, open, bounded(MOST_FILES), admit, showFile(parts))
    .post(
      PATH,
      (request, response, next) => {
        if (!isFromElsewhere(request, parts.publicOrigin)) return next();
        sendNotice(response, 403, NOTICES.elsewhere);
      },
      open,
      bounded(MOST_CODES),
      express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: MOST_FIELDS }),
      takeCode(parts),
    )
    .use('/r', (_request, response) => sendNotice(response, 404, NOTICES.unknown))
    .use('/r', answerPageErrors(parts.log, PATH));
}

function boundedBy(bound: RateBound): RequestHandler {
  return (_request, response, next) => {
    const seconds = bound.secondsToWait(openedBy(response).link.id);
    if (seconds === 0) return next();
    response.set('retry-after', String(seconds));
    sendNotice(response, 429, NOTICES.tooOften);
  };
}

/** Lets those in who may read; a file has no room for a form, so whoever wants it is asked below the page. */
const admit: RequestHandler = (request, response, next) => {
  const { link, state } = openedBy(response);
  if (state === 'code_waits') return askForCode(response, 200);
  if (state === 'code_used' && !hasSession(request, link)) {
    return sendNotice(response, 403, NOTICES.codeUsed);
  }
  next();
};

function takeCode({ now, publicOrigin }: ReportPage): RequestHandler<{ token: string }> {
  const isSecure = publicOrigin.startsWith('https:');
  return async (request, response) => {
    const { portalStore, calendar, link, secret, state } = openedBy(response);
    // Relative, so that it holds behind any proxy; with a redirect a reload repeats nothing.
    const showPage = () => secured(response).redirect(303, request.params.token);
    if (state === 'open' || hasSession(request, link)) return showPage();
    if (state === 'code_used') return sendNotice(response, 403, NOTICES.codeUsed);
    if (!request.is('application/x-www-form-urlencoded')) {
      return sendNotice(response, 415, NOTICES.unreadable);
    }
    const code = readCode(request.body);
    if (code === undefined) return askForCode(response, 422, 'not_a_code');
    const at = now();
    const typed = { code, secret, at, today: calendar.dayAt(at) };
    const entered = await enterCode(portalStore.reportLinks, link, typed);
    switch (entered.kind) {
      case 'in':
        giveSession(response, link, { session: entered.session, isSecure });
        return showPage();
      case 'wrong':
        return entered.triesLeft === 0
          ? sendNotice(response, 403, NOTICES.locked)
          : askForCode(response, 403, entered.triesLeft);
      case 'locked':
        return sendNotice(response, 403, NOTICES.locked);
      case 'used':
        return sendNotice(response, 403, NOTICES.codeUsed);
    }
  };
}
