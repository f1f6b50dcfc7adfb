import express, { type RequestHandler, type Response, Router } from 'express';

import { decide } from '../../agreements/customer-decision.ts';
import type { LinkTokens } from '../../agreements/link-token.ts';
import { calendarOf } from '../../calendar.ts';
import type { Configuration } from '../../config/configuration.ts';
import { isGood } from '../../links/is-good.ts';
import { currencyDigits } from '../../pipeline/money.ts';
import { RecordNotFoundError, RefusedError, StaleVersionError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { SignOffLink } from '../../ports/sign-off-links.ts';
import type { PortalStore, Store } from '../../ports/store.ts';
import type { EffectiveReader } from '../../settings/effective.ts';
import { answerPageErrors } from '../customer-page/errors.ts';
import { linkPortal } from '../customer-page/link-portal.ts';
import { rateBound } from '../customer-page/rate-bound.ts';
import { secured, sendNotice, sendPage } from '../customer-page/render.ts';
import { isFromElsewhere } from '../customer-page/same-site.ts';
import { formatsOf, localeOf } from './formats.ts';
import { NOTICES, refusalInWords } from './notices.ts';
import { type PageOrder, type PortalFacts, pageView } from './page-view.ts';
import { readForm } from './read-form.ts';

const MAX_BODY = '64kb';
const MOST_FIELDS = 20;
const MOST_ANSWERS_A_MINUTE = 20;
const PATH = '/agreements/:token';

export type AgreementPage = {
  /** `undefined`: there is no secret to sign links with, so there are none. */
  tokens: LinkTokens | undefined;
  /** What holds for the portal. */
  effectiveOf: EffectiveReader;
  publicOrigin: string;
  /** The portal this worker serves; `undefined` while it is not known yet. */
  portalId: () => Promise<number | undefined>;
  now: () => number;
  /** Called after each decision: the account has something new to be scored. */
  onChanged?: (portalId: number) => void;
};

type Parts = AgreementPage & { store: Store; log: Log };

/** What the link in the address opens. */
type Opened = {
  portalId: number;
  link: SignOffLink;
  portalStore: PortalStore;
  portal: PortalFacts;
  configuration: Configuration;
};

/**
 * The page on which customers read and sign, and confirm or dispute values (C20). The link is the authority: whoever has
 * it may decide what it is for. Reading decides nothing, since mail scanners open links, too.
 */
export function agreementPageRoutes(parts: Parts): Router {
  const bound = rateBound(MOST_ANSWERS_A_MINUTE, parts.now);
  // Strict: a slash at the end would lead relative addresses astray.
  return Router({ strict: true })
    .get(PATH, openLink(parts), async (request, response) => {
      await showPage(response, 200, request.acceptsLanguages(), parts);
    })
    .post(
      PATH,
      (request, response, next) => {
        if (!isFromElsewhere(request, parts.publicOrigin)) return next();
        sendNotice(response, 403, NOTICES.elsewhere);
      },
      openLink(parts),
      (_request, response, next) => {
        const seconds = bound.secondsToWait(openedBy(response).link.id);
        if (seconds === 0) return next();
        response.set('retry-after', String(seconds));
        sendNotice(response, 429, NOTICES.tooOften);
      },
      express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: MOST_FIELDS }),
      answerForm(parts),
    )
    .use('/agreements', (_request, response) => sendNotice(response, 404, NOTICES.unknown))
    .use('/agreements', answerPageErrors(parts.log, PATH));
}

/** Lets a good link through; anything else is told apart only as far as its signature proves that we made it. */
function openLink(parts: Parts): RequestHandler {
  const { tokens, store, now, effectiveOf } = parts;
  return async (request, response, next) => {
    const token = tokens?.read(String(request.params['token']));
    if (token === undefined) return sendNotice(response, 404, NOTICES.unknown);
    const known = await linkPortal(parts, token.portalId);
    if (known === 'unavailable') return sendNotice(response, 503, NOTICES.unavailable);
    if (known === 'unknown') return sendNotice(response, 404, NOTICES.unknown);
    const { portalId } = known;
    const portalStore = store.forPortal(portalId);
    const link = await portalStore.signOffLinks.find(token.linkId);
    if (link === undefined) return sendNotice(response, 404, NOTICES.unknown);
    if (link.revokedAt !== null) return sendNotice(response, 410, NOTICES.revoked);
    if (!isGood(link, now()) || now() >= token.expiresAt) {
      return sendNotice(response, 410, NOTICES.expired);
    }
    const { currency, timeZone } = known;
    const portal = {
      calendar: calendarOf(timeZone),
      currency: { currency, digits: currencyDigits(currency) },
    };
    const { configuration } = await effectiveOf(portalId, portalStore);
    const opened = { portalId, link, portalStore, portal, configuration };
    (response.locals as { opened?: Opened }).opened = opened;
    next();
  };
}

function openedBy(response: Response): Opened {
  return (response.locals as { opened: Opened }).opened;
}

function answerForm(parts: Parts): RequestHandler<{ token: string }> {
  const { now, onChanged } = parts;
  return async (request, response) => {
    if (!request.is('application/x-www-form-urlencoded')) {
      return sendNotice(response, 415, NOTICES.unreadable);
    }
    const { portalId, link, portalStore, portal, configuration } = openedBy(response);
    const show = (status: number, extra: Pick<PageOrder, 'form' | 'refusal'>) =>
      showPage(response, status, request.acceptsLanguages(), parts, extra);
    const form = readForm(request.body, portal.currency.digits);
    if (form.kind === 'unreadable') return sendNotice(response, 400, NOTICES.unreadable);
    if (form.kind === 'faults') return show(422, { form });

    const { decision } = form;
    const at = now();
    const { parties } = configuration.agreements.signOff;
    try {
      const today = portal.calendar.dayAt(at);
      await decide(portalStore, link, decision, { at, today, parties });
    } catch (error) {
      if (error instanceof RecordNotFoundError) return sendNotice(response, 404, NOTICES.foreign);
      if (error instanceof RefusedError && error.code === 'link_void') {
        return sendNotice(response, 410, NOTICES.revoked);
      }
      if (error instanceof RefusedError) {
        return show(409, { refusal: refusalInWords(error.code) });
      }
      if (error instanceof StaleVersionError)
        return show(409, { refusal: refusalInWords('stale') });
      throw error;
    }
    onChanged?.(portalId);
    const anchor =
      'goalId' in decision
        ? `goal-${link.goals.findIndex(({ goalId }) => goalId === decision.goalId) + 1}`
        : `value-${link.valueLineIds.indexOf(decision.lineId) + 1}`;
    // Relative, so that it holds behind any proxy; with a redirect a reload repeats nothing.
    secured(response).redirect(303, `${request.params.token}#${anchor}`);
  };
}

async function showPage(
  response: Response,
  status: number,
  languages: readonly string[],
  { now }: Parts,
  extra: Pick<PageOrder, 'form' | 'refusal'> = {},
): Promise<void> {
  const { link, portal, portalStore, configuration } = openedBy(response);
  const formats = formatsOf(localeOf(languages), portal.calendar.zone, portal.currency);
  const order = { link, portal, formats, configuration, now: now(), ...extra };
  const view = await pageView(portalStore, order);
  sendPage(response, status, { template: 'agreement-page/templates/page', view });
}
