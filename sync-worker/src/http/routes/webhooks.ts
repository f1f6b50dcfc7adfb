import express, { Router } from 'express';

import type { Live } from '../../ports/live.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import {
  type Authentication,
  requirePortal,
  requireSignature,
  servedPortal,
} from '../authenticate.ts';
import { HttpError } from '../errors.ts';
import { type EventOutcome, readEvents } from '../webhook-events.ts';

/** A hundred events, each with a value of the longest text that a property holds. */
const MAX_BODY = '8mb';

type Parts = {
  store: Store;
  authentication: Authentication;
  live: Live;
  /** Told of the events of each call that was let in, by what became of them. */
  seen: (outcomes: Readonly<Record<EventOutcome, number>>) => void;
  log: Log;
};

/**
 * `POST /webhooks/hubspot`: what HubSpot says has changed. The touched records are stored before the answer, so that nothing
 * is lost afterwards; reading, scoring and writing come later. Only signature v3 lets in: no API key, no older signature.
 */
export function webhookRoutes({ store, authentication, live, seen, log }: Parts): Router {
  const body = express.raw({ type: () => true, limit: MAX_BODY, inflate: false });
  return Router().post('/webhooks/hubspot', body, async (request, response) => {
    requireSignature(request, authentication);
    const portalId = await servedPortal(authentication);
    if (request.query['portalId'] !== undefined) requirePortal(request, portalId);
    const events = eventsOf(request.body);

    const { touches, outcomes } = readEvents(events, portalId);
    await store.forPortal(portalId).touched.add(touches);
    if (touches.length > 0) live.wake();
    seen(outcomes);
    log.debug({ portalId, events: events.length, ...outcomes }, 'webhook');
    response.json({ received: events.length });
  });
}

/** @throws {HttpError} 400 */
function eventsOf(body: unknown): readonly unknown[] {
  const events = parsed(body);
  if (Array.isArray(events)) return events as readonly unknown[];
  throw new HttpError(400, 'invalid_request', 'The body is not a JSON array of events.');
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    return undefined;
  }
}
