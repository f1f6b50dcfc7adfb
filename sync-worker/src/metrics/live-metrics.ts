import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import { EVENT_OUTCOMES, type EventOutcome } from '../http/webhook-events.ts';
import type { PortalStore, Store } from '../ports/store.ts';

const FRESH_BUCKETS = [0.5, 1, 2, 3, 4, 5, 7.5, 10, 20, 60, 300];

export type LiveMetrics = {
  webhookEvents: (outcomes: Readonly<Record<EventOutcome, number>>) => void;
  /** Told of touched records whose figures are written now, by the milliseconds each of them took. */
  settled: (waitedMs: readonly number[]) => void;
};

/** How fresh the figures are: what HubSpot tells, what of it waits, and how long it takes to be written. */
export function liveMetrics(registry: Registry, store: Store): LiveMetrics {
  const registers = [registry];
  const events = new Counter({
    name: 'attain_webhook_events_total',
    help: 'Events that HubSpot sent, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of EVENT_OUTCOMES) events.inc({ outcome }, 0);
  const freshness = new Histogram({
    name: 'attain_webhook_to_written_seconds',
    help: 'From the first webhook about a record until what it changes is written to HubSpot',
    buckets: FRESH_BUCKETS,
    registers,
  });
  waitingGauge(registry, store, {
    name: 'attain_touched_records_waiting',
    help: 'Records that HubSpot told of and that wait to be read',
    countOf: ({ touched }) => touched.count(),
  });
  waitingGauge(registry, store, {
    name: 'attain_outbox_waiting',
    help: 'Records whose new values wait to be written to HubSpot',
    countOf: ({ outbox }) => outbox.waiting(),
  });

  return {
    webhookEvents(outcomes) {
      for (const outcome of EVENT_OUTCOMES) events.inc({ outcome }, outcomes[outcome]);
    },
    settled(waitedMs) {
      for (const ms of waitedMs) freshness.observe(ms / 1_000);
    },
  };
}

type Waiting = { name: string; help: string; countOf: (portal: PortalStore) => Promise<number> };

/** Counted when it is asked for. While the database is away the last count stands: `/readyz` is where that is told. */
function waitingGauge(registry: Registry, store: Store, { name, help, countOf }: Waiting): void {
  const total = async () => {
    const portals = await store.portals();
    const counts = await Promise.all(
      portals.map(({ portalId }) => countOf(store.forPortal(portalId))),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const counted = await total().catch(() => undefined);
      if (counted !== undefined) this.set(counted);
    },
  });
}
