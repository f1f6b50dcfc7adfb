import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

import type { SyncSummary } from './pipeline/sync-report.ts';

export type Metrics = { registry: Registry; observe(summary: SyncSummary): void; failed(): void };

/** What an operator watches: cycles, their calls and refusals, and the process itself. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const cycles = new Counter({
    name: 'attain_sync_cycles_total',
    help: 'Cycles by outcome',
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
    help: 'Duration of the last cycle',
    registers,
  });
  const finished = new Gauge({
    name: 'attain_sync_last_finished_timestamp_seconds',
    help: 'End of the last good cycle',
    registers,
  });

  return {
    registry,
    observe(summary) {
      cycles.inc({ outcome: 'finished' });
      calls.inc({ kind: 'all' }, summary.apiCalls.total);
      calls.inc({ kind: 'retried' }, summary.apiCalls.retried);
      calls.inc({ kind: 'rate_limited' }, summary.apiCalls.rateLimited);
      written.inc(summary.written);
      refused.set(new Set(summary.rejected.map(({ objectId }) => objectId)).size);
      duration.set(summary.durationMs / 1_000);
      finished.set(Date.parse(summary.finishedAt) / 1_000);
    },
    failed: () => cycles.inc({ outcome: 'failed' }),
  };
}
