import express, { Router } from 'express';

import type { LinkTokens } from '../../agreements/link-token.ts';
import type { Configuration } from '../../config/configuration.ts';
import { inTime } from '../../in-time.ts';
import { portalFacts } from '../../portal-facts.ts';
import type { Crm } from '../../ports/crm.ts';
import type { Live } from '../../ports/live.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { EffectiveReader } from '../../settings/effective.ts';
import type { ActionParts } from '../../workflow-actions/actions.ts';
import {
  type Authentication,
  requireActionSignature,
  requirePortal,
  servedPortal,
} from '../authenticate.ts';
import { authorOf } from '../caller.ts';
import { HttpError } from '../errors.ts';
import { workflowAnswer } from '../workflow-answer.ts';
import { calledAction, readCall } from '../workflow-call.ts';

const MAX_BODY = '1mb';

/** HubSpot's own facts are asked for while it waits: what it does not tell by then is taken as usual. */
const ASKED_WITHIN_MS = 2_000;
/** HubSpot hangs up after about 20 s. It calls again after a 503, and finds the kept answer then. */
const ANSWERED_WITHIN_MS = 15_000;

const USUAL_DOMAIN = 'app.hubspot.com';
const WAIT_SCOPE = 'automation';

type Parts = {
  store: Store;
  /** What holds for the portal. */
  effectiveOf: EffectiveReader;
  authentication: Authentication;
  tokens: LinkTokens | undefined;
  crm: Pick<Crm, 'portal' | 'scopes'>;
  live: Live;
  log: Log;
};

/**
 * `POST /workflow-actions/<name>`: HubSpot runs an action of ours for a workflow or an agent. Only what a repeat can mend is answered
 * with 5xx, because HubSpot repeats that for days.
 */
export function workflowActionRoutes(parts: Parts): Router {
  const { store, effectiveOf, authentication, live, log } = parts;
  const body = express.raw({ type: () => true, limit: MAX_BODY, inflate: false });
  const factsOf = portalFacts(store);
  return Router().post('/workflow-actions/:action', body, async (request, response) => {
    requireActionSignature(request, authentication);
    const portalId = await servedPortal(authentication);
    if (request.query['portalId'] !== undefined) requirePortal(request, portalId);
    const action = calledAction(request);
    const call = readCall(request, portalId);
    const { calendar } = await factsOf(portalId);
    const author = authorOf({ kind: 'hubspot' }, authentication.now());
    const own = store.forPortal(portalId);
    const changed = () => live.wake();
    const { configuration } = await effectiveOf(portalId, own);
    const answer = workflowAnswer(
      { action, call, portalId, store: own, author, calendar, changed },
      { ...actionParts(parts, configuration), calendar },
    );
    const outputFields = await inTime(answer, ANSWERED_WITHIN_MS, tooLate);
    const { outcome, hs_execution_state: state } = outputFields;
    log.info({ portalId, action, outcome, state }, 'workflow action');
    response.set('Cache-Control', 'no-store').json({ outputFields });
  });
}

function tooLate(): never {
  throw new HttpError(503, 'unavailable', 'This takes longer than usual. Try again shortly.');
}

function actionParts(
  { tokens, authentication, crm }: Parts,
  configuration: Configuration,
): Omit<ActionParts, 'calendar'> {
  const { publicOrigin } = authentication;
  const { linkDays } = configuration.agreements.signOff;
  return {
    tasks: configuration.tasks,
    signOff: { tokens, publicOrigin, linkDays },
    async mayWait() {
      const scopes = await asked(crm.scopes(), null);
      return scopes?.includes(WAIT_SCOPE) ?? false;
    },
    async uiDomain() {
      const portal = await asked(crm.portal(), null);
      return portal?.uiDomain ?? USUAL_DOMAIN;
    },
  };
}

/** What HubSpot tells in time, else `usual`. */
async function asked<T>(question: Promise<T>, usual: T): Promise<T> {
  return inTime(
    question.catch(() => usual),
    ASKED_WITHIN_MS,
    () => usual,
  );
}
