import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { SeenRequest } from './http/measure-requests.ts';
import { httpMetrics } from './metrics/http-metrics.ts';
import { type LiveMetrics, liveMetrics } from './metrics/live-metrics.ts';
import { type UsageMetrics, usageMetrics } from './metrics/usage-metrics.ts';
import { type PullMetrics, pullMetrics } from './metrics/pull-metrics.ts';
import type { SyncSummary } from './pipeline/sync-report.ts';
import type { Store } from './ports/store.ts';

/** `scheduled` cycles look for changes; `live` ones follow what HubSpot told of and what time changes. */
export type CycleKind = 'scheduled' | 'live';

export type Metrics = LiveMetrics &
  UsageMetrics &
  PullMetrics & {
    registry: Registry;
    requested: (request: SeenRequest) => void;
    observe(kind: CycleKind, summary: SyncSummary): void;
    failed(kind: CycleKind): void;
  };

const CYCLE_BUCKETS = [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];

/** What an operator watches: cycles, their calls and refusals, and the process itself. */
export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const cycles = new Counter({
    name: 'attain_sync_cycles_total',
    help: 'Scheduled cycles by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'attain_hubspot_calls_total',
    help: 'Calls that HubSpot received',
    labelNames: ['kind'],
    registers,
  });
  const written = new Counter({
    name: 'attain_companies_written_total',
    help: 'Companies written to HubSpot',
    registers,
  });
  const refused = new Gauge({
    name: 'attain_records_refused',
    help: 'Records that HubSpot refuses at present',
    registers,
  });
  const duration = new Gauge({
    name: 'attain_sync_duration_seconds',
    help: 'Duration of the last scheduled cycle',
    registers,
  });
  const finished = new Gauge({
    name: 'attain_sync_last_finished_timestamp_seconds',
    help: 'End of the last good scheduled cycle',
    registers,
  });
  const durations = new Histogram({
    name: 'attain_cycle_duration_seconds',
    help: 'Duration of finished cycles by kind',
    labelNames: ['kind'],
    buckets: CYCLE_BUCKETS,
    registers,
  });
  const failures = new Counter({
    name: 'attain_cycle_failures_total',
    help: 'Cycles that failed, by kind',
    labelNames: ['kind'],
    registers,
  });

  return {
    registry,
    requested: httpMetrics(registry),
    ...liveMetrics(registry, store),
    ...usageMetrics(registry),
    ...pullMetrics(registry),
    observe(kind, summary) {
      calls.inc({ kind: 'all' }, summary.apiCalls.total);
      calls.inc({ kind: 'retried' }, summary.apiCalls.retried);
      calls.inc({ kind: 'rate_limited' }, summary.apiCalls.rateLimited);
      written.inc(summary.written);
      refused.set(new Set(summary.rejected.map(({ objectId }) => objectId)).size);
      durations.observe({ kind }, summary.durationMs / 1_000);
      if (kind === 'live') return;
      cycles.inc({ outcome: 'finished' });
      duration.set(summary.durationMs / 1_000);
      finished.set(Date.parse(summary.finishedAt) / 1_000);
    },
    failed(kind) {
      failures.inc({ kind });
      if (kind === 'scheduled') cycles.inc({ outcome: 'failed' });
    },
  };
}
