import express, { type Express } from 'express';

import type { LinkTokens } from '../agreements/link-token.ts';
import type { Configuration, ConfigurationFile } from '../config/configuration.ts';
import type { Finding } from '../doctor.ts';
import type { Metrics } from '../metrics.ts';
import type { Crm } from '../ports/crm.ts';
import type { Live } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import { NAMELESS, type OwnerNames } from '../ports/owner-names.ts';
import type { Store } from '../ports/store.ts';
import { effectiveReader } from '../settings/effective.ts';
import { knownPeers } from '../success-metrics/known-peers.ts';
import { agreementPageRoutes } from './agreement-page/routes.ts';
import { authenticate, type Authentication } from './authenticate.ts';
import { routesBySettings } from './by-settings.ts';
import { answerErrors, HttpError } from './errors.ts';
import { measureRequests } from './measure-requests.ts';
import { addReadingsOf } from './routes/add-readings.ts';
import { agreementRoutes } from './routes/agreements.ts';
import { companySummaryOf } from './routes/company-summary.ts';
import { defineGoal } from './routes/create-goal.ts';
import { dealRenewalOf } from './routes/deal-renewal.ts';
import { exportOfCompany } from './routes/export.ts';
import { emailDraftsOf } from './routes/email-drafts.ts';
import { GOAL_READS } from './routes/goals.ts';
import { reportPageRoutes } from './report-page/routes.ts';
import { issuedReportRoutes } from './routes/issued-reports.ts';
import { keptReportRoutes } from './routes/kept-report.ts';
import { openApiRoutes } from './routes/openapi.ts';
import { operationsRoutes } from './routes/operations.ts';
import { portfolioRoutes } from './routes/portfolio/all.ts';
import { recordRoutes } from './routes/records/all.ts';
import { connectionRoutes } from './routes/connection.ts';
import { reportLinkRoutes } from './routes/report-links.ts';
import { reportMaker } from './routes/report-maker.ts';
import { reportOf } from './routes/report.ts';
import { settingsPreviewRoute } from './routes/settings-preview.ts';
import { settingsRoutes } from './routes/settings.ts';
import { signOffLinkRoutes } from './routes/sign-off-links.ts';
import { signOffRules } from './routes/sign-off-rules.ts';
import { successMetricsOf } from './routes/success-metrics.ts';
import { askForTask } from './routes/tasks.ts';
import { usageRoutes } from './routes/usage.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workflowActionRoutes } from './routes/workflow-actions.ts';

/** HubSpot's proxy passes at most this much each way. */
const MAX_BODY = '1mb';

type Parts = {
  store: Store;
  /** The configuration file; what is saved in a portal holds before it. */
  file: ConfigurationFile;
  /** To be asked what HubSpot's workflows may do, where its pages are, and what settings can name. */
  crm: Pick<Crm, 'portal' | 'scopes' | 'properties' | 'pipelines'>;
  /** What is wrong, as `attain doctor` tells it. */
  diagnose: () => Promise<readonly Finding[]>;
  authentication: Authentication;
  /** Signs the addresses by which customers sign; `undefined`: there is no secret for it. */
  tokens?: LinkTokens | undefined;
  /** Signs the addresses of reports that are noted without files; see `tokens`. */
  reportTokens?: LinkTokens | undefined;
  metrics: Pick<Metrics, 'registry' | 'requested' | 'webhookEvents'>;
  log: Log;
  /** Who looks after accounts, by name; absent: ids alone are told. */
  owners?: OwnerNames;
  /** To be woken by whoever changes what figures depend on. */
  live: Live;
  /** True once the worker is on its way out: it still answers, and wants no new work. */
  isDraining: () => boolean;
};

/** The HTTP app, with nothing listening: `serve` calls `listen`, tests take any free port. */
export function createApp(parts: Parts): Express {
  const { store, file, authentication, tokens, crm, metrics, log, live, isDraining } = parts;
  const { owners = NAMELESS } = parts;
  const wake = () => live.wake();
  const effectiveOf = effectiveReader(file.configuration);
  const preview = settingsPreviewRoute({ ...parts, effectiveOf });
  const peers = knownPeers(authentication.now);
  const routesOf = (configuration: Configuration) => [
    successMetricsOf(configuration, peers),
    defineGoal,
    companySummaryOf(configuration, peers),
    dealRenewalOf(configuration),
    emailDraftsOf(configuration, owners),
    reportOf(configuration, peers),
    ...issuedReportRoutes(configuration, peers),
    ...GOAL_READS,
    addReadingsOf,
    ...recordRoutes(configuration),
    ...agreementRoutes(configuration),
    ...portfolioRoutes(owners),
    ...usageRoutes(configuration),
    exportOfCompany,
    askForTask(configuration),
    signOffRules(configuration),
    ...signOffLinkRoutes({ configuration, tokens, publicOrigin: authentication.publicOrigin }),
    ...reportLinkRoutes({
      ...{ configuration, makeReport: reportMaker(configuration, peers) },
      publicOrigin: authentication.publicOrigin,
    }),
    ...settingsRoutes({ ...parts, effectiveOf }),
    ...connectionRoutes({ ...parts, configuration }),
    preview,
  ];
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .use(measureRequests(metrics.requested))
    .use(operationsRoutes(store, metrics.registry, isDraining))
    .use(openApiRoutes())
    .use(
      agreementPageRoutes({
        ...{ store, tokens, log, onChanged: wake },
        effectiveOf,
        publicOrigin: authentication.publicOrigin,
        portalId: authentication.portalId,
        now: authentication.now,
      }),
    )
    .use(
      reportPageRoutes({
        ...{ store, tokens, log },
        publicOrigin: authentication.publicOrigin,
        portalId: authentication.portalId,
        now: authentication.now,
      }),
    )
    .use(
      keptReportRoutes({
        ...{ store, log },
        tokens: parts.reportTokens,
        portalId: authentication.portalId,
        now: authentication.now,
      }),
    )
    .use(webhookRoutes({ store, authentication, live, seen: metrics.webhookEvents, log }))
    .use(workflowActionRoutes({ store, effectiveOf, authentication, tokens, crm, live, log }))
    .use('/api', express.raw({ type: () => true, limit: MAX_BODY }), authenticate(authentication))
    .use(routesBySettings(effectiveOf, routesOf, { store, now: authentication.now, wake }))
    .use((_request, _response) => {
      throw new HttpError(404, 'not_found', 'There is no such route.');
    })
    .use(answerErrors(log));
}
