import express, { type Express } from 'express';
import type { Registry } from 'prom-client';

import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { authenticate, type Authentication } from './authenticate.ts';
import { answerErrors, HttpError } from './errors.ts';
import { accountViewRoutes } from './routes/account-view.ts';
import { operationsRoutes } from './routes/operations.ts';

/** HubSpot's proxy passes at most this much each way. */
const MAX_BODY = '1mb';

type Parts = { store: Store; authentication: Authentication; metrics: Registry; log: Log };

/** The HTTP app, with nothing listening: `serve` calls `listen`, tests take any free port. */
export function createApp({ store, authentication, metrics, log }: Parts): Express {
  return express()
    .disable('x-powered-by')
    .use(operationsRoutes(store, metrics))
    .use('/api', express.raw({ type: () => true, limit: MAX_BODY }), authenticate(authentication))
    .use(accountViewRoutes(store, authentication.now))
    .use((_request, _response) => {
      throw new HttpError(404, 'not_found', 'There is no such route.');
    })
    .use(answerErrors(log));
}
