import { Router } from 'express';
import type { Registry } from 'prom-client';

import type { Store } from '../../ports/store.ts';

/** Liveness, readiness and metrics: no secrets in them and no authentication on them; bind or firewall. */
export function operationsRoutes(
  store: Store,
  metrics: Registry,
  isDraining: () => boolean,
): Router {
  return Router()
    .get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
    .get('/readyz', async (_request, response) => {
      if (isDraining()) return void response.status(503).json({ status: 'draining' });
      const pending = await store.pendingMigrations().catch(() => undefined);
      if (pending === undefined) response.status(503).json({ status: 'database_unreachable' });
      else if (pending.length > 0)
        response.status(503).json({ status: 'migrations_pending', pending });
      else response.json({ status: 'ready' });
    })
    .get('/metrics', async (_request, response) => {
      response.type(metrics.contentType).send(await metrics.metrics());
    });
}
