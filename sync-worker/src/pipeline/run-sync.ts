import { ownPropertyNames } from '@attain/shared/crm/write-back';

import { calendarOf } from '../calendar.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Crm, PortalFacts } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { adoptGoals } from './adopt-goals.ts';
import { callsSince } from './calls-since.ts';
import { comparePeers } from './compare-peers.ts';
import { compute } from './compute.ts';
import { sinceCursor } from './high-water.ts';
import { mirrorAgreements } from './mirror-agreements.ts';
import { currencyDigits, portalCurrency } from './money.ts';
import { normaliser } from './normalise/normaliser.ts';
import { pullChanges } from './pull-changes.ts';
import { pullCompanies } from './pull-companies.ts';
import { isFullPassPending, isMoreAskedFor, pullFull } from './pull-full.ts';
import { pulledProperties } from './pulled-properties.ts';
import { restateDays } from './restate-days.ts';
import { rescoreWhenRulesChanged } from './rescore-when-rules-changed.ts';
import type { SyncContext } from './sync-context.ts';
import { type SyncReport, type SyncSummary, syncReport, withoutScores } from './sync-report.ts';
import { writableProperties } from './writable-properties.ts';
import { withGoalObject } from './with-goal-object.ts';
import { writeBack } from './write-back.ts';
import { writeFollowUps } from './write-follow-ups.ts';

export type SyncOptions = {
  full: boolean;
  /** Only these companies; empty = all. */
  companies: readonly string[];
  dryRun: boolean;
};

export type SyncDependencies = {
  crm: Crm;
  store: Store;
  configuration: Configuration;
  progress: Progress;
  log: Log;
  now: () => number;
  signal: AbortSignal;
};

/** Whoever waits longer than this for another sync is told. */
const QUIET_WAIT_MS = 2_000;

/**
 * One cycle for one portal: pull, normalise, compute, diff, write back, ask people to act. Safe to kill and to repeat at any point; one that
 * meets another one of the same portal waits for it to end.
 *
 * @throws {UserError} when the portal was not provisioned; the CRM's and the store's errors otherwise.
 */
export async function runSync(
  dependencies: SyncDependencies,
  options: SyncOptions,
): Promise<SyncSummary> {
  const { crm, now } = dependencies;
  const startedAt = now();
  const callsBefore = crm.calls();
  const portal = await crm.portal();
  const { mode, report } = await inTurn(dependencies, portal, () =>
    cycle(dependencies, portal, options),
  );
  return report.summary(
    { portalId: portal.portalId, mode, dryRun: options.dryRun, startedAt, finishedAt: now() },
    callsSince(callsBefore, crm.calls()),
  );
}

/** Runs a cycle in its portal's turn, and says so when it has to wait for it. */
async function inTurn<T>(
  { store, log, signal }: SyncDependencies,
  { portalId }: PortalFacts,
  run: () => Promise<T>,
): Promise<T> {
  const notice = setTimeout(
    () => log.warn({ portalId }, 'another sync of this portal is under way: waiting for its end'),
    QUIET_WAIT_MS,
  );
  const start = () => {
    clearTimeout(notice);
    return run();
  };
  return store.exclusively(portalId, signal, start).finally(() => clearTimeout(notice));
}

async function cycle(
  dependencies: SyncDependencies,
  portal: PortalFacts,
  options: SyncOptions,
): Promise<{ mode: SyncSummary['mode']; report: SyncReport }> {
  const context = await openContext(dependencies, portal);
  const { store, report } = context;

  await rescoreWhenRulesChanged(context);
  await store.outbox.recover();
  if (options.full) {
    await store.outbox.retryRefused();
    await store.agreementRecords.retryRefused();
    await store.followUps.retryRefused();
  }
  const mode = await modeOf(context, options);
  if (mode !== 'companies') await comparePeers(context);
  if (mode === 'full') await pullFull(context, portal.serverTime);
  else if (mode === 'companies') await pullCompanies(context, options.companies);
  else await pullChanges(context, portal.serverTime);

  const scope =
    mode === 'companies'
      ? ({ kind: 'companies', ids: options.companies } as const)
      : ({ kind: 'due' } as const);
  await adoptGoals(context, scope);
  await compute(context, { dryRun: options.dryRun, scope });
  // Without scores before this cycle there was nothing to compare: what it finds now is written with it.
  if (mode !== 'companies' && !options.dryRun && (await comparePeers(context))) {
    await compute({ ...context, report: withoutScores(report) }, { dryRun: false, scope });
  }
  if (!options.dryRun) {
    await writeBack(context);
    await writeFollowUps(context);
    await restateDays(context);
    await mirrorAgreements(context, portal.serverTime);
  }
  return { mode, report };
}

async function modeOf(
  context: SyncContext,
  { full, companies }: SyncOptions,
): Promise<SyncSummary['mode']> {
  const { store } = context;
  if (companies.length > 0) return 'companies';
  if (full || (await isFullPassPending(store)) || (await isMoreAskedFor(context))) return 'full';
  return (await store.cursors.get(sinceCursor('companies'))) === undefined ? 'full' : 'incremental';
}

async function openContext(
  { crm, store, configuration, progress, log, now, signal }: SyncDependencies,
  portal: PortalFacts,
): Promise<SyncContext> {
  const { mapping, settings, tasks } = configuration;
  const timeZone = configuration.timeZone ?? portal.timeZone;
  const currency = portalCurrency(configuration.currency ?? portal.currency);
  await store.savePortal({ portalId: portal.portalId, timeZone, currency });

  const own = { companies: ownPropertyNames('companies'), deals: ownPropertyNames('deals') };
  const money = { currency, digits: currencyDigits(currency) };
  const context: SyncContext = {
    portalId: portal.portalId,
    uiDomain: portal.uiDomain,
    crm: withGoalObject(crm, mapping),
    store: store.forPortal(portal.portalId),
    mapping,
    settings,
    mirror: configuration.mirror,
    tasks,
    keyFeatures: configuration.usage.keyFeatures,
    calendar: calendarOf(timeZone),
    money,
    properties: pulledProperties(mapping, own),
    normalise: normaliser(mapping, own, money.digits),
    writable: { companies: new Set(), deals: new Set() },
    report: syncReport(),
    progress,
    log,
    now,
    signal,
  };
  return { ...context, writable: await writableProperties(context, own) };
}
