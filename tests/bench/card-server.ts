import type { AddressInfo } from 'node:net';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { createApp } from '@attain/sync-worker/http/app';
import { createMetrics } from '@attain/sync-worker/metrics';
import { silentLog } from '@attain/sync-worker/ports/log';
import { NO_HUBSPOT } from '../integration/no-hubspot.ts';

/** The worker's HTTP server over a database, and nothing beside it: no cycles. Says its port to its parent. */
const [url = '', clientSecret = '', publicOrigin = '', portalId = ''] = process.argv.slice(2);

const store = await openStore(url);
const app = createApp({
  store,
  file: { configuration: configurationSchema.parse({}), written: {} },
  ...NO_HUBSPOT,
  metrics: createMetrics(store),
  log: silentLog,
  live: { wake: () => undefined },
  isDraining: () => false,
  authentication: {
    clientSecret,
    apiKey: undefined,
    publicOrigin,
    portalId: async () => Number(portalId),
    now: Date.now,
  },
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
// A connection that the asking side keeps for later is not closed under it.
server.keepAliveTimeout = 300_000;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuSeconds: (user + system) / 1e6,
    maxRssMb: process.resourceUsage().maxRSS / 1_024,
  });
});
