import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { withCachedSchema } from './adapters/hubspot/cached-schema.ts';
import { inProcessJobs } from './adapters/jobs/in-process-jobs.ts';
import { pgBossJobs } from './adapters/jobs/pg-boss-jobs.ts';
import { withRememberedPortal } from './adapters/hubspot/remembered-portal.ts';
import { linkSecret, linkTokens } from './agreements/link-token.ts';
import { REPORT_LINKS, reportLinks } from './agreements/report-link.ts';
import type { ConfigurationFile } from './config/configuration.ts';
import { type Environment, sourceSecrets } from './config/environment.ts';
import { runDoctor } from './doctor.ts';
import { createApp } from './http/app.ts';
import { ingestHandler } from './http/ingest/handler.ts';
import { createMetrics } from './metrics.ts';
import { openCrm } from './open-crm.ts';
import { cycles } from './jobs/cycles.ts';
import { liveLoop } from './jobs/live-loop.ts';
import { LOOK_EVERY_SECONDS, pullWhenDue } from './jobs/pulls.ts';
import { openSources } from './open-analytics.ts';
import { rememberedOwners } from './owner-names.ts';
import { UserError } from './ports/errors.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Log } from './ports/log.ts';
import { silentProgress } from './ports/progress.ts';
import type { Store } from './ports/store.ts';
import { usageIntake } from './usage/intake.ts';

export type Worker = {
  origin: string;
  /** Says that it is not ready, lets running work reach a safe point and requests be answered, and closes. */
  stop(): Promise<void>;
};

/** A supervisor kills after 20 s or more; a batch takes HubSpot a second or two. */
const GRACE_MS = 8_000;
/** What callers that are being answered get at the end. */
const LAST_ANSWERS_MS = 2_000;

/** Who takes longer to send a request holds memory that others need. */
const REQUEST_MS = 60_000;

/** A settings page waits for 15 seconds; HubSpot is asked beside the sources. */
const DIAGNOSE_MS = 5_000;

type Parts = { environment: Environment; file: ConfigurationFile; store: Store; log: Log };

/**
 * The worker: HTTP server and scheduled cycles over one store.
 *
 * @throws {UserError} when the port is taken or not allowed.
 */
export async function startWorker(parts: Parts): Promise<Worker> {
  const { environment, file, store, log } = parts;
  // How the worker runs stays with the file: schedule, sources, how usage is taken. The rest is asked of the portal.
  const { configuration } = file;
  const sources = openSources(configuration, sourceSecrets(configuration.usage.sources));
  const metrics = createMetrics(store);
  const crm = withCachedSchema(openCrm(environment, log));
  const remembering = withRememberedPortal(crm);
  const server = createServer({ requestTimeout: REQUEST_MS });
  await listen(server, environment);
  const { port } = server.address() as AddressInfo;
  const origin = `http://${environment.host}:${port}`;

  const secret = linkSecret(environment);
  const portalId = servedPortal(async () => (await remembering.portal()).portalId, store);
  const work = cycles({
    crm,
    liveCrm: remembering,
    store,
    configuration,
    metrics,
    progress: silentProgress,
    log,
    portalId,
    linkToReport: reportLinks(environment, port),
    now: Date.now,
  });
  const live = liveLoop({
    run: work.live,
    everyMs: configuration.schedule.dueEverySeconds * 1_000,
    log,
  });
  let isDraining = false;
  const app = createApp({
    store,
    tokens: secret === undefined ? undefined : linkTokens(secret),
    reportTokens: secret === undefined ? undefined : linkTokens(secret, REPORT_LINKS),
    file,
    crm: remembering,
    diagnose: () => runDoctor({ sourcesWithinMs: DIAGNOSE_MS }),
    metrics,
    log,
    live,
    owners: rememberedOwners({ crm: crm.urgent(), log, now: Date.now }),
    isDraining: () => isDraining,
    authentication: {
      clientSecret: environment.clientSecret,
      apiKey: environment.apiKey,
      publicOrigin: environment.publicOrigin ?? `http://localhost:${port}`,
      portalId,
      now: Date.now,
    },
  });
  const intake = usageIntake({
    ...{ store, configuration, live, log },
    seen: metrics.usageSeen,
    now: Date.now,
  });
  metrics.watchUsage(() => intake.waiting());
  const ingest = ingestHandler({
    ...{ intake, log, isDraining: () => isDraining },
    groupType: configuration.usage.identity.groupType,
    requested: metrics.requested,
  });
  server.on('request', (request, response) => {
    if (!ingest(request, response)) void app(request, response);
  });

  const jobs = await openJobs(environment, store, log);
  await jobs.every('sync', configuration.schedule.everySeconds, work.scheduled);
  for (const source of sources) {
    const parts = { source, store, configuration, metrics, live, log, portalId, now: Date.now };
    await jobs.every(`pull ${source.source.name}`, LOOK_EVERY_SECONDS, pullWhenDue(parts));
  }
  live.start();
  if (!environment.clientSecret) {
    log.warn(
      {},
      'HUBSPOT_CLIENT_SECRET is not set: every call of the card will be refused, and every webhook',
    );
  }
  if (secret === undefined) {
    log.warn(
      {},
      'Neither ATTAIN_ENCRYPTION_KEY nor HUBSPOT_CLIENT_SECRET is set: customers cannot sign by links',
    );
  }
  log.info({ origin }, 'serving');

  return {
    origin,
    async stop() {
      isDraining = true;
      await withinGrace(Promise.all([jobs.stop(), live.stop()]), () => crm.close());
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
      await closed.finally(() => clearTimeout(late));
      await intake.stop();
      await Promise.all(sources.map(({ analytics }) => analytics.close()));
      await crm.close();
    },
  };
}

/** Waits for running work; when it hangs on HubSpot for too long, cuts the calls: what was in flight is read before it is repeated. */
async function withinGrace(work: Promise<unknown>, cut: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => void cut(), GRACE_MS);
  await work.finally(() => clearTimeout(timer));
}

async function listen(server: Server, { port, host }: Environment): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `Cannot listen on ${host}:${port} (${code}). Set PORT or HOST to another address.`,
    );
  }
}

/** A webhook is answered within a second, and a card does better to show the record's own figures than to wait. */
const ANSWER_WITHIN_MS = 800;

/**
 * The portal of the token, asked of HubSpot once. Until HubSpot has answered, the one portal that the store knows
 * serves, so that cards show figures also while HubSpot is away.
 */
function servedPortal(ask: () => Promise<number>, store: Store): () => Promise<number | undefined> {
  let known: number | undefined;
  let asking: Promise<number | undefined> | undefined;
  const answer = () =>
    (asking ??= ask()
      .then((portalId) => (known = portalId))
      .catch(() => undefined)
      .finally(() => (asking = undefined)));

  return async () => {
    if (known !== undefined) return known;
    const answered = answer();
    const portals = await store.portals();
    if (portals.length === 1) return portals[0]?.portalId;
    return Promise.race([answered, delay(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  };
}

async function openJobs(environment: Environment, store: Store, log: Log): Promise<Jobs> {
  return store.engine === 'postgres'
    ? pgBossJobs(environment.databaseUrl, log)
    : inProcessJobs(log);
}
