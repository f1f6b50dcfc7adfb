import express, { type Express } from 'express';

import type { Metrics } from '../metrics.ts';
import type { Live } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { authenticate, type Authentication } from './authenticate.ts';
import { answerErrors, HttpError } from './errors.ts';
import { measureRequests } from './measure-requests.ts';
import { accountViewRoutes } from './routes/account-view.ts';
import { operationsRoutes } from './routes/operations.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** HubSpot's proxy passes at most this much each way. */
const MAX_BODY = '1mb';

type Parts = {
  store: Store;
  authentication: Authentication;
  metrics: Pick<Metrics, 'registry' | 'requested' | 'webhookEvents'>;
  log: Log;
  /** To be woken by whoever changes what figures depend on. */
  live: Live;
  /** True once the worker is on its way out: it still answers, and wants no new work. */
  isDraining: () => boolean;
};

/** The HTTP app, with nothing listening: `serve` calls `listen`, tests take any free port. */
export function createApp(parts: Parts): Express {
  const { store, authentication, metrics, log, live, isDraining } = parts;
  return express()
    .disable('x-powered-by')
    .use(measureRequests(metrics.requested))
    .use(operationsRoutes(store, metrics.registry, isDraining))
    .use(webhookRoutes({ store, authentication, live, seen: metrics.webhookEvents, log }))
    .use('/api', express.raw({ type: () => true, limit: MAX_BODY }), authenticate(authentication))
    .use(accountViewRoutes(store))
    .use((_request, _response) => {
      throw new HttpError(404, 'not_found', 'There is no such route.');
    })
    .use(answerErrors(log));
}
