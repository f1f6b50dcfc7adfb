import { ownPropertyNames } from '@attain/shared/crm/write-back';

import { calendarOf } from '../calendar.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Crm, PortalFacts } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { effectiveSettings } from '../settings/effective.ts';
import { usageMeasures } from '../usage/measures.ts';
import { adoptGoals } from './adopt-goals.ts';
import { callsSince } from './calls-since.ts';
import { comparePeers } from './compare-peers.ts';
import { completeCallbacks } from './complete-callbacks.ts';
import { compute } from './compute.ts';
import { forgetUsage } from './forget-usage.ts';
import { rememberSync } from './last-sync.ts';
import { measureUsage } from './measure-usage.ts';
import { mirrorAgreements } from './mirror-agreements.ts';
import { currencyDigits, portalCurrency } from './money.ts';
import { normaliser } from './normalise/normaliser.ts';
import { putReports } from './reports/put-reports.ts';
import { reportContext, type ReportLink } from './reports/report-context.ts';
import { pullChanges } from './pull-changes.ts';
import { pullCompanies } from './pull-companies.ts';
import {
  hasWholeMirror,
  isFullPassDue,
  isFullPassPending,
  isMoreAskedFor,
  pullFull,
} from './pull-full.ts';
import { pulledProperties } from './pulled-properties.ts';
import { reportPortfolio } from './report-portfolio.ts';
import { restateDays } from './restate-days.ts';
import { rescoreWhenRulesChanged } from './rescore-when-rules-changed.ts';
import { safePoint, settleTouched } from './settle-touched.ts';
import type { SyncContext } from './sync-context.ts';
import {
  type Skipped,
  type SyncReport,
  type SyncSummary,
  syncReport,
  withoutScores,
} from './sync-report.ts';
import { writableProperties } from './writable-properties.ts';
import { withGoalObject } from './with-goal-object.ts';
import { writeBack } from './write-back.ts';
import { writeFollowUps } from './write-follow-ups.ts';

export type SyncOptions = {
  full: boolean;
  /** Only these companies; empty = all. */
  companies: readonly string[];
  dryRun: boolean;
  /** A whole pass is due when the last one ended longer ago than this; 0 or absent = never by time. */
  fullEveryHours?: number;
  /**
   * Reads what HubSpot told of instead of looking for changes; scores and writes that and what is due. Does nothing before
   * the first full pass is through, or while more is to be read than was. Types that are known to lack a scope are not asked for again.
   */
  live?: { skipped: readonly Skipped[] };
};

export type SyncDependencies = {
  crm: Crm;
  store: Store;
  /** Of the file; what is saved in the portal is read at the start of each cycle. */
  configuration: Configuration;
  progress: Progress;
  log: Log;
  now: () => number;
  signal: AbortSignal;
  /** Where kept reports are shown; absent: this worker has no secret to sign addresses with. */
  linkToReport?: ReportLink | undefined;
  /** See `SyncContext.settled`. */
  settled?: (waitedMs: readonly number[]) => void;
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
  const callsBeforeTurn = crm.calls();
  let othersCalls = callsSince(callsBeforeTurn, callsBeforeTurn);
  const { mode, report } = await inTurn(dependencies, portal, () => {
    othersCalls = callsSince(callsBeforeTurn, crm.calls());
    return cycle(dependencies, portal, options);
  });
  return report.summary(
    { portalId: portal.portalId, mode, dryRun: options.dryRun, startedAt, finishedAt: now() },
    callsSince(othersCalls, callsSince(callsBefore, crm.calls())),
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
  const opened = await openContext(dependencies, portal);
  const context = options.dryRun ? opened : { ...opened, atSafePoint: safePoint(opened) };
  const { store, report } = context;
  for (const skip of options.live?.skipped ?? []) {
    if (skip.reason === 'missing_scope') report.skipped(skip);
  }

  await rescoreWhenRulesChanged(context);
  await store.outbox.recover();
  if (options.full) {
    await store.outbox.retryRefused();
    await store.agreementRecords.retryRefused();
    await store.followUps.retryRefused();
    await store.reports.retryRefused();
  }
  const mode = await modeOf(context, options);
  // What was never read would count as not given, and clear figures.
  const isWhole = (await hasWholeMirror(store)) && !(await isMoreAskedFor(context));
  if (mode === 'live' && !isWhole) return { mode, report };
  if (mode !== 'companies') await comparePeers(context);
  if (mode === 'full') await pullFull(context, portal.serverTime);
  else if (mode === 'companies') await pullCompanies(context, options.companies);
  else if (mode === 'live') await settleTouched(context);
  else await pullChanges(context, portal.serverTime);

  const scope =
    mode === 'companies'
      ? ({ kind: 'companies', ids: options.companies } as const)
      : ({ kind: 'due' } as const);
  await adoptGoals(context, scope);
  await measureUsage(context, scope);
  await compute(context, { dryRun: options.dryRun, scope });
  // Without scores before this cycle there was nothing to compare: what it finds now is written with it.
  if (mode !== 'companies' && !options.dryRun && (await comparePeers(context))) {
    await compute({ ...context, report: withoutScores(report) }, { dryRun: false, scope });
  }
  if (!options.dryRun) {
    await writeBack(context);
    await completeCallbacks(context);
    // What leads to a report that was not there before is written with the cycle that put it there.
    if ((await putReports(context)) > 0) {
      await compute({ ...context, report: withoutScores(report) }, { dryRun: false, scope });
      await writeBack(context);
    }
    await writeFollowUps(context);
    await restateDays(context);
    if (mode !== 'companies') await reportPortfolio(context, report.accountsScored());
    await mirrorAgreements(context, portal.serverTime);
    if (mode !== 'live') await forgetUsage(context);
    if (mode === 'full' || mode === 'incremental') await rememberSync(store, context.now());
  }
  return { mode, report };
}

async function modeOf(
  context: SyncContext,
  { full, companies, live, fullEveryHours = 0 }: SyncOptions,
): Promise<SyncSummary['mode']> {
  const { store } = context;
  if (companies.length > 0) return 'companies';
  if (live) return 'live';
  if (full || (await isFullPassPending(store)) || (await isMoreAskedFor(context))) return 'full';
  if (!(await hasWholeMirror(store)) || (await isFullPassDue(context, fullEveryHours)))
    return 'full';
  return 'incremental';
}

async function openContext(
  dependencies: SyncDependencies,
  portal: PortalFacts,
): Promise<SyncContext> {
  const { crm, store, configuration: file, progress, log, now, signal, settled } = dependencies;
  const { configuration, latest } = await effectiveSettings(file, store.forPortal(portal.portalId));
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
    settingsVersion: latest,
    mirror: configuration.mirror,
    tasks,
    reports: reportContext(configuration, now, dependencies.linkToReport),
    keyFeatures: configuration.usage.keyFeatures,
    measures: usageMeasures(configuration.usage),
    calendar: calendarOf(timeZone),
    money,
    properties: pulledProperties(mapping, own),
    normalise: normaliser(mapping, own, money.digits),
    writable: { companies: new Set(), deals: new Set() },
    report: syncReport(),
    generation: 0,
    atSafePoint: async () => undefined,
    settled: settled ?? (() => undefined),
    progress,
    log,
    now,
    signal,
  };
  return { ...context, writable: await writableProperties(context, own) };
}
