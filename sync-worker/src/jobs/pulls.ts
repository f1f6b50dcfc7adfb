import { randomUUID } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../config/configuration.ts';
import { withLogFields } from '../log.ts';
import type { PullMetrics } from '../metrics/pull-metrics.ts';
import type { Live } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import { silentProgress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { isDue } from '../usage/pull/due.ts';
import { lastAttempt } from '../usage/pull/place.ts';
import { type PullOrder, pullSources } from '../usage/pull/pull-sources.ts';

type Parts = {
  source: PullOrder['sources'][number];
  store: Store;
  configuration: Configuration;
  metrics: PullMetrics;
  live: Live;
  log: Log;
  /** The portal this worker serves; `undefined` while it is not known. */
  portalId: () => Promise<number | undefined>;
  now: () => Instant;
};

/** How often it is looked whether a source is due. */
export const LOOK_EVERY_SECONDS = 60;

/**
 * Pulls a source when it is due. When that is stands in the store, so that neither a restart nor a second worker asks a
 * source more often. Before the portal's first sync its days are not known, and nothing is pulled.
 */
export function pullWhenDue(parts: Parts): (signal: AbortSignal) => Promise<void> {
  const { source, store, configuration, metrics, live, log, portalId, now } = parts;
  return async (signal) => {
    const served = await portalId();
    const portal = (await store.portals()).find((known) => known.portalId === served);
    if (portal === undefined) return;
    const own = store.forPortal(portal.portalId);
    if (!isDue(await lastAttempt(own.cursors, source.source.name), source.source, now())) return;
    const [report] = await withLogFields({ pull: randomUUID() }, () =>
      pullSources({
        sources: [source],
        store: own,
        timeZone: configuration.timeZone ?? portal.timeZone,
        configuration,
        now,
        signal,
        since: null,
        progress: silentProgress,
        log,
      }),
    );
    if (report === undefined) return;
    metrics.pulled(report, now());
    // What changed is to be scored.
    if (report.changedDays + report.readings.stored > 0) live.wake();
  };
}
