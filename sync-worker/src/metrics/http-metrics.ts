import { Counter, Histogram, type Registry } from 'prom-client';

import type { SeenRequest } from '../http/measure-requests.ts';

/** A card is answered in milliseconds, a webhook within a second, and HubSpot gives up after five. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Requests by method, route pattern and status. */
export function httpMetrics(registry: Registry): (request: SeenRequest) => void {
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'attain_http_requests_total',
    help: 'HTTP requests by route and status',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'attain_http_request_duration_seconds',
    help: 'Time until an HTTP request was answered',
    labelNames,
    buckets: BUCKETS,
    registers: [registry],
  });
  return ({ method, route, status, seconds: took }) => {
    requests.inc({ method, route, status });
    seconds.observe({ method, route, status }, took);
  };
}
