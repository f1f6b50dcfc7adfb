import { Counter, Gauge, type Registry } from 'prom-client';

import { type OutcomeCounts, USAGE_OUTCOMES } from '../ports/usage.ts';

export type UsageMetrics = {
  /** Told of what became of everything that came in over HTTP. */
  usageSeen: (outcomes: OutcomeCounts) => void;
  /** Told once where to ask what waits. */
  watchUsage: (waiting: () => { events: number; requests: number }) => void;
};

/** Usage that comes in over HTTP: what became of it, and what waits to be stored. */
export function usageMetrics(registry: Registry): UsageMetrics {
  const registers = [registry];
  const events = new Counter({
    name: 'attain_usage_events_total',
    help: 'Events, calls and batches that sources sent over HTTP, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of USAGE_OUTCOMES) events.inc({ outcome }, 0);

  return {
    usageSeen(outcomes) {
      for (const outcome of USAGE_OUTCOMES) {
        const count = outcomes[outcome];
        if (count) events.inc({ outcome }, count);
      }
    },
    watchUsage(waiting) {
      new Gauge({
        name: 'attain_usage_waiting_events',
        help: 'Events that wait to be stored',
        registers,
        collect() {
          this.set(waiting().events);
        },
      });
      new Gauge({
        name: 'attain_usage_waiting_requests',
        help: 'Requests that wait for their events to be stored',
        registers,
        collect() {
          this.set(waiting().requests);
        },
      });
    },
  };
}
